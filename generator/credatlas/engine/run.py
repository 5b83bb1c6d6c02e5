"""One run of MkDocs: what happens at each of its events, and what it leaves behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.build.compose import slot
from credatlas.build.shells import Rendered, Sample, ShellKey, ShellRequest
from credatlas.engine import documents
from credatlas.engine.configuration import configure
from credatlas.engine.context import address_filter
from credatlas.engine.frame import Frame
from credatlas.engine.navigation import section_items, translated
from credatlas.engine.policy import content_security_policy
from credatlas.engine.shipped import ERROR_PAGE
from credatlas.engine.virtual import VirtualPages, add_virtual_pages, language_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from credatlas.build.shells import HandWritten

UNUSED_ASSETS = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
"""Material's own search, which is off."""


class Run:
    """Collects shells, hand-written pages and samples while MkDocs renders them."""

    def __init__(self, request: ShellRequest, samples: Sequence[Sample] = ()) -> None:
        self.request = request
        self.samples = samples
        self.rendered_samples: dict[str, bytes] = {}
        self._virtual = VirtualPages()
        self._shells: dict[ShellKey, str] = {}
        self._documents: dict[str, HandWritten] = {}
        self._navigation: dict[str, Navigation] = {}
        self._frame: Frame | None = None
        self._written: set[str] = set()
        self._active: list[Page] = []

    def configure(self, config: MkDocsConfig) -> None:
        """Before anything is read."""
        configure(config, self.request)

    def add_pages(self, files: Files, config: MkDocsConfig) -> None:
        """When MkDocs knows the hand-written files."""
        self._virtual = add_virtual_pages(files, config, self.request, self.samples)
        if (error_page := files.get_file_from_path(ERROR_PAGE)) is not None:
            error_page.dest_uri = "404.html"

    def content(self, html: str, page: Page) -> str:
        """The content of a page, when its Markdown has been rendered."""
        source = page.file.src_uri
        if source in self._virtual.shells or source in self._virtual.sections:
            return slot("body")
        if source in self._virtual.samples:
            return self._virtual.samples[source].filling.body
        language = language_of(source, self.request.languages)
        original = self.request.languages[0] if source in self._virtual.stand_ins else language
        html = documents.content(html, page, language=language, original=original)
        return documents.absolute(html, self.request.base_path) if source == ERROR_PAGE else html

    def prepare(self, env: Environment, nav: Navigation, files: Files) -> None:
        """When every page has been read, before any is written."""
        env.filters["url"] = address_filter
        # The theme's templates leave a line for every tag: a fifth of a page, ten thousand times.
        env.trim_blocks = env.lstrip_blocks = True
        languages = self.request.languages
        self._navigation = {languages[0]: nav}
        self._navigation |= {other: translated(nav, other, files, self._virtual) for other in languages[1:]}
        pages = [file.page for file in files.documentation_pages() if file.page is not None]
        self._frame = Frame(self.request, env, documents.footer_links(pages, languages))

    def context(self, context: TemplateContext, page: Page, config: MkDocsConfig) -> TemplateContext:
        """What the templates get for `page`."""
        assert self._frame is not None
        source = page.file.src_uri
        language = language_of(source, self.request.languages)
        context["nav"] = self._navigation[language]
        config.theme["language"] = self._frame.theme_language(language)
        if source == ERROR_PAGE:
            context["base_url"] = self.request.base_path
        if key := self._virtual.shells.get(source) or self._virtual.sections.get(source):
            surroundings = self._frame.shell(key, page)
        elif source in self._virtual.samples:
            surroundings = self._frame.sample(self._virtual.samples[source], page)
        else:
            surroundings = self._frame.document(page, language)
        self._active = section_items(context["nav"], surroundings.section)
        for item in self._active:
            item.active = True
        return {**context, "ca": surroundings}  # type: ignore[typeddict-unknown-key]

    def collect(self, html: str, page: Page) -> str:
        """Keep a finished page; its policy is known now."""
        source = page.file.src_uri
        self._written.add(page.file.dest_uri)
        for item in self._active:
            item.active = False
        html = html.replace(slot("policy"), content_security_policy(html.replace(page.content or "", "")))
        if source in self._virtual.shells:
            self._shells[self._virtual.shells[source]] = html
        elif source in self._virtual.samples:
            self.rendered_samples[self._virtual.samples[source].filling.address] = html.encode()
        elif source not in self._virtual.sections:
            language = language_of(source, self.request.languages)
            stand_in = source in self._virtual.stand_ins
            found = documents.hand_written(page, html, language, self._virtual.stand_ins.get(source, source))
            self._documents[found.address] = found if not stand_in else documents.untranslated(found)
        return html

    def result(self, site_dir: Path, warnings: Sequence[str] = ()) -> Rendered:
        """All that was made; `site_dir` is where MkDocs has put the files of the theme."""
        files = sorted(path for path in site_dir.rglob("*") if path.is_file())
        assets = {
            name: path.read_bytes()
            for path in files
            if (name := path.relative_to(site_dir).as_posix()) not in self._written
            and not name.startswith(UNUSED_ASSETS)
            and not name.endswith(".map")
        }
        return Rendered(shells=self._shells, pages=self._documents, assets=assets, warnings=tuple(warnings))
