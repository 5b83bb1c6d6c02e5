"""One navigation per interface language, from the one that `mkdocs.yml` gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from credatlas.engine.labels import labels

if TYPE_CHECKING:
    from mkdocs.structure import StructureItem
    from mkdocs.structure.files import Files

    from credatlas.engine.virtual import VirtualPages


def translated(nav: Navigation, language: str, files: Files, pages: VirtualPages) -> Navigation:
    """`nav` with the pages of `language` and their titles.

    A page may have a `nav_title` in its front matter; one that is missing keeps the original's.
    """
    items = [_translated(item, language, files, pages) for item in nav.items]
    found = Navigation(items, [item for item in _flat(items) if isinstance(item, Page)])
    home = files.get_file_from_path(f"{language}/index.md")
    found.homepage = home.page if home else nav.homepage
    return found


def section_items(nav: Navigation, url: str) -> list[Page]:
    """The items of `nav` that lead to the section at `url`; none where it has no address."""
    return [item for item in _flat(nav.items) if url and isinstance(item, Page) and item.url == url]


def _translated(item: StructureItem, language: str, files: Files, pages: VirtualPages) -> StructureItem:
    if isinstance(item, Section):
        section = Section(item.title, [_translated(child, language, files, pages) for child in item.children])
        for child in section.children:
            child.parent = section
        return section
    if isinstance(item, Link):
        return Link(item.title, item.url)
    assert isinstance(item, Page)
    source = f"{language}/{item.file.src_uri}"
    file = files.get_file_from_path(source)
    if file is None or file.page is None:
        return item
    if source in pages.sections:
        file.page.title = labels(language).get(f"nav.{pages.sections[source].kind}", item.title)
    elif source in pages.stand_ins:
        file.page.title = item.title
    elif title := file.page.meta.get("nav_title"):
        file.page.title = str(title)
    return file.page


def _flat(items: list[StructureItem]) -> list[StructureItem]:
    return [
        part
        for item in items
        for part in (item, *(_flat(item.children) if isinstance(item, Section) else ()))
    ]
