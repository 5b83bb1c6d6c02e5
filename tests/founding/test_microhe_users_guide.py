"""MicroHE Users' Guide: three types within their bounds, digital formats, stackability, quality."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.founding.project import Project, Promise, Promises, Site
from tests.pages.html import words

if TYPE_CHECKING:
    from collections.abc import Callable

PROMISES = Promises()
COURSE = """\
title: {title}
type: {type}
summary: A course on the edge.
languages: [en]
homepage: https://lumen.example/{slug}
workload: {workload}
level: {{eqf: 7, cycle: second}}
fields: ["0812"]
outcomes: {{read: Read a soil report.}}
assessment: [{{type: quiz, outcomes: [read], supervision: supervised-on-site-with-id}}]
participation: [online]
prerequisites: none
{more}
"""
ALONE = "stackability: stand-alone"
OF_PARTS = """\
stackability: stackable
stacks_towards: [{title: Responsible data, pathway: responsible-data}]
"""
INSIDE = {
    "skill-4": ("skill", "{hours: 4}"),
    "skill-12": ("skill", "{hours: 12}"),
    "module-1": ("module", "{ects: 1, hours: 25}"),
    "module-5": ("module", "{ects: 5, hours: 150}"),
    "slp-6": ("slp", "{ects: 6, hours: 150}"),
    "slp-1500": ("slp", "{ects: 50, hours: 1500}"),
}
OUTSIDE = {
    "skill-3-5": ("skill", "{hours: 3.5}"),
    "skill-12-5": ("skill", "{hours: 12.5}"),
    "skill-with-credits": ("skill", "{ects: 0.5, hours: 12}"),
    "module-0-5": ("module", "{ects: 0.5, hours: 13}"),
    "module-5-5": ("module", "{ects: 5.5, hours: 150}"),
    "module-without-credits": ("module", "{hours: 100}"),
    "slp-5": ("slp", "{ects: 5, hours: 140}"),
    "slp-1500-5": ("slp", "{ects: 50.5, hours: 1500.5}"),
}
SIZES = {"CA304", "CA305", "CA306", "CA307"}


def text(slug: str, kind: str, workload: str) -> str:
    title = slug.replace("-", " ").capitalize()
    return COURSE.format(
        title=title, slug=slug, type=kind, workload=workload, more=OF_PARTS if kind == "slp" else ALONE
    )


@pytest.fixture(scope="module")
def project(alliance: Callable[..., Project]) -> Project:
    project = alliance()
    for slug, (kind, workload) in INSIDE.items():
        project.add(f"courses/lumen/{slug}.yml", text(slug, kind, workload))
    return project


@pytest.fixture(scope="module")
def site(project: Project) -> Site:
    return project.build()


@PROMISES.broken_by("browse/type/module/index.html", "Module 5", "Module 4")
def every_type_has_its_courses(site: Site) -> None:
    overview = words(site.page("browse/type/"))
    for kind, slugs in {"skill": 3, "module": 3, "slp": 2}.items():
        page = site.page(f"browse/type/{kind}/")
        titles = {slug.replace("-", " ").capitalize() for slug, (one, _) in INSIDE.items() if one == kind}
        assert all(title in words(page) for title in titles)
        assert re.search(rf"\b{slugs}\b", overview)


@PROMISES.broken_by("api/v1/courses/lumen/skill-4.json", '"hours":4', '"hours":4,"ects":0.16')
def a_skill_has_no_credits_and_says_so(site: Site) -> None:
    assert "ects" not in site.entry("courses", "lumen/skill-4")["entry"]["workload"]
    assert "none: a skill credential has no credits" in site.section("courses/lumen/skill-4/", "facts")


@PROMISES.broken_by("courses/lumen/module-5/index.html", "European Digital Credential", "Paper")
def it_is_awarded_digitally_as_the_institution_says(site: Site) -> None:
    assert "European Digital Credential" in site.section("courses/lumen/module-5/", "chain")
    assert site.entry("courses", "lumen/module-5")["entry"]["award"]["formats"] == ["edc"]


@PROMISES.broken_by("courses/lumen/data-ethics/index.html", "Responsible data", "Nothing")
def stackability_leads_to_pathways(site: Site) -> None:
    shown = site.section("courses/lumen/data-ethics/", "recognition")
    assert "Can count towards a larger credential" in shown
    assert "Responsible data" in shown


@PROMISES.broken_by("courses/lumen/module-5/index.html", "ESG 2015", "something")
def quality_that_exists_is_used(site: Site) -> None:
    assert "ESG 2015, part 1" in site.section("courses/lumen/module-5/", "quality")


def test_the_promise_holds(site: Site, promise: Promise) -> None:
    promise.holds(site)


def test_a_change_turns_it_red(site: Site, promise: Promise) -> None:
    with pytest.raises((AssertionError, KeyError)):
        promise.holds(promise.broken(site))


def test_every_boundary_is_kept_on_both_sides(project: Project) -> None:
    for slug, (kind, workload) in OUTSIDE.items():
        project.add(f"courses/lumen/{slug}.yml", text(slug, kind, workload))
    errors = project.errors()
    assert {path for path in errors if SIZES & set(errors[path])} == {
        f"courses/lumen/{slug}.yml" for slug in OUTSIDE
    }
    for slug in OUTSIDE:
        (project.root / "content" / f"courses/lumen/{slug}.yml").unlink()
    assert not project.errors()
