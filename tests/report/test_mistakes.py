"""What newcomers write wrong, one slip a file, and the whole report that they get for it.

A mistake is a path below `content/` of the small alliance, lines that go (-) and lines that come (+); beside
it lies the report. It tells the place, what is wrong and what to do, and nothing that only follows from it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from credatlas.i18n import load
from credatlas.report import Summary, formats
from tests.rules.alliance import CONTENT, compiled

if TYPE_CHECKING:
    from collections.abc import Callable

MISTAKES = sorted((Path(__file__).parent / "mistakes").glob("*.mistake"))
MOST = 3
"""Findings that one slip leads to at most."""


def made(mistake: Path) -> dict[str, str | bytes]:
    """The file with the slip in it."""
    path, *lines = mistake.read_text(encoding="utf-8").splitlines()
    old, new = ("".join(f"{line[1:]}\n" for line in lines if line.startswith(sign)) for sign in "-+")
    file = CONTENT / path
    before = file.read_text(encoding="utf-8") if file.is_file() else ""
    assert before.count(old) == 1 or not before, "what goes must be there once"
    return {path: before.replace(old, new) if before else new}


def report(files: dict[str, str | bytes], folder: Path) -> tuple[str, int]:
    compilation = compiled(folder, files, tier="framework")
    summary = Summary(files=compilation.files, tiers=compilation.tiers)
    return formats()["text"].render(compilation.findings, summary, load("en")), compilation.errors


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda path: path.stem)
def test_a_slip_is_told_with_what_to_do(
    mistake: Path, tmp_path: Path, golden: Callable[[Path, str], None]
) -> None:
    text, _ = report(made(mistake), tmp_path)
    golden(mistake.with_suffix(".report.txt"), text)
    findings = re.findall(r"^content/.+?:\d+:\d+: CA\d{3}", text, re.MULTILINE)
    assert 1 <= len(findings) <= MOST, text
    assert "fix: " in text


def test_the_alliance_itself_is_reported_sound(tmp_path: Path) -> None:
    text, errors = report({}, tmp_path)
    assert not errors
    assert text == "7 files: 0 errors, 0 warnings; tiers: issuable 7\n"
