"""A deterministic catalogue of any size: complete courses as universities write them, in every state of a run.

The words are put together from lists of real terms, so that their frequencies, lengths and prefixes are close
to those of real catalogues; every course reaches the tier `harvestable`.
"""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

from credatlas import vocab

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TODAY = date(2026, 11, 23)
"""The day around which the runs lie; builds of a benchmark take it as now."""

COUNTRIES = (
    ("DE", "Europe/Berlin", "DQR"),
    ("FI", "Europe/Helsinki", "FiNQF"),
    ("PT", "Europe/Lisbon", "QNQ"),
    ("GR", "Europe/Athens", "HQF"),
    ("IE", "Europe/Dublin", "NFQ"),
    ("PL", "Europe/Warsaw", "PQF"),
    ("FR", "Europe/Paris", "CNCP"),
    ("ES", "Europe/Madrid", "MECU"),
)
TOPICS = (
    "data ethics", "wound care", "circular economy", "machine learning", "soil health", "maritime law",
    "language teaching", "museum education", "energy storage", "patient safety", "urban mobility",
    "food science", "cyber security", "research methods", "water management", "public procurement",
    "timber construction", "digital humanities", "rehabilitation", "climate adaptation", "robotics",
    "social work", "tax policy", "biostatistics", "forest ecology", "project finance", "child nutrition",
    "heritage conservation", "network analysis", "midwifery", "quality management", "geoinformatics",
)  # fmt: skip
ANGLES = (
    "for practitioners", "in small regions", "an introduction", "with open data", "across borders",
    "in the laboratory", "for teachers", "under uncertainty", "in hospitals", "for public servants",
    "from case to decision", "with simulation", "for start-ups", "in rural areas", "on the coast",
    "for people who return to work", "with field studies", "beyond the textbook",
)  # fmt: skip
VERBS = (
    "Explain", "Compare", "Design", "Measure", "Defend", "Plan", "Evaluate", "Apply", "Model", "Document",
    "Negotiate", "Test", "Interpret", "Estimate", "Review", "Assemble",
)  # fmt: skip
OBJECTS = (
    "a monitoring plan", "the legal framework", "three competing methods", "a risk assessment", "field samples",
    "a budget for two years", "stakeholder interviews", "an evaluation report", "the uncertainty of a forecast",
    "a prototype", "a data set of one's own", "a teaching unit", "the evidence for a decision", "a care pathway",
    "a procurement file", "an audit trail",
)  # fmt: skip
ENDS = (
    "for a case of one's own region", "together with a partner university", "before a critical panel",
    "with free software", "in a language that lay people understand", "against the standards of the field",
    "so that others can repeat it", "within the limits of time and money", "for two different audiences",
)  # fmt: skip
LANGUAGES = ("en", "de", "fr", "es", "pt", "fi", "pl", "el")
FIELDS = tuple(code for code in vocab.load("isced-f") if len(code) == 4 and code[-1] not in "089")


