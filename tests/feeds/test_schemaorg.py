"""schema.org: every course has what search engines ask for, in its page, in lists, and in one feed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from credatlas.feeds.schemaorg import PATH, item_list, structured_data
from credatlas.pages.page_kind import all_pages, render
from tests.feeds.exports import export, without_address
from tests.pages import editions

if TYPE_CHECKING:
    from credatlas.catalogue.edition import Edition
    from credatlas.model.course import Course


def course_of(run: dict[str, Any] | None = None, **facts: Any) -> tuple[Edition, Course]:
    runs = {"offerings": {"spring": run}} if run else {}
    course = {"title": "Ethics", "summary": "Decide.", "languages": ["en"], **runs, **facts}
    edition = editions.edition(editions.catalogue(courses={"lumen/ethics": course}))
    return edition, edition.catalogue.courses["lumen/ethics"]


def test_the_feed_lists_every_course_whole(alliance: Edition) -> None:
    found = json.loads(export(alliance, "schemaorg").files[PATH])
    assert found["@context"] == "https://schema.org/"
    items = found["itemListElement"]
    assert [item["position"] for item in items] == list(range(1, len(items) + 1))
    active = [course for course in alliance.catalogue.courses.values() if course.status == "active"]
    assert [item["item"]["url"] for item in items] == [
        alliance.site.absolute(one.id.address) for one in active
    ]
    for item in items:
        course = item["item"]
        assert course["@type"] == "Course"
        assert course["name"].strip()
        assert course["description"].strip()
        assert all(provider["name"] for provider in course["provider"])


def test_pages_of_courses_and_pathways_carry_their_data_in_their_language(alliance: Edition) -> None:
    seen = set()
    for task in all_pages(alliance):
        if task.kind in ("course", "pathway", "courses") and task.kind not in seen and task.language == "de":
            seen.add(task.kind)
            page = render(alliance, task)
            assert page.structured_data
            assert page.structured_data["@context"] == "https://schema.org/"
            if task.kind != "courses":
                assert page.structured_data["url"] == alliance.site.absolute(page.address)
    assert seen == {"course", "pathway", "courses"}


def test_a_text_is_in_the_language_of_the_page_or_in_its_own(alliance: Edition) -> None:
    course = alliance.catalogue.courses["lumen/data-ethics"]
    assert structured_data(alliance, course, "de")["name"] == "Datenethik für Gesundheitsberufe"
    assert structured_data(alliance, course, "ar")["name"] == "Data ethics for health professionals"


def test_runs_have_their_days_modes_and_prices() -> None:
    run = {
        "starts": "2027-03-01",
        "ends": "2027-04-23",
        "seats": 40,
        "participation": ["blended", "project"],
        "for": [{"who": "own", "price": "0 EUR"}, {"who": "anyone", "price": "95.50 EUR"}],
        "apply": {"closes": "2027-01-31", "at": "https://lumen.example/apply"},
    }
    edition, course = course_of(run, workload={"ects": 2.5, "hours": 62.5})
    found = structured_data(edition, course)
    [instance] = found["hasCourseInstance"]
    assert found["numberOfCredits"] == {"@type": "QuantitativeValue", "value": 2.5, "unitText": "ECTS"}
    assert instance["courseWorkload"] == "PT62H30M"
    assert instance["courseMode"] == ["Blended"]
    assert (instance["startDate"], instance["endDate"]) == ("2027-03-01", "2027-04-23")
    assert [(one["category"], one["price"]) for one in instance["offers"]] == [
        ("Free", "0"),
        ("Paid", "95.50"),
    ]
    assert instance["offers"][0]["validThrough"] == "2027-01-31"


@pytest.mark.parametrize(
    ("status", "word"), [("cancelled", "EventCancelled"), ("moved", "EventRescheduled"), ("confirmed", None)]
)
def test_a_run_that_does_not_take_place_says_so(status: str, word: str | None) -> None:
    edition, course = course_of({"starts": "2027-03-01", "status": status})
    [instance] = structured_data(edition, course)["hasCourseInstance"]
    assert instance.get("eventStatus") == (word and f"https://schema.org/{word}")


def test_what_is_not_stated_is_absent() -> None:
    edition, course = course_of()
    found = structured_data(edition, course)
    assert not {"numberOfCredits", "offers", "hasCourseInstance", "educationalLevel", "about"} & found.keys()


def test_nothing_is_said_of_what_is_gone_or_has_no_address(alliance: Edition) -> None:
    gone: dict[str, Any] = {"status": "withdrawn", "withdrawn": {"on": "2026-01-01", "reason": "No more."}}
    edition, course = course_of(**gone)
    assert structured_data(edition, course) == {}
    nowhere = without_address(alliance)
    some = next(iter(nowhere.catalogue.courses.values()))
    assert structured_data(nowhere, some) == {}
    assert item_list(nowhere, [some]) == {}
