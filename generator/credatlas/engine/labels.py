"""The words around a page: navigation, search field, switches, footer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas import i18n
from credatlas.pages.markup import data_block

if TYPE_CHECKING:
    from collections.abc import Mapping

ENGLISH: Mapping[str, str] = {
    "built": "Built with CredAtlas and Material for MkDocs",
    "contents": "On this page",
    "feeds": "Feeds of this page",
    "glossary": "Glossary",
    "glossary.about": (
        "The words that European universities use for short courses, as this catalogue uses them."
    ),
    "language": "Language",
    "nav.calendar": "Calendar",
    "nav.courses": "Courses",
    "nav.institutions": "Institutions",
    "nav.networks": "Networks",
    "nav.pathways": "Pathways",
    "nav.shortlist": "Shortlist",
    "scheme.dark": "Switch to dark colours",
    "scheme.light": "Switch to light colours",
    "scheme.system": "Follow the colours of the system",
    "search": "Search courses",
    "search.submit": "Search",
    "untranslated": "This page has not been translated yet; you are reading the original.",
}
"""The texts by key; a language file has them below `ui.shell.`."""


def labels(language: str) -> Mapping[str, str]:
    """The texts of `ENGLISH` in `language`; `UsageError` for an unknown one."""
    strings = i18n.load(language)
    return {key: strings.translate(f"ui.shell.{key}", english) for key, english in ENGLISH.items()}


SCRIPTS = ("ui.pages.state.", "ui.pages.here.")
"""The texts that scripts show on any page."""


def words(language: str) -> str:
    """The texts of `SCRIPTS`, for `here.js`, as a data block that no browser runs."""
    strings, reference = i18n.load(language), i18n.load("en").texts
    texts = {
        key.removeprefix("ui."): strings.texts.get(key, reference[key])
        for key in reference
        if key.startswith(SCRIPTS)
    }
    return data_block("ca-words", {"locale": strings.format.intl, "texts": texts})


def autonym(language: str) -> str:
    """The language's name in itself, such as Deutsch."""
    return i18n.load(language).autonym
