"""Finds and reads the files of the interface languages.

A file `<language>.json` has the sections `ui`, `vocab`, `glossary`, `rules` and `patterns`, and may name the
CLDR `locale` whose dates and numbers it uses (English ones are those of `en_GB`). In every section, names are
sorted; a text is a string, or a mapping from plural category to string.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from credatlas import resources
from credatlas.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

Text = str | dict[str, str]
"""A template, or templates by plural category (`other` is always among them)."""

REFERENCE = "en"
"""The language that has every text; the others fall back to it."""

PLURAL_CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})


class LanguageFile(NamedTuple):
    """What one language's files say: the CLDR locale and the texts by full key (`glossary.ects.title`)."""

    locale: str
    texts: Mapping[str, Text]


def languages(search: tuple[Path, ...] = ()) -> tuple[str, ...]:
    """The interface languages there are, the reference first; folders of `search` add to our own."""
    found = {path.stem for folder in _folders(search) for path in folder.glob("*.json")}
    return (REFERENCE, *sorted(found - {REFERENCE}))


@cache
def read(language: str, search: tuple[Path, ...] = ()) -> LanguageFile:
    """The texts of `language`; a file in `search` adds to our own and overrides it.

    UsageError when no folder has the language.
    """
    locale, texts = language, dict[str, Text]()
    paths = [path for folder in _folders(search) if (path := folder / f"{language}.json").is_file()]
    if not paths:
        known = ", ".join(languages(search))
        raise UsageError(f"there is no interface language {language!r}; there are {known}")
    for path in paths:
        content = json.loads(path.read_bytes())
        locale = content.pop("locale", locale)
        texts.update(_flat(content, ""))
    return LanguageFile(locale, texts)


def is_plural(value: object) -> bool:
    """Whether a node of a language file is one text in its plural forms, not a group of texts."""
    return isinstance(value, dict) and "other" in value and value.keys() <= PLURAL_CATEGORIES | {"=0", "=1"}


def _folders(search: tuple[Path, ...]) -> tuple[Path, ...]:
    return (resources.folder("i18n/languages"), *search)


def _flat(node: Mapping[str, Any], above: str) -> Iterator[tuple[str, Text]]:
    for name, value in node.items():
        if isinstance(value, dict) and not is_plural(value):
            yield from _flat(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", value
