"""A small project: one institution, a few courses of the demonstration alliance, one interface language."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent.parent
CONFIGURATION = """\
site_name: Small catalogue
site_url: https://small.example/
docs_dir: content/pages
site_dir: site
theme: {name: material}
plugins:
  - credatlas: {ui_languages: [en], required_tier: framework}
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A project with what one course needs, to be broken at will."""
    project = tmp_path / "small"
    content = project / "content"
    for name in ("institutions", "networks", "agreements"):
        shutil.copytree(REPOSITORY / "content" / name, content / name)
    (content / "agreements" / "aurora-pathways.yml").unlink()  # it names courses that are left out
    (content / "pages").mkdir()
    (content / "pages" / "index.md").write_text("# Small\n\n<!-- credatlas:home -->\n", encoding="utf-8")
    source = REPOSITORY / "content" / "courses" / "fjord"
    shutil.copytree(source, content / "courses" / "fjord")
    for path in (content / "courses" / "fjord").glob("*.yml"):
        if path.stem not in ("cold-water-safety", "avalanche-risk"):
            path.unlink()
    (project / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    return project
