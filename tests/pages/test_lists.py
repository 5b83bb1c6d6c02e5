"""Lists of courses: complete without scripts, what one can join first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from credatlas.facets import tallied
from credatlas.pages.page_kind import PageTask, all_pages, render
from credatlas.pages.paging import paging
from tests.pages.editions import catalogue, edition
from tests.pages.html import Body

if TYPE_CHECKING:
    from credatlas.catalogue.edition import Edition


def many(count: int) -> Edition:
    runs = {"offerings": {"spring": {"starts": "2027-03-01", "apply": {"closes": "2027-01-31"}}}}
    courses = {
        f"lumen/course-{number:04}": {"title": f"Course {number}", **(runs if number % 2 else {})}
        for number in range(count)
    }
    return edition(catalogue(courses=courses), languages=("en",))


def test_every_course_is_listed_once_in_pages_of_fifty() -> None:
    found = many(120)
    tasks = [task for task in all_pages(found) if task.kind == "courses"]
    assert [task.unit for task in tasks] == ["1", "2", "3"]
    links = [re.findall(r'href="[./]*(courses/lumen/[^"]+)"', render(found, task).body) for task in tasks]
    assert [len(page) for page in links] == [50, 50, 20]
    assert len({link for page in links for link in page}) == 120


def test_live_courses_come_before_those_between_runs() -> None:
    found = many(120)
    first, last = (render(found, PageTask("courses", "en", unit)).body for unit in ("1", "3"))
    assert "With dates ahead" in first
    assert "Between runs" not in first
    assert "Between runs" in last
    assert "With dates ahead" not in last


def test_counts_of_landing_pages_are_those_of_their_lists(alliance: Edition) -> None:
    for key, values in tallied(alliance).items():
        for value, slugs in values.items():
            html = render(alliance, PageTask("browse", "en", f"{key}/{value}")).body
            assert html.count('class="ca-card"') == len(slugs)


def test_what_every_university_recognises_is_not_listed_whole_for_each() -> None:
    found = many(120)
    units = [task.unit for task in all_pages(found) if task.kind == "browse"]
    assert [unit for unit in units if unit.startswith("counts-at/")] == ["counts-at/lumen"]
    assert "institution/lumen/p/2" in units
    html = render(found, PageTask("browse", "en", "counts-at/lumen")).body
    assert "120 courses" in html
    assert html.count('class="ca-card"') == 100
    assert 'href="../../../browse/field/"' in html


def test_no_landing_page_is_empty(alliance: Edition) -> None:
    assert all(slugs for values in tallied(alliance).values() for slugs in values.values())


@pytest.mark.parametrize(("current", "last"), [(1, 2), (1, 200), (57, 200), (200, 200), (3, 5)])
def test_paging_leads_to_the_ends_and_the_neighbours(current: int, last: int) -> None:
    links = paging(current, last, str)
    numbers = [link.number for link in links]
    assert numbers == sorted(set(numbers))
    assert {1, last, max(1, current - 1), min(last, current + 1)} <= set(numbers)
    assert [link.number for link in links if link.current] == [current]
    assert len(links) < 20


def test_one_page_needs_no_paging() -> None:
    assert paging(1, 1, str) == ()


def test_an_empty_catalogue_has_its_pages_too() -> None:
    found = edition(catalogue(institutions={}, networks={}), languages=("en",))
    for task in all_pages(found):
        assert Body(render(found, task).body).headings[0] == 1
