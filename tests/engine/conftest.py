"""A small alliance: three languages, one of them right to left, and a page that is not translated."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from credatlas.build.compose import Filling
from credatlas.build.settings import Settings, settings
from credatlas.build.shells import Rendered, ShellKey, ShellRequest, prefix, shell_request
from credatlas.engine import MkDocsEngine, read_project

if TYPE_CHECKING:
    from collections.abc import Callable

CONFIGURATION = """\
site_name: Harbour & Hill
site_description: Courses of two universities.
site_url: https://harbour.example/a/b/
docs_dir: content/pages
theme: {name: material}
plugins:
  - credatlas:
      ui_languages: [en, de, ar]
      notice: {en: Fictional, de: Erfunden}
markdown_extensions: [tables]
nav:
  - Home: index.md
  - Courses: courses/index.md
  - Institutions: institutions/index.md
  - Guide: guide.md
"""
PAGES = {
    "index.md": "---\ntitle: Harbour & Hill\nhide: [toc]\n---\n\n<!-- credatlas:home -->\n",
    "guide.md": (
        "---\ntitle: A guide\ndescription: How it works.\n---\n\n"
        "# The guide\n\nSee [courses](courses/index.md).\n\n"
        "<!-- credatlas:numbers -->\n\n## First part\n\n| Left | Right |\n|:--|--:|\n| 1 | 2 |\n\n"
        "<script>alert('a page brings this')</script>\n\n## Second part\n"
    ),
    "privacy.md": "---\ntitle: Privacy\nfooter: 1\n---\n\nNothing is stored.\n",
    "de/index.md": "---\ntitle: Hafen & Hügel\nnav_title: Start\n---\n\n<!-- credatlas:home -->\n",
    "de/privacy.md": "---\ntitle: Datenschutz\nfooter: 1\n---\n\nNichts wird gespeichert.\n",
    "fr/index.md": "# Le site n'est pas proposé en français\n",
}


def write_alliance(root: Path, *replacements: tuple[str, str]) -> Path:
    """Write the alliance into `root`; replacements change its configuration. Returns `mkdocs.yml`."""
    configuration = CONFIGURATION
    for old, new in replacements:
        assert old in configuration
        configuration = configuration.replace(old, new)
    (root / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    for name, text in PAGES.items():
        page = root / "content" / "pages" / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8")
    return root / "mkdocs.yml"


@pytest.fixture(scope="session")
def make_alliance(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Write the alliance into a new folder: `make_alliance((old, new), …)`."""
    return lambda *replacements: write_alliance(tmp_path_factory.mktemp("alliance"), *replacements)


@pytest.fixture(scope="session")
def alliance(make_alliance: Callable[..., Path]) -> Path:
    """Its `mkdocs.yml`; shared, so do not change it."""
    return make_alliance()


def settings_of(config_file: Path, **flags: object) -> Settings:
    """The settings of a project on a fixed day."""
    return settings(
        read_project(config_file),
        flags,
        environment={},
        clock=lambda: datetime(2026, 11, 23, 12, tzinfo=UTC),
    )


def request_of(config_file: Path, **flags: object) -> ShellRequest:
    """What the engine is asked for."""
    return shell_request(settings_of(config_file, **flags))


@pytest.fixture(scope="session")
def rendered(alliance: Path) -> Rendered:
    """What the engine makes of the alliance."""
    return MkDocsEngine(alliance).render(request_of(alliance))


def filling_for(key: ShellKey, request: ShellRequest) -> Filling:
    """A page whose every text tries to break out of where it is put."""
    before = prefix(key.language, request.languages)
    hostile = """<b>&amp;"'</title></script><!-- credatlas:home --> ünï"""
    kind = request.kind(key.kind)
    return Filling(
        address=before + "segment/" * (key.depth - bool(before)),
        title=f"T {hostile}",
        site_name="Harbour & Hill",
        description=f"D {hostile}",
        canonical="https://harbour.example/a/b/x/?a=1&b=2",
        robots="noindex",
        structured_data='{"name": "</script><script>alert(1)</script> & é"}',
        contents=(("one", f"S {hostile}"), ("two", "Two")) if kind.contents else (),
        body=f"<h1>{kind.name}</h1>\n<p>\\1 \\g<0> {{{{ page }}}} é</p>",
    )
