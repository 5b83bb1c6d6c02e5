"""What a code list is: its terms, in the order in which people should meet them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One code of a list.

    `uri` is the concept that means exactly this, or None where the standard has none that we are sure of;
    `wider_uri` the nearest wider concept of the standard. `broader` is a code of the same list.
    `derived` says how a label follows from that of `broader` ("general", "other", "interdisciplinary",
    "level", "same"), None for a term with a label of its own. `extra` holds what a single list has beside
    (`alpha_3` of countries and languages, `eqf` of cycles, `country` of national frameworks).
    """

    code: str
    uri: str | None = None
    wider_uri: str | None = None
    broader: str | None = None
    derived: str | None = None
    extra: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def concept_uri(self) -> str | None:
        """The concept that stands for this term in feeds: the exact one, else the wider one."""
        return self.uri or self.wider_uri


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """A closed list of codes with its source and licence (an SPDX identifier).

    `scheme` is the URI of the concept scheme behind it, if it has one. `labels` names the part of CLDR that
    knows the labels ("language", "country", "currency", "weekday"); None where `i18n` holds them.
    """

    name: str
    source: str
    licence: str
    scheme: str | None
    labels: str | None
    codes: Mapping[str, Term]

    def __contains__(self, code: object) -> bool:
        return code in self.codes

    def __iter__(self) -> Iterator[str]:
        return iter(self.codes)

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, code: str) -> Term:
        return self.codes[code]

    def ancestors(self, code: str) -> tuple[str, ...]:
        """The codes above `code`, nearest first; KeyError for a code that is not in the list."""
        found: list[str] = []
        above = self.codes[code].broader
        while above is not None:
            found.append(above)
            above = self.codes[above].broader
        return tuple(found)

    def children(self, code: str | None = None) -> tuple[str, ...]:
        """The codes right below `code`, in the list's order; without one, the top of the hierarchy."""
        return self._children.get(code, ())

    def by_uri(self, uri: str) -> str | None:
        """The code whose exact concept is `uri`, for imports; None if there is none."""
        return self._uris.get(uri)

    @cached_property
    def _children(self) -> Mapping[str | None, tuple[str, ...]]:
        below: dict[str | None, list[str]] = {}
        for code, term in self.codes.items():
            below.setdefault(term.broader, []).append(code)
        return {code: tuple(codes) for code, codes in below.items()}

    @cached_property
    def _uris(self) -> Mapping[str, str]:
        return {term.uri: code for code, term in self.codes.items() if term.uri is not None}
