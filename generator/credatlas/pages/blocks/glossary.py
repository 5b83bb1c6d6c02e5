"""The glossary: every concept in plain words, with the values that it can have."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from credatlas import vocab
from credatlas.i18n.files import REFERENCE, read
from credatlas.pages.block import Block
from credatlas.pages.glossary import CONCEPTS
from credatlas.pages.templates import template

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

    from credatlas.pages.block import Host
    from credatlas.pages.reader import Reader

LONGEST = 40
"""A list with more values than this is left to the pages for browsing."""


class Entry(NamedTuple):
    """A concept."""

    id: str
    title: str
    text: str
    values: tuple[Markup, ...]


def concepts() -> tuple[str, ...]:
    """The names of all concepts."""
    keys = (key.split(".") for key in read(REFERENCE).texts if key.startswith("glossary."))
    return tuple(dict.fromkeys(parts[1] for parts in keys))


def _lists() -> Mapping[str, list[str]]:
    """Concept -> the code lists that it explains."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key, concept in CONCEPTS.items():
        if isinstance(key, str) and len(vocab.load(key)) <= LONGEST:
            found[concept].append(key)
    return found


def _body(reads: Reader, _: Host) -> str:
    lists, strings = _lists(), reads.strings
    entries = [
        Entry(
            id=concept,
            title=strings.text(f"glossary.{concept}.title"),
            text=strings.text(f"glossary.{concept}.text"),
            values=tuple(
                reads.label(name, code) for name in lists.get(concept, ()) for code in vocab.load(name)
            ),
        )
        for concept in concepts()
    ]
    entries.sort(key=lambda entry: (entry.title.casefold(), entry.id))
    return template(reads.language, "glossary").render(entries=entries)


GLOSSARY = Block(name="glossary", body=_body)
