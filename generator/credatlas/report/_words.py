"""The words of a finding: the message of its rule, in the reader's language."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from credatlas.i18n.templates import placeholders
from credatlas.rules.registry import all_rules

if TYPE_CHECKING:
    from credatlas.diagnostics import Finding
    from credatlas.i18n import Strings


class Words(NamedTuple):
    """What can be said of a finding, each on one line; empty where there is nothing to say."""

    message: str
    nearest: str
    """The valid value that was probably meant."""
    allowed: str
    hint: str
    """What the schema says of the form that is needed."""
    why: str
    fix: str
    asked_by: str


def words(finding: Finding, strings: Strings) -> Words:
    """The words for a finding; contributors' values in them are made harmless for a terminal."""
    rule = all_rules()[finding.code]
    key = f"rules.{rule.code}"
    given = {name: printable(value) for name, value in finding.parameters}
    silent = dict.fromkeys(placeholders(rule.message), "")
    return Words(
        message=strings.translate(f"{key}.message", rule.message, **{**silent, **given}),
        nearest=given.get("nearest", ""),
        allowed=given.get("allowed", ""),
        hint=given.get("hint", ""),
        why=strings.translate(f"{key}.why", rule.why),
        fix=strings.translate(f"{key}.fix", rule.fix),
        asked_by=rule.asked_by,
    )


def printable(text: str) -> str:
    """Text without control, format and line characters, which could rewrite a terminal or a CI log."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_harmless(character) for character in text)


_JOINERS = "\u200c\u200d"
"""Persian and Indic words are written with them."""


def _harmless(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    acts = category[0] in "CZ" and character not in _JOINERS
    return "\N{REPLACEMENT CHARACTER}" if acts else character
