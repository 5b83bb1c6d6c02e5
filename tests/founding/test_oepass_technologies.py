"""OEPass, technologies for recognising and verifying: how to verify stands on the page and in the data."""

from __future__ import annotations

import importlib.util
import re
from typing import TYPE_CHECKING

import pytest

from tests.conftest import REPOSITORY
from tests.founding.project import Project, Promise, Promises, Site
from tests.pages.html import section, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

DIGITAL = {"edc", "ob3", "elmo", "pdf-sealed"}
WHOLE = "courses/lumen/data-ethics/"
PROMISES = Promises()
SILENT = """\
title: Silent course
summary: It says nothing that a recognition office asks for.
languages: [en]
homepage: https://quiet.example/silent
"""
HALF = """\
title: Half a course
summary: It says some of it.
languages: [en]
homepage: https://quiet.example/half
workload: {hours: 10}
outcomes: {read: Read a soil report.}
assessment: [{type: quiz, outcomes: [read], supervision: supervised-online-with-id}]
quality: [{type: internal, until: 2026-01-31}]
"""
QUIET = "{name: Quiet University, kind: university, country: DE, timezone: Europe/Berlin}\n"
READY = {"lumen/data-ethics": 7, "fjord/reading-data": 7, "quiet/half": 4, "quiet/silent": 0}
"""Worked out by hand. Half: outcomes, workload, assessment, identity; its quality assurance has ended."""


@pytest.fixture(scope="module")
def project(alliance: Callable[..., Project]) -> Project:
    project = alliance(tier="recorded")
    project.add("institutions/quiet.yml", QUIET)
    project.add("courses/quiet/silent.yml", SILENT)
    project.add("courses/quiet/half.yml", HALF)
    project.change("networks/aurora.yml", "policy: {", "show_readiness: true\npolicy: {")
    project.change(
        "institutions/lumen.yml",
        '- {type: internal, standard: "ESG 2015, part 1"}',
        "- {type: external-institutional, agency: Board, register: 'https://register.example/lumen', "
        "from: 2024-01-01, until: 2030-12-31, checked: 2026-10-05}",
    )
    project.change(
        "courses/lumen/data-ethics.yml",
        "participation: [online]",
        "integrity: Every answer is discussed with the learner.\nparticipation: [online]",
    )
    return project


@pytest.fixture(scope="module")
def site(project: Project) -> Site:
    return project.build()


@PROMISES.broken_by(f"{WHOLE}index.html", "SCHAC: lumen.example", "SCHAC unknown")
def every_digital_credential_names_an_issuer_with_an_identifier(site: Site) -> None:
    found = 0
    for item in site.json("api/v1/courses.json")["items"]:
        formats = site.entry("courses", item["id"])["entry"].get("award", {}).get("formats", [])
        if DIGITAL & set(formats):
            chain = site.section(item["page"], "chain")
            assert re.search(r"Issued by .*SCHAC: \w+\.example", chain), item["id"]
            found += 1
    assert found == 2


@PROMISES.broken_by(f"{WHOLE}index.html", "Qualified electronic seal", "No seal")
def the_page_says_how_to_verify(site: Site) -> None:
    chain = site.section(WHOLE, "chain")
    assert "Seal: Qualified electronic seal" in chain
    assert "Check a credential at lumen.example" in chain
    assert "Student card" in chain
    assert "Supervised online, with identity check" in chain
    assert "Every answer is discussed" in chain


@PROMISES.broken_by("owners/quiet/index.html", "4 of 7", "5 of 7")
def readiness_is_what_one_counts_by_hand(site: Site) -> None:
    shown = {}
    for slug in READY:
        owner = words(site.page(f"owners/{slug.partition('/')[0]}/"))
        title = site.entry("courses", slug)["entry"]["title"]["en"]
        match = re.search(rf"{re.escape(title)}.*?(\d) of 7 criteria", owner)
        assert match, slug
        shown[slug] = int(match[1])
    assert shown == READY


@PROMISES.broken_by("owners/quiet/index.html", "Not stated: Quality assurance, Online verification", "Fine")
def owners_are_told_the_gaps(site: Site) -> None:
    owner = words(site.page("owners/quiet/"))
    assert "Not stated: Quality assurance, Online verification, Level" in owner


@PROMISES.broken_by(f"{WHOLE}index.html", "checked against the register on", "seen on")
def learners_see_what_was_checked_when(site: Site) -> None:
    chain = site.section(WHOLE, "chain")
    assert "Quality assurance checked against the register on 5 October 2026" in chain
    assert "Learning outcomes stated" in chain


@PROMISES.broken_by("courses/quiet/half/index.html", "</h2>", "</h2><p>Readiness for recognition: 4 of 7</p>")
def without_the_networks_wish_no_number_is_public(site: Site) -> None:
    assert "Readiness" not in section(site.page("courses/quiet/half/"), "chain")


@PROMISES.broken_by("api/v1/courses/lumen/data-ethics.json", '"weigh":', '"ponder":')
def a_short_program_makes_a_cv_item_of_it(site: Site) -> None:
    document = site.entry("courses", "lumen/data-ethics")
    item = _example("cv").item(document)
    assert item.splitlines()[0] == "Data ethics for health professionals (lumen, fjord, 3 ECTS, EQF 7)"
    assert "- Defend a decision before an ethics board." in item
    assert item.splitlines()[-1] == "https://founding.example/courses/lumen/data-ethics/"
    assert list(document["entry"]["outcomes"]) == ["weigh", "defend"]


def _example(name: str) -> ModuleType:
    """A sample from `examples/`, which is no package."""
    spec = importlib.util.spec_from_file_location(name, REPOSITORY / "examples" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_promise_holds(site: Site, promise: Promise) -> None:
    promise.holds(site)


def test_a_change_turns_it_red(site: Site, promise: Promise) -> None:
    with pytest.raises((AssertionError, KeyError)):
        promise.holds(promise.broken(site))


def test_the_program_is_short() -> None:
    code = (REPOSITORY / "examples" / "cv.py").read_text(encoding="utf-8")
    lines = [line for line in code.splitlines() if line.strip() and not line.strip().startswith(("#", '"""'))]
    assert len(lines) <= 25
