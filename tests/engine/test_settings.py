"""Settings are the same through both doors; flags win; what cannot be meant is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config

from credatlas.build.clock import instant
from credatlas.build.settings import OPTIONS
from credatlas.engine import read_project
from credatlas.engine.project import loaded_project
from credatlas.errors import UsageError
from tests.engine.conftest import settings_of

if TYPE_CHECKING:
    from collections.abc import Callable

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_both_doors_read_the_same_project(alliance: Path) -> None:
    config = load_config(str(alliance))
    plugin = config.plugins["credatlas"]
    assert loaded_project(config, plugin.config) == read_project(alliance)


def test_the_repositorys_own_configuration_is_sound(repository: Path) -> None:
    found = settings_of(repository / "mkdocs.yml")
    assert found.content == repository / "content"
    assert found.ui_languages[0] == "en"
    assert found.unpublishable() == ()


def test_flags_win(alliance: Path) -> None:
    found = settings_of(alliance, required_tier="listed", site_dir="/tmp/out", jobs=3, strict=True)
    assert (found.required_tier, found.site_dir, found.jobs, found.strict) == (
        "listed",
        Path("/tmp/out"),
        3,
        True,
    )


def test_a_flag_that_is_not_given_leaves_the_file_its_say(alliance: Path) -> None:
    assert settings_of(alliance, ui_languages=None).ui_languages == ("en", "de", "ar")


def test_without_an_address_the_build_says_what_it_cannot_publish(make_alliance: Callable[..., Path]) -> None:
    found = settings_of(make_alliance(("site_url: https://harbour.example/a/b/\n", "")))
    assert found.site_url is None
    assert found.base_path == "/"
    assert "sitemap.xml" in found.unpublishable()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2027-03-01", datetime(2027, 3, 1, tzinfo=UTC)),
        (date(2027, 3, 1), datetime(2027, 3, 1, tzinfo=UTC)),
        ("2027-03-01T01:30:00+02:00", datetime(2027, 2, 28, 23, 30, tzinfo=UTC)),
        ("2027-03-01T12:00:00Z", datetime(2027, 3, 1, 12, tzinfo=UTC)),
        (None, datetime(2026, 11, 23, tzinfo=UTC)),
    ],
)
def test_now_is_given_or_the_beginning_of_today(given: object, expected: datetime) -> None:
    assert instant(given, environment={}, clock=lambda: NOON) == expected


def test_now_may_come_from_source_date_epoch() -> None:
    found = instant(None, environment={"SOURCE_DATE_EPOCH": "1800000000"}, clock=lambda: NOON)
    assert found == datetime(2027, 1, 15, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ("required_teir: listed", "no option 'required_teir'"),
        ("required_tier: gold", "none of recorded, listed"),
        ("edition: soon", "edition: 'soon' is not a whole number"),
        ("jobs: -1", "jobs: -1"),
        ("strict: maybe", "strict: 'maybe'"),
        ("now: yesterday", "now: 'yesterday'"),
        ("now: 2027-03-01T12:00:00", "offset"),
        ("content_dir: 3", "content_dir: 3"),
        ("licence: ''", "licence"),
        ("source_url: https://git.example/edit/", "source_url"),
        ("source_url: edit/{path}", "source_url"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    make_alliance: Callable[..., Path], options: str, complaint: str
) -> None:
    config_file = make_alliance(("      ui_languages", f"      {options}\n      ui_languages"))
    with pytest.raises(UsageError, match=complaint):
        settings_of(config_file)


def test_a_notice_is_text(make_alliance: Callable[..., Path]) -> None:
    with pytest.raises(UsageError, match="notice"):
        settings_of(make_alliance(("{en: Fictional, de: Erfunden}", "[a]")))


@pytest.mark.parametrize("languages", ["[no]", "[]", "[en, en]", "[english]", "7"])
def test_languages_are_codes(make_alliance: Callable[..., Path], languages: str) -> None:
    with pytest.raises(UsageError, match="ui_languages"):
        settings_of(make_alliance(("[en, de, ar]", languages)))


@pytest.mark.parametrize("url", ["harbour.example", "ftp://harbour.example/", "/a/b/"])
def test_an_address_is_absolute(alliance: Path, url: str) -> None:
    with pytest.raises(UsageError, match="site_url"):
        settings_of(alliance, site_url=url)


def test_a_configuration_without_the_plugin_is_refused(make_alliance: Callable[..., Path]) -> None:
    config_file = make_alliance()
    config_file.write_text("site_name: X\nplugins: [search]\n", encoding="utf-8")
    with pytest.raises(UsageError, match="add `credatlas` to its plugins"):
        read_project(config_file)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No such file"):
        read_project(tmp_path / "mkdocs.yml")


def test_every_option_has_a_default(alliance: Path) -> None:
    assert set(OPTIONS) >= set(read_project(alliance).options)
