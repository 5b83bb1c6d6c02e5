"""A new file that reads like a form: what belongs into each field, from the schema's own words."""

from __future__ import annotations

import os
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from credatlas.authoring import yamltext
from credatlas.authoring.fieldpaths import FieldShape, root
from credatlas.authoring.identifiers import entry_id, file_of
from credatlas.catalogue.decode import decode
from credatlas.catalogue.decode.inheritance import INHERITABLE
from credatlas.errors import UsageError
from credatlas.model.ids import EntryId, Kind
from credatlas.model.institution import Institution
from credatlas.model.tier import Tier
from credatlas.rules.document.tiers import ELEMENTS
from credatlas.source import SourceFile, parse
from credatlas.source.schema import violations

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

_WELCOME = """\
Delete the line `status: draft` when the entry may be published. Lines that begin with ## explain; a line
that begins with # is an example: take the # away and write your own. `credatlas check {path}` says what is
still missing.
"""
_USEFUL = {
    Kind.COURSE: ("homepage", "contact", "joint", "offerings"),
    Kind.PATHWAY: ("awarding", "network", "outcomes"),
    Kind.INSTITUTION: (
        "text_language",
        "quality",
        "hours_per_ects",
        "contacts",
        "award",
        "grading",
        "owners",
    ),
    Kind.NETWORK: ("website", "coordinator", "members", "policy", "contacts", "owners"),
    Kind.AGREEMENT: ("type", "network", "parties", "from", "until", "document", "recognises"),
}
"""What is worth offering beside the fields that a tier asks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """A file that is to be written, and where."""

    path: Path
    text: str


def new_entry(
    content: Path,
    kind: Kind,
    identity: str,
    *,
    title: str | None = None,
    tier: Tier = Tier.FRAMEWORK,
    languages: Collection[str] = (),
    site_url: str | None = None,
) -> NewEntry:
    """A commented file for the new entry called `identity`: `lumen/data-ethics`, or `lumen`.

    It is a draft, and asks for what `tier` asks for, less what the institution supplies already. Without a
    `title` the words of the identity stand in for it. Raises `UsageError` where the identity cannot be used.
    """
    entry = entry_id(content, kind, identity, languages)
    path = file_of(content, entry)
    supplied = _supplied(content, entry) if kind is Kind.COURSE else frozenset()
    shape = root(kind.value)
    name = "title" if "title" in shape.order else "name"
    heading = title or entry.slug.rpartition("/")[2].replace("-", " ").capitalize()
    written = {name: heading, "status": "draft"}
    blocks = [_modeline(content, entry, site_url) + _comment(_WELCOME.format(path=entry.path))]
    wanted = (_asked_for(kind, tier) | set(_USEFUL[kind]) | set(shape.schema.get("required", ()))) - supplied
    for field in shape.order:
        if field in written:
            blocks.append(_form(field, shape, written[field]))
        elif field in wanted:
            blocks.append(_form(field, shape, None))
    return NewEntry(path=path, text="\n".join(blocks))


def _asked_for(kind: Kind, tier: Tier) -> set[str]:
    return {one.field.partition(".")[0] for one in ELEMENTS if kind in one.kinds and one.tier <= tier}


def _supplied(content: Path, entry: EntryId) -> frozenset[str]:
    """The fields that the course's institution states for all its courses; it also awards them."""
    house = EntryId(Kind.INSTITUTION, entry.institution)
    document = parse(
        SourceFile(path=house.path, kind=house.kind, content=file_of(content, house).read_bytes())
    )
    if isinstance(document, tuple) or violations(document):
        raise UsageError(f"{house.path} has errors; credatlas check says which")
    record = decode(house, document.data, None)
    if not isinstance(record, Institution):
        return frozenset()
    names = {name for name in INHERITABLE if getattr(record, name)}
    return frozenset(names | {"awarding"} | ({"contact"} if record.contacts else set()))


def _modeline(content: Path, entry: EntryId, site_url: str | None) -> str:
    """The line by which editors find the schema: beside the content, else where the site publishes it."""
    name = f"schemas/{entry.kind.value}.schema.json"
    beside = content.parent / name
    if site_url and not beside.exists():
        address = f"{site_url.rstrip('/')}/{name}"
    else:
        address = os.path.relpath(beside, file_of(content, entry).parent).replace(os.sep, "/")
    return f"# yaml-language-server: $schema={address}\n"


def _form(field: str, shape: FieldShape, value: str | None) -> str:
    """One field: its explanation, and the value or an example of it."""
    inner = shape.below(field)
    described = inner.schema if inner else {}
    must = " (needed)" if field in shape.schema.get("required", ()) else ""
    text = _comment(f"{described.get('title', field)}{must}: {described.get('description', '')}")
    if value is not None:
        return text + "".join(f"{line}\n" for line in yamltext.field(field, value))
    example = described["examples"][0]  # every field of the schemas has one
    return text + "".join(f"# {line}\n" for line in yamltext.field(field, example))


def _comment(text: str) -> str:
    return "".join(f"{line}\n" for line in _wrapped(" ".join(text.split())))


def _wrapped(text: str) -> Iterator[str]:
    yield from textwrap.wrap(
        text, width=yamltext.WIDTH - 5, initial_indent="## ", subsequent_indent="## ", break_on_hyphens=False
    )
