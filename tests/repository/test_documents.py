"""What the repository says about itself is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from credatlas.build.settings import OPTIONS

REPOSITORY = Path(__file__).parent.parent.parent
DECISIONS = sorted((REPOSITORY / "docs" / "adr").glob("*.md"))
DOCUMENTS = [*sorted(REPOSITORY.glob("*.md")), *DECISIONS]


def text(path: Path) -> str:
    """The document."""
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=[path.name for path in DOCUMENTS])
def test_every_link_within_the_repository_leads_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", text(document)):
        assert (document.parent / target).exists(), target


@pytest.mark.parametrize("document", DOCUMENTS, ids=[path.name for path in DOCUMENTS])
def test_every_make_target_named_exists(document: Path) -> None:
    targets = set(re.findall(r"^([a-z0-9-]+):", text(REPOSITORY / "Makefile"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z0-9-]+)", text(document), re.MULTILINE))
    assert named <= targets


def test_every_package_has_its_line_in_the_house() -> None:
    package = REPOSITORY / "generator" / "credatlas"
    found = {path.name.removesuffix(".py") for path in package.iterdir() if (path / "__init__.py").is_file()}
    assert found <= set(re.findall(r"`(\w+)`", text(REPOSITORY / "HACKING.md")))


def test_every_setting_is_explained_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| (.+?) \|", text(REPOSITORY / "HACKING.md"), re.MULTILINE))
    for name, default in OPTIONS.items():
        assert name in rows, f"{name} is missing in HACKING.md"
        if default not in (None, ""):
            shown = str(default).lower() if isinstance(default, bool) else str(default).replace("'", "")
            assert rows[name] == f"`{shown}`", name


def test_decisions_are_numbered_and_short() -> None:
    assert [path.name[:4] for path in DECISIONS] == [f"{n:04}" for n in range(1, len(DECISIONS) + 1)]
    for path in DECISIONS:
        body = text(path)
        assert body.startswith(f"# {path.name[:4]}. "), path.name
        for part in ("Context", "Decision", "Consequences"):
            assert f"**{part}.**" in body, f"{path.name} lacks its {part.lower()}"
        assert len(body.splitlines()) <= 15, path.name


def test_code_and_content_each_have_a_licence() -> None:
    assert "Apache License" in text(REPOSITORY / "LICENSE")
    assert "CC BY 4.0" in text(REPOSITORY / "content" / "LICENSE.md")
