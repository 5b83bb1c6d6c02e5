"""`make real`: its maps are sound, and without the data it says so."""

from __future__ import annotations

import pytest

from benchmarks.real.__main__ import main
from benchmarks.real.catalogues import CATALOGUES, MAPS
from credatlas.authoring.imports import read_map


@pytest.mark.parametrize("name", sorted(path.name for path in MAPS.glob("*.yml")))
def test_a_committed_map_is_sound_and_belongs_to_a_catalogue(name: str) -> None:
    read_map(MAPS / name)
    assert name.partition(".")[0] in {one.file for one in CATALOGUES}


def test_without_the_catalogues_it_is_skipped_and_never_passed(
    tmp_path: object, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", f"{tmp_path}/absent"]) == 0
    said = capsys.readouterr().out
    assert "skipped" in said
    assert "pass" not in said
