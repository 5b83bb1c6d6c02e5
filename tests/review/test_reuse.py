"""`check --base --previous`: the published log knows names that are in no content any more."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.feeds.site import data_of, going_on
from tests.pages.editions import NOW, catalogue, edition
from tests.review.test_base import OWN, Repository, repository, said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.feeds.site import Files

__all__ = ["repository"]

LOG = ("api-entries", "api-index", "changes", "manifest-pages", "manifest")
NAME = "lumen/ethics"
FILE = f"courses/{NAME}.yml"
TITLE = {"en": "Data ethics for health professionals", "de": "Datenethik für Gesundheitsberufe"}
REWORDED = {**TITLE, "en": "Data ethics in health care"}
ANOTHER = {"en": "Bees", "de": "Bienen"}


def ended(course: Mapping[str, object], instead: Mapping[str, Mapping[str, object]]) -> Files:
    """What is published two days after `lumen/ethics` has gone."""
    files: Files | None = None
    for day, courses in enumerate(({NAME: course}, instead, instead)):
        found = edition(catalogue(courses=courses), NOW + timedelta(days=day))
        files = data_of(going_on(found, files) if files else found, *LOG)
    assert files
    return files


def published(
    repository: Repository, title: Mapping[str, str], ects: float, **instead: Mapping[str, object]
) -> None:
    course = {"title": title, "workload": {"ects": ects, "hours": 27 * ects}}
    found = ended(course, {f"lumen/{slug}": {**course, **other} for slug, other in instead.items()})
    for path, body in found.items():
        file = repository.folder / "state" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(body)


def bring(repository: Repository) -> None:
    content = repository.folder / "content"
    text = (content / OWN).read_text(encoding="utf-8")
    (content / FILE).write_text(text, encoding="utf-8")


def told(repository: Repository, *more: str) -> tuple[int, list[str]]:
    done = repository.check("HEAD", *more)
    assert not done.stderr, done.stderr
    return done.returncode, [line for line in said(done) if f"content/{FILE}:" in line and " CA70" in line]


def test_another_thing_under_a_name_that_is_gone_is_an_error_at_its_title(repository: Repository) -> None:
    published(repository, ANOTHER, 3)
    bring(repository)
    code, (line,) = told(repository, "--previous", "state")
    assert code == 1
    assert line.startswith(f"content/{FILE}:2:3: CA704 {NAME} was withdrawn as “Bees”"), line


def test_another_size_under_a_name_that_is_gone_is_an_error_at_the_size(repository: Repository) -> None:
    published(repository, TITLE, 5)
    bring(repository)
    code, (line,) = told(repository, "--previous", "state")
    assert code == 1
    assert " CA701 the course had 5 ECTS credits under this name and now has 3" in line


def test_a_name_that_was_left_by_a_renaming_is_gone_too(repository: Repository) -> None:
    published(repository, ANOTHER, 3, bees={})
    bring(repository)
    code, (line,) = told(repository, "--previous", "state")
    assert code == 1
    assert " CA704 " in line


@pytest.mark.parametrize("title", [TITLE, REWORDED])
def test_the_same_thing_coming_back_is_a_revival(repository: Repository, title: Mapping[str, str]) -> None:
    published(repository, title, 3)
    bring(repository)
    assert told(repository, "--previous", "state")[1] == []


def test_a_draft_was_never_public(repository: Repository) -> None:
    published(repository, ANOTHER, 3)
    bring(repository)
    file = repository.folder / "content" / FILE
    file.write_text(file.read_text(encoding="utf-8") + "status: draft\n", encoding="utf-8")
    assert told(repository, "--previous", "state")[1] == []


def test_what_others_brought_under_such_a_name_does_not_stop_me(repository: Repository) -> None:
    published(repository, ANOTHER, 3)
    bring(repository)
    repository.commit()
    (line,) = told(repository, "--previous", "state")[1]
    assert " CA704 warning: " in line


def test_what_a_local_site_holds_is_not_asked_unless_it_is_named(repository: Repository) -> None:
    published(repository, ANOTHER, 3)
    (repository.folder / "state").rename(repository.folder / "site")
    bring(repository)
    assert told(repository)[1] == []
    assert told(repository, "--previous", "site")[1]
