"""The tables about pathways: one row a pathway, and one row a part."""

from __future__ import annotations

from credatlas.feeds._table import ForeignKey, Table, columns
from credatlas.feeds._table_rows import PartRow, PathwayRow, part_rows, pathway_rows


def _target(row: PathwayRow) -> str | None:
    return row.pathway.target.kind if row.pathway.target else None


def _target_title(row: PathwayRow) -> str | None:
    return row.words.text(row.pathway.target.title) if row.pathway.target else None


def _target_ects(row: PathwayRow) -> float | None:
    return row.pathway.target.ects if row.pathway.target else None


def _awarded(row: PathwayRow) -> bool | None:
    return row.pathway.target.award if row.pathway.target else None


def _page(row: PathwayRow) -> str:
    address = row.pathway.id.address
    return row.words.edition.site.absolute(address) or address


PATHWAYS = Table(
    name="pathways",
    title="Pathways",
    text="Stackable pathways, one in each row.",
    columns=(
        *columns(
            ("pathway", "Pathway", "Identity.", lambda row: row.pathway.id.slug),
            ("title", "Title", "Official title.", lambda row: row.words.text(row.pathway.title)),
            required=True,
        ),
        *columns(
            ("summary", "Summary", "One or two sentences.", lambda row: row.words.text(row.pathway.summary)),
            ("model", "Model", "Code: open, elective, rigid and others.", lambda row: row.pathway.model),
            ("network", "Network", "Identity; `none` without.", lambda row: row.pathway.network or "none"),
            ("target", "Leads to", "Code.", _target),
            ("target_title", "Title of the target", "What the parts add up to.", _target_title),
            ("target_ects", "Credits of the target", "ECTS.", _target_ects, "decimal"),
            ("award", "Award", "Whether who completes it receives one.", _awarded, "boolean"),
        ),
        *columns(
            ("awarding", "Awarding bodies", "Identities.", lambda row: row.pathway.awarding),
            ("fields", "Fields of study", "ISCED-F codes.", lambda row: row.pathway.fields),
            ("languages", "Languages", "ISO 639-1.", lambda row: row.pathway.languages),
            many=True,
        ),
        *columns(("page", "Page", "Address in this catalogue.", _page, "anyURI"), source="computed"),
    ),
    rows=pathway_rows,
    key=("pathway",),
)


def _least(row: PartRow) -> float | None:
    return row.block.ects.min if row.block.ects else None


def _most(row: PartRow) -> float | None:
    return row.block.ects.max if row.block.ects else None


def _choose(row: PartRow) -> str | None:
    """How many parts of the block are taken: a number, `all`, or by credits."""
    if row.block.choose is not None:
        return str(row.block.choose)
    return "by-credits" if row.block.ects else "all"


PARTS = Table(
    name="pathway-parts",
    title="Parts of pathways",
    text="What the blocks of a pathway hold, one part in each row, with the block's rule.",
    columns=(
        *columns(
            ("pathway", "Pathway", "Identity of the pathway.", lambda row: row.pathway.id.slug),
            ("block", "Block", "Name of the block.", lambda row: row.key),
            ("position", "Position", "Within the block, from 1.", lambda row: row.position, "integer"),
            required=True,
        ),
        *columns(
            ("block_title", "Title of the block", "In words.", lambda row: row.words.text(row.block.title)),
            ("course", "Course", "Identity, where the part is a course.", lambda row: row.course),
            ("nested", "Pathway within", "Identity, where the part is a pathway.", lambda row: row.nested),
            ("open", "Open choice", "In words, where the part lies outside.", lambda row: row.open),
            ("choose", "Take", "A number of parts, all, or by-credits.", _choose),
            ("ects_min", "At least", "Credits of the block.", _least, "decimal"),
            ("ects_max", "At most", "Credits of the block.", _most, "decimal"),
            ("optional", "Optional", "May be left out.", lambda row: row.block.optional, "boolean"),
        ),
        *columns(("after", "After", "Blocks that come before.", lambda row: row.block.after), many=True),
    ),
    rows=part_rows,
    key=("pathway", "block", "position"),
    foreign=(ForeignKey(columns=("pathway",), table="pathways", references=("pathway",)),),
)
