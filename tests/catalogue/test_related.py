"""Related courses: who is shown beside whom, and why."""

from __future__ import annotations

from typing import Any

from credatlas.catalogue.related import NEIGHBOURS, Reason, relations
from tests.pages.editions import catalogue


def related(courses: dict[str, dict[str, Any]], slug: str, **kinds: Any) -> dict[str, Reason]:
    found = catalogue(courses={name: {"title": name, **data} for name, data in courses.items()}, **kinds)
    return {each.slug: each.reason for each in relations(found).to(found.courses[slug], found)}


def test_what_builds_on_a_course_comes_first() -> None:
    courses: dict[str, dict[str, Any]] = {
        "lumen/a": {"skills": [{"label": "Law"}]},
        "lumen/b": {"prerequisites": {"requires": "lumen/a"}},
        "lumen/c": {"skills": [{"label": "law"}]},
    }
    assert list(related(courses, "lumen/a").items()) == [
        ("lumen/b", Reason.CONTINUES),
        ("lumen/c", Reason.SKILLS),
    ]
    assert related(courses, "lumen/b") == {"lumen/a": Reason.PREPARES}


def test_the_parts_of_a_pathway_know_each_other() -> None:
    courses: dict[str, dict[str, Any]] = {"lumen/a": {}, "lumen/b": {}, "lumen/c": {}}
    pathway = {"title": "P", "blocks": {"one": {"courses": ["lumen/a", "lumen/b"]}}}
    assert related(courses, "lumen/a", pathways={"p": pathway}) == {"lumen/b": Reason.PATHWAY}


def test_the_next_level_of_a_field_is_shown() -> None:
    courses: dict[str, dict[str, Any]] = {
        "lumen/a": {"fields": ["0914"], "level": {"eqf": 6}},
        "lumen/b": {"fields": ["0914"], "level": {"eqf": 7}},
        "lumen/c": {"fields": ["0914"], "level": {"eqf": 6}},
        "lumen/d": {"fields": ["0913"], "level": {"eqf": 7}},
    }
    assert related(courses, "lumen/a") == {"lumen/b": Reason.NEXT_LEVEL, "lumen/c": Reason.FIELD}


def test_more_shared_skills_come_before_fewer() -> None:
    def skills(*names: str) -> dict[str, Any]:
        return {"skills": [{"label": name} for name in names]}

    courses = {
        "lumen/a": skills("law", "ethics", "data"),
        "lumen/b": skills("law"),
        "lumen/c": skills("data", "ethics"),
    }
    assert list(related(courses, "lumen/a")) == ["lumen/c", "lumen/b"]


def test_what_is_withdrawn_or_hidden_is_not_related() -> None:
    same: dict[str, Any] = {"skills": [{"label": "law"}]}
    courses = {"lumen/a": same, "lumen/b": {**same, "status": "withdrawn"}}
    assert related(courses, "lumen/a") == {}


def test_the_work_for_a_course_does_not_grow_with_the_catalogue() -> None:
    everyone = {"skills": [{"label": "law"}], "fields": ["0421"], "level": {"eqf": 7}}
    courses = {f"lumen/c{number:04}": {"title": "x", **everyone} for number in range(500)}
    found = catalogue(courses=courses)
    index = relations(found)
    named: dict[str, int] = {}
    for slug in courses:
        assert len(list(index.near(("skill", "law"), slug))) == NEIGHBOURS
        for each in index.to(found.courses[slug], found):
            named[each.slug] = named.get(each.slug, 0) + 1
    assert max(named.values()) <= 2 * NEIGHBOURS, "nobody is named by everyone"
