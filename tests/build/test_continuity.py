"""Going on from what was published: a new log says why it begins, and is never begun in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from credatlas.build.continuity import continuity
from credatlas.build.previous import previous_site
from credatlas.errors import CredAtlasError
from tests.feeds.site import data_of
from tests.pages.editions import catalogue, edition
from tests.rules.alliance import settings_of

LOG = ("api-entries", "api-index", "changes", "manifest-pages", "manifest")


def publish(folder: Path) -> None:
    for path, body in data_of(edition(catalogue(courses={"lumen/a": {"title": "A"}})), *LOG).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(body)


def notes(folder: Path, **options: object) -> tuple[str, ...]:
    settings = settings_of(folder, site_dir=str(folder / "site"), **options)
    return continuity(settings, previous_site(settings)).notes


def test_the_first_build_says_that_a_log_begins(tmp_path: Path) -> None:
    (note,) = notes(tmp_path)
    assert "nothing has been published" in note


def test_what_the_target_holds_is_gone_on_from(tmp_path: Path) -> None:
    publish(tmp_path / "site")
    assert notes(tmp_path) == ()


def test_a_new_log_can_be_asked_for_even_where_the_old_one_is_damaged(tmp_path: Path) -> None:
    publish(tmp_path / "site")
    (tmp_path / "site" / "api" / "v1" / "changes.json").write_bytes(b"{")
    (note,) = notes(tmp_path, new_log=True)
    assert "as was asked for" in note
    with pytest.raises(CredAtlasError, match="--new-log"):
        notes(tmp_path)


def test_a_named_state_that_is_not_there_or_has_no_log_ends_the_build(tmp_path: Path) -> None:
    with pytest.raises(CredAtlasError, match="no published site"):
        notes(tmp_path, previous="elsewhere")
    publish(tmp_path / "elsewhere")
    assert notes(tmp_path, previous="elsewhere") == ()
    (tmp_path / "elsewhere" / "api" / "v1" / "changes.json").unlink()
    with pytest.raises(CredAtlasError, match=r"changes\.json"):
        notes(tmp_path, previous="elsewhere")


def test_a_state_from_before_there_was_a_log_begins_one_and_says_so(tmp_path: Path) -> None:
    publish(tmp_path / "site")
    (tmp_path / "site" / "api" / "v1" / "changes.json").unlink()
    (note,) = notes(tmp_path)
    assert "has none" in note
