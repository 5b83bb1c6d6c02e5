"""The fingerprint changes with what is rendered, and with nothing else; MkDocs is not started for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from credatlas.engine import MkDocsEngine
from tests.engine.conftest import request_of

if TYPE_CHECKING:
    from collections.abc import Callable


def _fingerprint(config_file: Path, **flags: object) -> str | None:
    return MkDocsEngine(config_file).fingerprint(request_of(config_file, **flags))


def test_it_is_the_same_for_the_same_input_elsewhere(make_alliance: Callable[..., Path]) -> None:
    assert _fingerprint(make_alliance()) == _fingerprint(make_alliance())


@pytest.mark.parametrize(
    "replacement",
    [
        ("Harbour & Hill", "Hill & Harbour"),
        ("[en, de, ar]", "[en, de]"),
        ("https://harbour.example/a/b/", "https://harbour.example/"),
        ("Erfunden", "Ausgedacht"),
        ("- Guide: guide.md", "- The guide: guide.md"),
        ("{name: material}", "{name: material, logo: mark.svg}"),
    ],
)
def test_it_changes_with_the_configuration(
    alliance: Path, make_alliance: Callable[..., Path], replacement: tuple[str, str]
) -> None:
    assert _fingerprint(make_alliance(replacement)) != _fingerprint(alliance)


@pytest.mark.parametrize("option", ["required_tier: recorded", "jobs: 7", "edition: 2030", "now: 2030-01-01"])
def test_it_does_not_change_with_options_of_the_build(
    alliance: Path, make_alliance: Callable[..., Path], option: str
) -> None:
    changed = make_alliance(("      ui_languages", f"      {option}\n      ui_languages"))
    assert _fingerprint(changed) == _fingerprint(alliance)


def test_it_changes_with_a_hand_written_page(make_alliance: Callable[..., Path]) -> None:
    config_file = make_alliance()
    before = _fingerprint(config_file)
    page = config_file.parent / "content/pages/privacy.md"
    page.write_text(page.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
    assert _fingerprint(config_file) != before


def test_flags_count(alliance: Path) -> None:
    assert _fingerprint(alliance, site_url="https://flag.example/") != _fingerprint(alliance)


def test_foreign_plugins_cannot_be_known(make_alliance: Callable[..., Path]) -> None:
    assert _fingerprint(make_alliance(("plugins:\n", "plugins:\n  - search\n"))) is None


def test_a_build_whose_shells_are_known_never_starts_mkdocs(alliance: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from tests.engine.conftest import request_of\n"
        "from credatlas.engine import MkDocsEngine; file = Path(sys.argv[1])\n"
        "assert MkDocsEngine(file).fingerprint(request_of(file))\n"
        "print(*{'mkdocs.commands', 'mkdocs.structure', 'material'} & set(sys.modules))"
    )
    root = Path(__file__).parent.parent.parent
    done = subprocess.run(
        [sys.executable, "-c", program, alliance], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""
