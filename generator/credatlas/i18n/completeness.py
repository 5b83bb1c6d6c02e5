"""What each interface language still lacks, and where its texts do not agree with English.

It gates releases, never a pull request: a missing text is shown in English until someone translates it.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from credatlas import vocab
from credatlas.i18n import templates
from credatlas.i18n.files import REFERENCE, Text, languages, read
from credatlas.i18n.formats import Formats

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_NOTHING: Mapping[str, Text] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How far one language is: keys without a text, texts nobody asks for, faults as (key, what is wrong)."""

    language: str
    wanted: int
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    faults: tuple[tuple[str, str], ...]

    @property
    def complete(self) -> bool:
        """Whether a release may carry the language."""
        return not (self.missing or self.unknown or self.faults)


def completeness(
    search: tuple[Path, ...] = (), others: Mapping[str, Text] = _NOTHING
) -> tuple[Coverage, ...]:
    """The coverage of every language, English first.

    `others` are English texts that live outside the language files, such as `rules.CA301.message`.
    """
    reference = {**others, **read(REFERENCE, search).texts}
    wanted = frozenset(reference) | _labels()
    return tuple(_coverage(language, search, reference, wanted, others) for language in languages(search))


def _coverage(
    language: str,
    search: tuple[Path, ...],
    reference: Mapping[str, Text],
    wanted: frozenset[str],
    others: Mapping[str, Text],
) -> Coverage:
    file = read(language, search)
    has = reference if language == REFERENCE else file.texts
    return Coverage(
        language=language,
        wanted=len(wanted),
        missing=tuple(sorted(wanted - has.keys())),
        # Without the rules at hand, their translations cannot be told from left-over ones.
        unknown=tuple(sorted(k for k in has.keys() - wanted if others or not k.startswith("rules."))),
        faults=tuple(_faults(Formats(file.locale), has, reference)),
    )


def _labels() -> frozenset[str]:
    """The keys of all labels that a language file has to hold: not those from CLDR, nor derived ones."""
    return frozenset(
        f"vocab.{name}.{code}"
        for name in vocab.names()
        if vocab.load(name).labels is None
        for code, term in vocab.load(name).codes.items()
        if term.derived is None
    )


def _faults(
    formats: Formats, texts: Mapping[str, Text], reference: Mapping[str, Text]
) -> Iterator[tuple[str, str]]:
    for key, text in sorted(texts.items()):
        model = reference.get(key)
        if model is None:
            continue
        if isinstance(text, dict) != isinstance(model, dict):
            yield key, "has plural forms in one language only"
            continue
        try:
            yield from ((key, fault) for fault in _disagreements(formats, text, model))
        except ValueError as error:
            yield key, str(error)


def _disagreements(formats: Formats, text: Text, model: Text) -> Iterator[str]:
    forms = text if isinstance(text, dict) else {"other": text}
    asked = templates.placeholders(model["other"] if isinstance(model, dict) else model)
    for category, template in forms.items():
        # A form for one single number may leave the number out: "one course", "no courses".
        optional = {"count"} if category in {"zero", "one", "two", "=0", "=1"} else set()
        if (asked ^ templates.placeholders(template)) - optional:
            yield f"{category}: placeholders differ from English"
        if not template.strip():
            yield f"{category}: is empty"
    if isinstance(text, dict):
        categories = {category for category in forms if not category.startswith("=")}
        if wrong := categories ^ formats.plural_categories():
            yield f"plural categories: {', '.join(sorted(wrong))} missing or not of this language"
