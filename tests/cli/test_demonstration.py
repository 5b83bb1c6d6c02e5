"""The demonstration sets an example: nothing to warn of on the day on which it was written."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from credatlas.cli import credatlas

REPOSITORY = Path(__file__).parent.parent.parent
WRITTEN = "2026-11-23"


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_the_demonstration_passes_a_strict_check(form: str) -> None:
    done = CliRunner().invoke(
        credatlas,
        [
            "check",
            "--strict",
            "--no-cache",
            "--jobs",
            "1",
            "--now",
            WRITTEN,
            "--format",
            form,
            "-f",
            str(REPOSITORY / "mkdocs.yml"),
        ],
        standalone_mode=False,
        catch_exceptions=False,
    )
    assert done.return_value == 0, done.output