def write_catalogue(content: Path, courses: int, per_institution: int = 250) -> None:
    """Write `courses` courses of as many institutions as they need into the folder `content`."""
    houses = max(2, -(-courses // per_institution))
    for number in range(houses):
        _write(content / "institutions" / f"{_house(number)}.yml", _institution(number))
    _write(content / "networks" / "alliance.yml", _network(houses))
    _write(content / "agreements" / "alliance-recognition.yml", _agreement(houses))
    (content / "pathways").mkdir(parents=True, exist_ok=True)
    for number in range(houses):
        (content / "courses" / _house(number)).mkdir(parents=True, exist_ok=True)
    for number in range(courses):
        house = number % houses
        path = content / "courses" / _house(house) / f"course-{number:06}.yml"
        path.write_text(_course(number, house, houses), encoding="utf-8")


def _house(number: int) -> str:
    return f"university-{number:03}"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _institution(number: int) -> str:
    country, zone, framework = COUNTRIES[number % len(COUNTRIES)]
    house = _house(number)
    return f"""\
name: {{en: University {number:03}, de: Universität {number:03}}}
country: {country}
city: City {number:03}
timezone: {zone}
website: https://{house}.example/
kind: university
identifiers: {{schac: {house}.example}}
hours_per_ects: 27
nqf: {framework}
quality:
  - {{type: internal, standard: ESG}}
contacts:
  admissions: {{email: admissions@{house}.example}}
award:
  formats: [edc]
  identification: [student-id]
  seal: qualified
  verify: https://{house}.example/verify
grading: {{type: pass-or-fail, description: Passed or not passed}}
"""


def _network(houses: int) -> str:
    members = "".join(f"  {_house(number)}: {{from: 2020-01-01}}\n" for number in range(houses))
    return (
        "name: Benchmark alliance\nwebsite: https://alliance.example/\n"
        f"coordinator: {_house(0)}\nmembers:\n{members}"
        "policy: {ects: {min: 2, max: 5}, hours_per_ects: {min: 25, max: 30}, review_months: 12}\n"
    )


def _agreement(houses: int) -> str:
    parties = "".join(f"  - {_house(number)}\n" for number in range(houses))
    return (
        "title: Recognition within the benchmark alliance\ntype: credit-recognition\nnetwork: alliance\n"
        f"from: 2020-01-01\nparties:\n{parties}"
        "recognises: {automatic: true, as: elective, max_ects: 10, direction: mutual}\n"
    )


def _course(number: int, house: int, houses: int) -> str:
    chance = random.Random(number)
    ects = chance.choice((1, 2, 2, 3, 3, 3, 4, 5))
    topic, angle = chance.choice(TOPICS), chance.choice(ANGLES)
    title = f"{topic.capitalize()} {angle}"
    language = chance.choice(LANGUAGES)
    slug = f"course-{number:06}"
    joint = _joint(chance, house, houses) if ects > 1 and chance.random() < 0.3 else ""
    eqf, cycle = chance.choice(((6, "first"), (6, "first"), (7, "second"), (5, "short")))
    return f"""\
title:
  en: {title}
  de: {title} ({number})
type: module
code: C-{number:06}
summary:
  en: {_sentence(chance)}.
  de: {_sentence(chance)}.
description:
  en: |
{_paragraphs(chance)}
languages: [{language}]
homepage: https://{_house(house)}.example/{slug}
workload: {{ects: {ects}, hours: {ects * 27}}}
level: {{eqf: {eqf}, cycle: {cycle}}}
fields: ["{chance.choice(FIELDS)}"]
skills:
  - label: {{en: {topic}}}
  - label: {{en: {chance.choice(OBJECTS)}}}
{joint}outcomes:
{_outcomes(chance)}assessment:
  - {{type: project-work, weight: 60, outcomes: [first, second, third], supervision: supervised-online-with-id}}
  - {{type: oral-examination, weight: 40, outcomes: [third, fourth], supervision: supervised-on-site-with-id}}
participation: [{chance.choice(("online", "blended", "on-site"))}]
teaching: [lecture, case-work]
need:
  en: {_sentence(chance)}.
prerequisites: none
stackability: {chance.choice(("stackable", "stand-alone"))}
reviewed: {TODAY - timedelta(days=chance.randrange(20, 340))}
offerings:
{"".join(_offerings(chance, house))}"""


def _joint(chance: random.Random, house: int, houses: int) -> str:
    partner = (house + 1 + chance.randrange(houses - 1)) % houses
    return (
        "joint:\n  network: alliance\n  agreement: alliance-recognition\n  award: joint\n  mobility: virtual\n"
        f"  partners:\n    {_house(house)}: [coordinate, teach, assess, award]\n"
        f"    {_house(partner)}: [teach, award]\n"
    )


def _sentence(chance: random.Random) -> str:
    return f"{chance.choice(VERBS)} {chance.choice(OBJECTS)} {chance.choice(ENDS)}"


def _paragraphs(chance: random.Random) -> str:
    lines = []
    for paragraph in range(3):
        lines += [f"    {_sentence(chance)}, and {_sentence(chance).lower()}." for _ in range(3)]
        if paragraph == 1:
            lines += ["", f"    - **{chance.choice(TOPICS)}**", f"    - {chance.choice(TOPICS)}"]
        lines.append("")
    return "\n".join(lines).rstrip()


def _outcomes(chance: random.Random) -> str:
    return "".join(
        f"  {key}:\n    en: {_sentence(chance)}.\n    de: {_sentence(chance)}.\n"
        for key in ("first", "second", "third", "fourth")
    )


def _offerings(chance: random.Random, house: int) -> Iterator[str]:
    state = chance.randrange(8)
    if state == 0:
        yield "  always:\n    self_paced: true\n    apply: {at: https://apply.example/}\n    price: 0 EUR\n"
        return
    if state == 1:
        yield "  later:\n    announced: 2027-autumn\n"
    yield _dated("past", TODAY - timedelta(days=chance.randrange(60, 400)), chance, house)
    if state > 1:
        yield _dated("next", TODAY + timedelta(days=chance.randrange(-20, 300)), chance, house)


def _dated(slug: str, start: date, chance: random.Random, house: int) -> str:
    opens, closes = start - timedelta(days=90), start - timedelta(days=chance.randrange(7, 40))
    price = chance.choice(("0 EUR", "120 EUR", "180 EUR", "350 EUR"))
    extra = ""
    if chance.random() < 0.1:
        extra = f"    availability: {{state: full, as_of: {min(closes, TODAY)}}}\n"
    elif chance.random() < 0.05:
        extra = "    status: cancelled\n    status_reason: Too few people could come.\n"
    return (
        f"  {slug}:\n    starts: {start}\n    ends: {start + timedelta(days=49)}\n"
        f"    apply: {{opens: {opens}, closes: {closes}, at: https://{_house(house)}.example/apply}}\n"
        f"    seats: 40\n{extra}    for:\n"
        "      - {who: members, seats: 30, price: 0 EUR}\n"
        f"      - {{who: anyone, price: {price}}}\n"
    )


def write_project(folder: Path, courses: int, languages: tuple[str, ...] = ("en",), **options: object) -> Path:
    """A whole project around a catalogue; returns its `mkdocs.yml`."""
    write_catalogue(folder / "content", courses)
    _write(folder / "content" / "pages" / "index.md", "# Benchmark\n\n<!-- credatlas:home -->\n")
    plugin = {"ui_languages": list(languages), "required_tier": "harvestable", **options}
    configuration = {
        "site_name": "Benchmark",
        "site_url": "https://bench.example/",
        "docs_dir": "content/pages",
        "site_dir": "site",
        "theme": {"name": "material"},
        "plugins": [{"credatlas": plugin}],
    }
    path = folder / "mkdocs.yml"
    _write(path, json.dumps(configuration, indent=1))  # JSON is YAML
    return path
