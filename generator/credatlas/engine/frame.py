"""The surroundings of one page: `ca` of the templates, the table of contents, what is hidden."""

from __future__ import annotations

from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import TemplateNotFound
from mkdocs.structure.toc import AnchorLink, TableOfContents

from credatlas import i18n
from credatlas.build import compose
from credatlas.build.compose import ANCHOR, slot
from credatlas.build.shells import prefix
from credatlas.engine.context import LanguageChoice, PageContext, relative
from credatlas.engine.documents import title_of
from credatlas.engine.labels import autonym, labels, words
from credatlas.engine.shipped import ERROR_PAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jinja2 import Environment
    from mkdocs.structure.pages import Page

    from credatlas.build.shells import Sample, ShellKey, ShellRequest
    from credatlas.engine.context import FooterLink


class _Texts(NamedTuple):
    """What differs from page to page, as HTML or as slots."""

    address: str
    """Without the language's prefix."""
    head: str
    title: str
    feeds: str


class Frame:
    """Makes the surroundings of the pages of one run."""

    def __init__(
        self, request: ShellRequest, env: Environment, footer: Mapping[str, tuple[FooterLink, ...]]
    ) -> None:
        self._request = request
        self._footer = footer
        self._env = env

    def theme_language(self, language: str) -> str:
        """The language of the theme's own words: English where it lacks ours."""
        try:
            self._env.get_template(f"partials/languages/{language}.html")
        except TemplateNotFound:
            return "en"
        return language

    def shell(self, key: ShellKey, page: Page) -> PageContext:
        """Every value that differs from page to page is a slot."""
        kind = self._request.kind(key.kind)
        entries = [(slot("entry-anchor"), slot("entry-title"))] if kind.contents else []
        _outline(page, slot("title"), entries, contents=kind.contents)
        return self._surroundings(
            key.kind,
            self._request.kind(key.kind).section,
            key.language,
            "../" * key.depth,
            _Texts(slot("bare-address"), slot("head"), slot("title"), slot("feeds")),
        )

    def sample(self, sample: Sample, page: Page) -> PageContext:
        """A generated page as MkDocs would render it from beginning to end."""
        key, filling = sample.key, sample.filling
        entries = [(escape(anchor), escape(title)) for anchor, title in filling.contents]
        _outline(page, escape(filling.title), entries, contents=self._request.kind(key.kind).contents)
        before = prefix(key.language, self._request.languages)
        return self._surroundings(
            key.kind,
            self._request.kind(key.kind).section,
            key.language,
            "../" * key.depth,
            _Texts(
                address=escape(filling.address.removeprefix(before)),
                head=compose.head(filling),
                title=escape(filling.title),
                feeds=compose.feed_list(filling.feeds),
            ),
        )

    def document(self, page: Page, language: str) -> PageContext:
        """A hand-written page: its head and feeds are filled by the build, the rest is known."""
        before = prefix(language, self._request.languages)
        error_page = page.file.src_uri == ERROR_PAGE
        hidden = set(page.meta.get("hide") or ()) | (set() if page.ancestors else {"navigation"})
        first = next(iter(page.toc), None)
        if first is None or not first.children:
            hidden.add("toc")
        page.meta = {**page.meta, "hide": sorted(hidden)}
        return self._surroundings(
            "home" if page.url == before else "document",
            "",
            language,
            self._request.base_path if error_page else "../" * page.url.count("/"),
            _Texts(
                address="" if error_page else escape(page.url.removeprefix(before)),
                head=slot("head"),
                title=escape(title_of(page)),
                feeds=slot("feeds"),
            ),
        )

    def _surroundings(self, kind: str, section: str, language: str, root: str, texts: _Texts) -> PageContext:
        before = prefix(language, self._request.languages)
        return PageContext(
            kind=kind,
            language=language,
            direction=i18n.load(language).direction,
            section=before + section if section else "",
            root=root,
            prefix=before,
            head=texts.head,
            title=texts.title,
            policy="" if self._request.preview else slot("policy"),
            feeds=texts.feeds,
            offline=self._request.offline,
            choices=self._choices(language, root, texts.address),
            footer=self._footer.get(language, ()),
            notice=escape(self._notices.get(language) or self._notices.get(self._request.languages[0], "")),
            labels={key: escape(text) for key, text in labels(language).items()},
            words=words(language),
        )

    @cached_property
    def _notices(self) -> Mapping[str, str]:
        return dict(self._request.notice)

    def _choices(self, language: str, root: str, address: str) -> tuple[LanguageChoice, ...]:
        """The same place in every interface language."""
        languages: Sequence[str] = self._request.languages
        return tuple(
            LanguageChoice(code, autonym(code), relative(root, before + address), code == language)
            for code in languages
            for before in (prefix(code, languages),)
        )


def _outline(page: Page, title: str, entries: Iterable[tuple[str, str]], *, contents: bool) -> None:
    """Give a generated page its headings; they decide skip link and table of contents."""
    top = AnchorLink(title, ANCHOR, 1)
    top.children = [AnchorLink(text, target, 2) for target, text in entries]
    page.toc = TableOfContents([top])
    page.meta = {"hide": ["navigation"] if contents else ["navigation", "toc"]}
