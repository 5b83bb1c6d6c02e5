"""Which format says what of a course, and what each cannot say: from what the feeds were found to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.feeds.fidelity_table import STANDARDS, fidelity, lost
from credatlas.pages import markup
from credatlas.pages.block import Block
from credatlas.pages.templates import template

if TYPE_CHECKING:
    from markupsafe import Markup

    from credatlas.pages.block import Host
    from credatlas.pages.reader import Reader


class FieldRow(NamedTuple):
    """A field, and whether each format says it."""

    field: Markup
    said: tuple[bool, ...]


class Loss(NamedTuple):
    """A format and the fields that it cannot say."""

    name: str
    fields: tuple[Markup, ...]


def _body(reads: Reader, _: Host) -> str:
    rows = [
        FieldRow(_field(one.field, reads), tuple(name in one.feeds for name in STANDARDS))
        for one in fidelity()
    ]
    losses = [
        Loss(title, tuple(_field(field, reads) for field in lost(name))) for name, title in STANDARDS.items()
    ]
    return template(reads.language, "mapping").render(
        names=tuple(STANDARDS.values()), rows=rows, losses=losses, separator=reads.word("separator")
    )


def _field(path: str, reads: Reader) -> Markup:
    """A field by the name that contributors write."""
    above, _, name = path.rpartition("/")
    shown = markup.isolated(name)
    return reads.sentence("data.run", field=shown) if above else shown


MAPPING = Block(name="mapping", body=_body)
