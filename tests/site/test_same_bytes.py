"""Invariant 1: the same content makes the same bytes, whoever builds it, wherever and however."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import ORIGIN, copy_alliance
from tests.site.building import built, different

NOW = "2026-12-05"


@pytest.fixture(scope="module")
def alliance(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration alliance, built once in an ordinary way."""
    project = copy_alliance(tmp_path_factory.mktemp("same") / "alliance", f"{ORIGIN}/")
    built(project, "--now", NOW)
    (project / "site").rename(project / "first")
    return project


def test_hash_seed_zone_locale_and_jobs_change_nothing(alliance: Path) -> None:
    strange = {"PYTHONHASHSEED": "42", "TZ": "Pacific/Auckland", "LC_ALL": "tr_TR.UTF-8", "LANG": "ar_EG"}
    built(alliance, "--now", NOW, "--jobs", "1", "--no-cache", "--site-dir", "second", env=strange)
    assert different(alliance / "first", alliance / "second") == []


def test_a_warm_cache_changes_nothing(alliance: Path) -> None:
    built(alliance, "--now", NOW, "--site-dir", "third")
    assert different(alliance / "first", alliance / "third") == []


def test_mkdocs_build_makes_the_same_site(alliance: Path) -> None:
    """With its own command MkDocs renders first and hands over; the day comes from SOURCE_DATE_EPOCH."""
    project = alliance.parent / "by-mkdocs"
    shutil.copytree(alliance / "content", project / "content")
    shutil.copy(alliance / "mkdocs.yml", project / "mkdocs.yml")
    built(project, program="mkdocs", env={"SOURCE_DATE_EPOCH": "1796428800"})  # 2026-12-05T00:00Z
    assert different(alliance / "first", project / "site") == []


def test_the_folder_of_the_project_changes_nothing(alliance: Path, tmp_path: Path) -> None:
    project = tmp_path / "moved here" / "ü"
    shutil.copytree(alliance / "content", project / "content")
    shutil.copy(alliance / "mkdocs.yml", project / "mkdocs.yml")
    built(project, "--now", NOW)
    assert different(alliance / "first", project / "site") == []
