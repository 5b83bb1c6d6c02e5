"""What a course's page promises to a learner."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from credatlas.model.tier import Tier
from credatlas.pages.course.elements import ELEMENTS
from credatlas.pages.kinds.course import SECTIONS
from credatlas.pages.page_kind import PageTask, all_pages, render
from tests.pages.editions import AURORA, LANGUAGES, LUMEN, catalogue, edition
from tests.pages.html import Body, section, words

if TYPE_CHECKING:
    from credatlas.catalogue.edition import Edition

ETHICS = PageTask("course", "en", "lumen/ethics")
UNSTATED = '<span class="ca-unstated">not stated</span>'


def page(course: dict[str, Any], *, language: str = "en", **options: Any) -> str:
    """The body of the page of one course."""
    found = edition(catalogue(courses={"lumen/ethics": {"title": "Ethics", **course}}), **options)
    return render(found, ETHICS._replace(language=language)).body


def fact(html: str, label: str) -> str:
    """The value of a row in the fact table."""
    facts = section(html, "facts")
    match = re.search(rf"<dt>(?:<a[^>]*>)?{label}(?:</a>)?</dt><dd>(.*?)</dd>", facts)
    assert match, f"no fact {label}"
    return match[1]


def test_sections_stand_in_the_order_of_a_learners_questions(alliance: Edition) -> None:
    body = render(alliance, PageTask("course", "en", "lumen/data-ethics")).body
    positions = [body.index(f'<h2 id="{name}"') for name in SECTIONS]
    assert positions == sorted(positions)


def test_every_section_is_there_for_an_entry_that_says_nothing() -> None:
    ids = Body(page({})).ids
    assert [name for name in SECTIONS if name in ids] == [name for name in SECTIONS if name != "related"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_sixteen_elements_stand_in_their_order(alliance: Edition, language: str) -> None:
    for task in all_pages(alliance):
        if (task.kind, task.language) == ("course", language):
            body = Body(render(alliance, task).body)
            found = [
                each.attributes["data-element"]
                for each in body.all("tr")
                if "data-element" in each.attributes
            ]
            assert found == list(ELEMENTS)


def test_three_elements_are_on_the_credential_only() -> None:
    rows = re.findall(r'data-element="(\w+)".*?<td>(.*?)</td>', page({}))
    assert [key for key, value in rows if value == "stated on the credential"] == ["m1", "m5", "o3"]


def test_unknown_none_and_zero_are_three_things() -> None:
    silent = page({"type": "module"})
    assert fact(silent, "Price") == UNSTATED
    assert fact(silent, "Credits") == UNSTATED
    assert fact(page({"price": "0 EUR"}), "Price") == "free of charge"
    assert "€180" in fact(page({"price": "180 EUR"}), "Price")
    assert "none" in fact(page({"type": "skill", "workload": {"hours": 8}}), "Credits")
    assert UNSTATED in section(silent, "apply")
    assert "None: nothing is needed to enrol" in section(page({"prerequisites": "none"}), "apply")


def test_not_offered_is_not_the_same_as_not_stated() -> None:
    stated = section(page({"accessibility": {"missing": ["captions"]}}), "accessibility")
    assert "Not offered" in stated
    assert "Captions" in stated
    assert "says nothing about accessibility" in section(page({}), "accessibility")


def test_a_price_for_each_group_is_shown() -> None:
    run = {
        "starts": "2027-03-01",
        "apply": {"closes": "2027-01-31"},
        "for": [{"who": "members", "price": "0 EUR", "seats": 0}, {"who": "fjord", "price": "90 EUR"}],
    }
    html = page({"offerings": {"spring": run}})
    price = words(fact(html, "Price"))
    assert "Students of the member universities: free of charge" in price
    assert "Students of Nordvåg University: €90" in price
    assert "<td><bdi>0</bdi></td>" in html, "no seats is not the same as unknown seats"


def test_a_deadline_names_its_instant_and_zone() -> None:
    run = {"starts": "2027-03-01", "apply": {"opens": "2026-12-01", "closes": "2027-01-31"}}
    html = page({"offerings": {"spring": run}})
    assert (
        '<time datetime="2027-01-31T22:59:00Z">31 January 2027, 23:59 Central European Time</time>'
        in fact(html, "Apply by")
    )
    element = next(each for each in Body(html).elements if each.attributes.get("id") == "run-spring")
    assert element.attributes["data-opens"] == "2026-11-30T23:00:00Z"
    assert element.attributes["data-closes"] == "2027-01-31T23:00:00Z"
    assert element.attributes["data-starts"] == "2027-02-28T23:00:00Z"
    assert element.attributes["data-state"] == "opens-later"


@pytest.mark.parametrize(
    ("now", "chip"),
    [
        ("2026-11-23", "Applications open on 1 December 2026"),
        ("2026-12-24", "Apply by 31 January 2027"),
        ("2027-01-20", "Apply by 31 January 2027"),
        ("2027-02-10", "Applications closed on 31 January 2027"),
        ("2027-03-10", "Started on 1 March 2027"),
    ],
)
def test_a_run_says_what_stays_true(now: str, chip: str) -> None:
    run = {
        "starts": "2027-03-01",
        "ends": "2027-04-30",
        "apply": {"opens": "2026-12-01", "closes": "2027-01-31"},
    }
    html = page({"offerings": {"spring": run}}, now=datetime.fromisoformat(f"{now}T12:00+00:00"))
    assert chip in words(section(html, "apply"))


def test_a_run_that_is_over_moves_to_the_end() -> None:
    run = {"starts": "2026-03-01", "ends": "2026-04-30"}
    html = page({"offerings": {"spring": run}})
    assert "No run has been announced" in section(html, "apply")
    assert "1 Mar" in section(html, "elements")
    assert "usually starts in: March" in words(fact(html, "Starts"))


def test_nothing_expired_is_claimed() -> None:
    ended = [{"type": "internal", "until": "2026-01-01"}, {"type": "label", "until": "2027-01-01"}]
    now = datetime(2026, 6, 1, tzinfo=UTC)
    quality = section(page({"quality": ended}, now=now), "quality")
    assert "Internal" not in quality
    assert "until" in quality
    assert "has ended" in section(page({"quality": ended[:1]}, now=now), "quality")
    recognised = {"recognition": {"fjord": {"as": "elective", "until": "2026-01-01"}}}
    assert "was valid until" in section(page(recognised, now=now), "recognition")


def test_a_joint_course_names_every_partner_role_place_and_language() -> None:
    joint = {
        "network": "aurora",
        "award": "joint",
        "partners": {"lumen": ["coordinate", "teach"], "fjord": ["teach", "award"]},
        "shares": {"lumen": 60},
    }
    text = words(section(page({"joint": joint}), "awarding"))
    for part in (
        "Elbmark University",
        "Coordinates, Teaches",
        "60% of the course",
        "Nordvåg, Norway",
        "Bokmål",
    ):
        assert part in text
    assert "Awarded by Nordvåg University" in text
    assert "You enrol at Elbmark University" in text


def test_a_partner_that_says_nothing_about_recognition_is_shown_as_silent() -> None:
    joint = {"network": "aurora", "award": "joint", "partners": {"lumen": ["award"], "fjord": ["teach"]}}
    html = section(page({"joint": joint, "recognition": {"lumen": {"as": "elective"}}}), "recognition")
    assert re.search(rf"Nordvåg University</a></th><td>{re.escape(UNSTATED)}", html)


def test_the_matrix_says_what_each_part_assesses() -> None:
    html = section(
        page(
            {
                "outcomes": {"weigh": "Weigh risks.", "defend": "Defend decisions."},
                "assessment": [
                    {"type": "project-work", "weight": 60, "outcomes": ["weigh"]},
                    {"type": "oral-examination", "weight": 40, "outcomes": ["weigh", "defend"]},
                ],
            }
        ),
        "assessment",
    )
    cells = re.findall(r'<td><span class="ca-(yes|no)">', html)
    assert cells == ["yes", "yes", "no", "yes"]
    assert "60%" in html


def test_words_in_another_language_say_so() -> None:
    course = {"title": {"de": "Ethik"}, "summary": {"de": "Worum es geht.", "en": "What it is."}}
    html = page(course)
    assert '<h1 id="content"><span lang="de" dir="ltr">Ethik</span></h1>' in html
    assert (
        "exist only in another language: German" in Body(html).text
        or "no text in English yet" in Body(html).text
    )
    arabic = page({"title": {"ar": "أخلاقيات"}})
    assert '<span lang="ar" dir="rtl">أخلاقيات</span>' in arabic
    assert "lang=" not in page({"title": "Ethics", "summary": "What it is."})


def test_an_incomplete_entry_says_so() -> None:
    assert "This entry is incomplete" in page({}, tier=Tier.RECORDED)
    assert "This entry is incomplete" not in page({}, tier=Tier.LISTED)


def test_what_is_hidden_is_named_nowhere() -> None:
    hidden = {"title": "Secret plans", "status": "draft"}
    pathway = {"title": "Path", "blocks": {"one": {"courses": ["lumen/ethics", "lumen/secret"]}}}
    needs = {"title": "Ethics", "prerequisites": {"requires": {"any": ["lumen/secret"]}}}
    later = {"title": "Secret later", "publish_from": "2027-01-01"}
    found = edition(
        catalogue(
            courses={"lumen/ethics": needs, "lumen/secret": hidden, "lumen/later": later},
            pathways={"path": pathway},
        )
    )
    for task in all_pages(found):
        html = render(found, task).body
        assert "ecret" not in html, task


def test_a_withdrawn_course_keeps_its_address_with_reason_and_successor() -> None:
    gone = {
        "title": "Old ethics",
        "status": "withdrawn",
        "withdrawn": {"on": "2026-05-01", "reason": "Two courses became one.", "successor": "lumen/new"},
    }
    found = edition(catalogue(courses={"lumen/ethics": gone, "lumen/new": {"title": "New ethics"}}))
    tasks = [task for task in all_pages(found) if task.language == "en"]
    assert ETHICS not in tasks
    tombstone = render(found, PageTask("tombstone", "en", "courses/lumen/ethics"))
    assert tombstone.address == "courses/lumen/ethics/"
    text = Body(tombstone.body).text
    for part in ("No longer offered since 1 May 2026", "Two courses became one.", "New ethics"):
        assert part in text
    listed = render(found, PageTask("courses", "en", "1")).body
    assert "Old ethics" not in listed
    assert "New ethics" in listed


def test_code_words_lead_to_the_glossary() -> None:
    html = page({"level": {"eqf": 7}, "participation": ["online"], "stackability": "stackable"})
    for concept in ("eqf", "participation", "stackability", "ects"):
        assert f'href="../../../glossary/#{concept}"' in html


def test_a_broken_or_unknown_institution_is_named_by_its_id() -> None:
    html = page({"recognition": {"nowhere": {"as": "elective"}}})
    assert "<bdi>nowhere</bdi>" in html


def test_what_an_entry_says_of_itself_is_on_its_page() -> None:
    html = page(
        {
            "abbreviation": "EthX",
            "exceptions": [{"code": "CA304", "reason": "Counted in <quarters>."}],
            "origin": {
                "system": "Campus",
                "id": "4711",
                "url": "https://campus.example/4711",
                "imported": "2026-10-01",
                "licence": "CC0-1.0",
            },
        }
    )
    about = words(html[html.index("About this entry") :])
    assert "Abbreviation EthX" in about
    assert "CA304: Counted in <quarters>." in about
    assert "Imported from Campus, there 4711, on 1 October 2026, under CC0-1.0" in about
    assert 'href="../../../rules/CA304/"' in html
    assert 'href="https://campus.example/4711"' in html


def test_the_licence_of_the_data_is_the_nearest_that_is_stated() -> None:
    def shown(**entries: Any) -> str:
        found = edition(catalogue(courses={"lumen/ethics": {"title": "Ethics"}}, **entries))
        return words(render(found, ETHICS).body)

    own, joined = {**LUMEN, "data_licence": "CC0-1.0"}, {**AURORA, "data_licence": "CC-BY-SA-4.0"}
    assert "Licence of the data CC0-1.0" in shown(institutions={"lumen": own}, networks={"aurora": joined})
    assert "Licence of the data CC-BY-SA-4.0" in shown(networks={"aurora": joined})
    assert "Licence of the data" not in shown()


def test_an_outcome_says_its_kind_and_its_skills() -> None:
    skills = ["https://data.europa.eu/esco/skill/a", "https://data.europa.eu/esco/skill/b"]
    html = section(
        page(
            {
                "outcomes": {"weigh": "Weigh benefits."},
                "outcome_details": {"weigh": {"kind": "skill", "esco": skills}},
            }
        ),
        "outcomes",
    )
    assert [f'href="{address}"' in html for address in skills] == [True, True]
    assert "ESCO skill 1" in html
    assert "ESCO skill 2" in html
