"""A deterministic catalogue of any size: complete courses as universities write them, runs in every state.

The words are put together from lists of real terms, so that their frequencies, lengths and prefixes are close
to those of real catalogues; every course reaches the tier `harvestable`.
"""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

from benchmarks.course import PARTS, PER_PATHWAY, course, house, sentence, size, slug
from benchmarks.run import TODAY as TODAY
from benchmarks.words import ANGLES, COUNTRIES, FIELDS, TOPICS

if TYPE_CHECKING:
    from pathlib import Path

PER_INSTITUTION = 250


def write_catalogue(content: Path, courses: int) -> None:
    """Write `courses` courses, and the institutions and pathways that go with them, into `content`."""
    houses = institutions(courses)
    for number in range(houses):
        _write(content / "institutions" / f"{house(number)}.yml", _institution(number))
        (content / "courses" / house(number)).mkdir(parents=True, exist_ok=True)
    _write(content / "networks" / "alliance.yml", _network(houses))
    _write(content / "agreements" / "alliance-recognition.yml", _agreement(houses))
    for number in range(courses):
        course_file(content, number, houses).write_text(
            course(number, number % houses, houses), encoding="utf-8"
        )
    for number in range(max(1, courses // PER_PATHWAY)):
        _write(content / "pathways" / f"pathway-{number:04}.yml", _pathway(number, courses, houses))


def institutions(courses: int) -> int:
    """How many institutions a catalogue of `courses` courses has."""
    return max(2, -(-courses // PER_INSTITUTION))


def course_file(content: Path, number: int, houses: int) -> Path:
    """Where the file of a course lies."""
    return content / "courses" / house(number % houses) / f"{slug(number)}.yml"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _institution(number: int) -> str:
    country, zone, framework = COUNTRIES[number % len(COUNTRIES)]
    name = house(number)
    return f"""\
name: {{en: University {number:03}, de: Universität {number:03}}}
country: {country}
city: City {number:03}
timezone: {zone}
website: https://{name}.example/
kind: university
identifiers: {{schac: {name}.example}}
hours_per_ects: 27
nqf: {framework}
quality:
  - {{type: internal, standard: ESG}}
contacts:
  admissions: {{email: admissions@{name}.example}}
award:
  formats: [edc]
  identification: [student-id]
  seal: qualified
  verify: https://{name}.example/verify
grading: {{type: pass-or-fail, description: Passed or not passed}}
"""


def _network(houses: int) -> str:
    members = "".join(f"  {house(number)}: {{from: 2020-01-01}}\n" for number in range(houses))
    return (
        "name: Benchmark alliance\nwebsite: https://alliance.example/\n"
        f"coordinator: {house(0)}\nmembers:\n{members}"
        "policy: {ects: {min: 1, max: 5}, hours_per_ects: {min: 25, max: 30}, review_months: 12}\n"
    )


def _agreement(houses: int) -> str:
    parties = "".join(f"  - {house(number)}\n" for number in range(houses))
    return (
        "title: Recognition within the benchmark alliance\ntype: credit-recognition\nnetwork: alliance\n"
        f"from: 2020-01-01\nparties:\n{parties}"
        "recognises: {automatic: true, as: elective, max_ects: 10, direction: mutual}\n"
    )


def _pathway(number: int, courses: int, houses: int) -> str:
    """A pathway through a few courses: open, elective or rigid."""
    chance = random.Random(f"pathway {number}")
    parts = range(number * PER_PATHWAY, min(number * PER_PATHWAY + PARTS, courses))
    first, *rest = (f"{house(part % houses)}/{slug(part)}" for part in parts)
    model = ("open", "elective", "rigid")[number % 3]
    rule = "    choose: 2\n" if model == "elective" else "    after: [basis]\n" if model == "rigid" else ""
    basis, *others = (size(part).ects for part in parts)
    ects = basis + sum(sorted(others)[:2] if model == "elective" else others)
    eqf = max(size(part).eqf for part in parts)
    award = (
        f"kind: certificate, title: {{en: Certificate {number:04}}}, award: true, ects: {ects}, eqf: {eqf}"
    )
    return f"""\
title:
  en: {chance.choice(TOPICS).capitalize()} {chance.choice(ANGLES)}, step by step
summary:
  en: {sentence(chance)}.
model: {model}
awarding: [{house(number % houses)}]
network: alliance
target: {{{award}}}
blocks:
  basis:
    title: {{en: Basis}}
    courses: [{first}]
  advanced:
    title: {{en: Advanced}}
    courses: [{", ".join(rest)}]
{rule}agreements: [alliance-recognition]
outcomes:
  whole:
    en: {sentence(chance)}.
languages: [en]
fields: ["{chance.choice(FIELDS)}"]
reviewed: 2026-09-01
homepage: https://alliance.example/pathways/{number:04}
"""


def write_project(folder: Path, courses: int, languages: tuple[str, ...] = ("en",)) -> Path:
    """A whole project around a catalogue; returns its `mkdocs.yml`."""
    write_catalogue(folder / "content", courses)
    _write(folder / "content" / "pages" / "index.md", "# Benchmark\n\n<!-- credatlas:home -->\n")
    return write_configuration(folder, languages)


def write_configuration(folder: Path, languages: tuple[str, ...] = ("en",), site: str = "site") -> Path:
    """The configuration of a project whose entries lie in `content/`; `site` names its folder of output."""
    plugin = {
        "ui_languages": list(languages),
        "required_tier": "harvestable",
        "now": str(TODAY),
        "cache_dir": f".cache/{site}",
    }
    configuration = {
        "site_name": "Benchmark",
        "site_url": "https://bench.example/",
        "docs_dir": "content/pages",
        "site_dir": site,
        "theme": {"name": "material"},
        "plugins": [{"credatlas": plugin}],
    }
    path = folder / ("mkdocs.yml" if site == "site" else f"mkdocs-{site}.yml")
    _write(path, json.dumps(configuration, indent=1))  # JSON is YAML
    return path
