"""Shells: the theme's whole page around named slots, rendered once and filled for every generated page.

A shell depends on the configuration, the hand-written pages and the theme only, never on the catalogue; so
what an engine rendered is kept under its fingerprint, and MkDocs is not started when it is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from credatlas.build.compose import Filling
    from credatlas.build.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of generated page, as far as its shell is concerned."""

    name: str
    section: str = ""
    """Address of the section whose navigation item is active, such as `courses/`."""
    contents: bool = False
    """Whether the page has a table of contents."""
    depths: tuple[int, ...] = (1,)
    """Numbers of path segments of its addresses, without the language's."""


KINDS: tuple[Kind, ...] = (
    Kind(name="courses", section="courses/", depths=(1, 3)),
    Kind(name="course", section="courses/", contents=True, depths=(3,)),
    Kind(name="passport", section="courses/", depths=(4,)),
    Kind(name="browse", section="courses/", depths=(1, 2, 3, 5)),
    Kind(name="pathways", section="pathways/", depths=(1, 3)),
    Kind(name="pathway", section="pathways/", contents=True, depths=(2,)),
    Kind(name="institutions", section="institutions/", depths=(1, 3)),
    Kind(name="institution", section="institutions/", contents=True, depths=(2,)),
    Kind(name="networks", section="networks/", depths=(1,)),
    Kind(name="network", section="networks/", contents=True, depths=(2,)),
    Kind(name="tombstone", depths=(2, 3)),
    Kind(name="rules", depths=(1, 2)),
    Kind(name="owner", depths=(1, 2)),
    Kind(name="calendar", depths=(1, 2, 4)),
    Kind(name="conformance", contents=True, depths=(1,)),
    Kind(name="tool", depths=(1, 2)),
)
"""Every kind of generated page; `tool` is any page beside the catalogue, such as the shortlist."""


class ShellKey(NamedTuple):
    """Which shell a page needs."""

    kind: str
    language: str
    depth: int
    """Number of path segments of the page's address, the language's included: relative addresses need it."""


def prefix(language: str, languages: Sequence[str]) -> str:
    """The path in front of every address of `language`: nothing for the first one, else such as `de/`."""
    return "" if language == languages[0] else f"{language}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShellRequest:
    """What an engine needs to know besides the configuration file and the hand-written pages."""

    languages: tuple[str, ...]
    site_url: str | None = None
    notice: tuple[tuple[str, str], ...] = ()
    """Language and sentence on top of every page."""
    preview: bool = False
    """Set while serving: no Content-Security-Policy."""
    offline: bool = False
    """Whether pages ask browsers to keep the catalogue."""
    kinds: tuple[Kind, ...] = KINDS

    def shell_keys(self) -> tuple[ShellKey, ...]:
        """The shells of all kinds in all interface languages, in a fixed order."""
        return tuple(
            ShellKey(kind.name, language, depth + bool(prefix(language, self.languages)))
            for language in self.languages
            for kind in self.kinds
            for depth in kind.depths
        )

    def kind(self, name: str) -> Kind:
        """The kind called `name`."""
        return next(kind for kind in self.kinds if kind.name == name)

    @property
    def base_path(self) -> str:
        """The path below which the site is mounted, such as `/a/b/`; only the error page depends on it."""
        return urlsplit(self.site_url or "/").path or "/"


def shell_request(settings: Settings) -> ShellRequest:
    """What an engine is asked for by a build with `settings`."""
    return ShellRequest(
        languages=settings.ui_languages,
        site_url=settings.site_url,
        notice=tuple(sorted(settings.notice.items())),
        preview=settings.preview,
        offline=settings.offline and not settings.preview,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class HandWritten:
    """A hand-written page: whole but for its head and the blocks that its markers name."""

    address: str
    """Relative to the site, such as `de/contribute/`; empty for the home page, else perhaps `404.html`."""
    language: str
    title: str
    description: str
    headings: tuple[tuple[str, str], ...]
    """Anchor and text of each heading, for the search index."""
    source: str
    """The Markdown file, relative to the folder of hand-written pages."""
    robots: str
    """Content of the robots meta element, from its front matter."""
    translated: bool
    """False where the text of the default language stands in."""
    shell: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """All that an engine makes."""

    shells: Mapping[ShellKey, str]
    pages: Mapping[str, HandWritten]
    """Hand-written pages by address."""
    assets: Mapping[str, bytes]
    """Files of the theme and of the hand-written pages, by path in the site."""
    warnings: tuple[str, ...] = ()
    """What the engine found wrong with the hand-written pages, such as a dead link, in its words."""


class Sample(NamedTuple):
    """A composed page that the engine's whole pipeline shall render too."""

    key: ShellKey
    filling: Filling
    composed: bytes


class Engine(Protocol):
    """What renders hand-written pages and shells: MkDocs, or what will take its place."""

    def fingerprint(self, request: ShellRequest) -> str | None:
        """A hash of all that `render` reads, or None where that cannot be known (foreign plugins)."""

    def render(self, request: ShellRequest) -> Rendered:
        """Render everything anew; raises `CredAtlasError` where the configuration or a template is broken."""

    def verify(self, request: ShellRequest, samples: Sequence[Sample]) -> tuple[str, ...]:
        """Addresses of the samples whose bytes differ from the whole pipeline's; empty when all agree."""
