"""One catalogue, twice: as a CredAtlas project and as the Hugo site that shows the same course pages."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks import hugo
from benchmarks.catalogue import TODAY, course_file, institutions, write_configuration, write_project
from credatlas.build.compile import compile_content
from credatlas.build.production import Plant, filling, shell_key
from credatlas.build.settings import settings
from credatlas.build.shell_store import shells
from credatlas.build.site import edition_of
from credatlas.build.writer import Writer
from credatlas.engine import MkDocsEngine, read_project
from credatlas.pages.page_kind import all_pages, prepare, render

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from credatlas.build.compose import Filling

COMPARED = 100
"""So many of Hugo's pages are held against ours, evenly over all."""
LANGUAGES = ("en", "de", "ar")
CORE = Path(__file__).with_name("core.py")


class Size(NamedTuple):
    """Of a site."""

    files: int
    size: int
    """Bytes."""


class Arena:
    """The folders of one comparison; `folder` should lie on tmpfs."""

    def __init__(self, folder: Path, courses: int) -> None:
        self.courses = courses
        self.project = folder / "project"
        self.hugo = folder / "hugo"
        self.site = self.project / "site"
        self.languages_site = self.project / "site-languages"
        self.hugo_site = folder / "hugo-site"
        self.facts = folder / "hugo-facts"
        self.facts_site = folder / "hugo-facts-site"
        self.configuration = write_project(self.project, courses)
        self.languages = write_configuration(self.project, LANGUAGES, site=self.languages_site.name)
        self._edits = 0

    def command(self, name: str, *, languages: bool = False, core: bool = False) -> list[str]:
        """A command of CredAtlas on the project: in several languages, or with the core of its feeds only."""
        configuration = self.languages if languages else self.configuration
        door = ["-P", str(CORE)] if core else ["-c", "from credatlas.cli import main; main()"]
        return [sys.executable, *door, name, "-f", str(configuration)]

    def forget(self, site: Path) -> None:
        """As in a fresh clone: neither the site nor the cache of its builds."""
        shutil.rmtree(site, ignore_errors=True)
        shutil.rmtree(self.project / ".cache" / site.name, ignore_errors=True)

    def edit(self) -> None:
        """Change a word of one course, another one each time."""
        self._edits += 1
        number = self.courses // 2
        path = course_file(self.project / "content", number, institutions(self.courses))
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        lines[1] = f"  en: Edited for the {self._edits}. time\n"
        path.write_text("".join(lines), encoding="utf-8")

    def write_hugo(self) -> None:
        """Take our course pages apart for Hugo: with the data of the courses, and once more without."""
        pages = list(self._course_pages())
        content = self.project / "content"
        whole = [
            hugo.Source(page, (content / f"{page.address.rstrip('/')}.yml").read_text("utf-8"))
            for page in pages
        ]
        bare = [hugo.Source(page, None) for page in pages]
        for folder, sources in ((self.hugo, whole), (self.facts, bare)):
            hugo.write_site(folder, self._shell, sources, self._name, self._address)
        self._files = [f"{page.address}index.html" for page in pages]

    def check_hugo(self) -> int:
        """How many pages of Hugo's site were found to be ours; raises `ValueError` at one that is not."""
        step = max(1, len(self._files) // COMPARED)
        for file in self._files[::step]:
            ours, theirs = ((folder / file).read_text("utf-8") for folder in (self.site, self.hugo_site))
            if not hugo.same(ours, theirs):
                raise ValueError(f"Hugo's {file} is not our page:\n{hugo.difference(ours, theirs)}")
        return len(self._files[::step])

    def _course_pages(self) -> Iterator[Filling]:
        chosen = settings(
            read_project(self.configuration),
            environment={},
            clock=lambda: datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC),
            processors=os.cpu_count() or 1,
        )
        edition = edition_of(chosen, compile_content(chosen))
        prepare(edition)
        rendered = shells(chosen, MkDocsEngine(self.configuration)).rendered
        plant = Plant(edition=edition, rendered=rendered, writer=Writer(self.project, None))
        self._name, self._address = chosen.site_name, chosen.site_url or "/"
        for task in all_pages(edition):
            if task.kind == "course":
                page = render(edition, task)
                self._shell = rendered.shells[shell_key(page)]
                yield filling(plant, page)


def size_of(site: Path) -> Size:
    """How many files a site has, and how many bytes."""
    sizes = [entry.stat().st_size for entry in _files(site)]
    return Size(len(sizes), sum(sizes))


def _files(folder: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        found: Sequence[os.DirEntry[str]] = list(entries)
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry.path))
        else:
            yield entry
