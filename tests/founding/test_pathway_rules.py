"""Pathways (MicroHE, OEPass): a sound one, broken in one way, gives the one finding that names the break."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.founding.project import OLIVE
from tests.rules.alliance import compiled

if TYPE_CHECKING:
    from pathlib import Path

SOUND = """\
title: Soil and water
summary: From a handful of soil to the water plan of a valley.
model: elective
awarding: [lumen]
homepage: https://lumen.example/soil-and-water
fields: ["0812"]
languages: [en]
outcomes: {plan: Plan how a valley uses its water.}
target:
  kind: short-learning-programme
  title: Soil and water
  award: true
  institution: lumen
  ects: 13
  eqf: 6
window: P3Y
parts_valid_for: P5Y
residency_percent: 60
agreements: [aurora-recognition]
blocks:
  base: {courses: [lumen/soil, lumen/water]}
  choice: {courses: [lumen/maps, fjord/ice], choose: 1, after: [base]}
  credits: {courses: [lumen/peat, lumen/sand, lumen/clay], ects: {min: 4, max: 4}}
"""
WHOLE = """\
title: The whole valley
summary: A pathway within a pathway, and a course beyond it.
model: elective
awarding: [lumen]
homepage: https://lumen.example/valley
fields: ["0812"]
languages: [en]
outcomes: {join: Join what two pathways teach.}
target: {kind: certificate, title: Valley, ects: 16, eqf: 6}
blocks:
  inner: {pathways: [case]}
  outer: {courses: [lumen/maps-again], after: [inner]}
"""
BREAKS = {
    "more to choose than there is": ("choose: 1", "choose: 3", "CA605"),
    "credits that no choice gives": ("{min: 4, max: 4}", "{min: 7}", "CA606"),
    "a target out of reach": ("ects: 13", "ects: 14", "CA607"),
    "rigid, with the same credits for all": ("model: elective", "model: rigid", ""),
    "a course in two blocks": ("[lumen/soil, lumen/water]", "[lumen/soil, lumen/water, lumen/peat]", "CA609"),
    "a block that waits for itself": ("lumen/water]}", "lumen/water], after: [choice]}", "CA621"),
    "a block after one that is not there": ("after: [base]", "after: [bases]", "CA208"),
    "a course that does not exist": ("lumen/soil,", "lumen/soils,", "CA201"),
    "a course of strangers": ("fjord/ice]", "olive/sea]", "CA616"),
    "a withdrawn course": ("lumen/clay]", "lumen/gone]", "CA618"),
    "a course that stands alone": ("lumen/clay]", "lumen/lone]", "CA602"),
    "all of the residency that there is": ("residency_percent: 60", "residency_percent: 100", ""),
    "parts that expire": ("parts_valid_for: P5Y", "parts_valid_for: P2Y", "CA620"),
    "a level above the target": ("eqf: 6", "eqf: 5", "CA613"),
    "a prerequisite that comes later": ("lumen/water]", "lumen/early]", "CA610"),
    "a prerequisite from outside": ("lumen/clay]", "lumen/needy]", "CA611"),
    "itself within itself": ("  base: {", "  base: {pathways: [case], ", "CA604"),
    "one of several without a run": ("lumen/clay]", "lumen/idle]", ""),
    "all without a run": ("[lumen/peat, lumen/sand, lumen/clay]", "[lumen/peat, lumen/idle]", "CA865"),
    "a needed part without a run": ("lumen/water]", "lumen/late]", "CA864"),
}
"""What is broken -> the sound text, the broken text, and the one code; empty where nothing is broken yet."""


def course(title: str, ects: float, more: str = "") -> str:
    return f"""\
title: {title}
type: module
summary: About {title}.
languages: [en]
homepage: https://lumen.example/{title.lower()}
workload: {{ects: {ects}, hours: {ects * 27}}}
level: {{eqf: 6, cycle: first}}
fields: ["0812"]
outcomes: {{explain: "Explain {title}."}}
assessment: [{{type: oral-examination, supervision: supervised-on-site-with-id}}]
participation: [online]
stackability: stackable
stacks_towards: [{{title: Bachelor of Soil Science}}]
offerings:
  next: {{starts: 2027-03-01, ends: 2027-04-23}}
{more or "prerequisites: none"}
"""


COURSES = {
    "lumen/soil": course("Soil", 3),
    "lumen/water": course("Water", 3, "prerequisites: {requires: lumen/soil}"),
    "lumen/maps": course("Maps", 3),
    "lumen/maps-again": course("Atlas", 3),
    "fjord/ice": course("Ice", 3),
    "lumen/peat": course("Peat", 2),
    "lumen/sand": course("Sand", 2),
    "lumen/clay": course("Clay", 2),
    "lumen/idle": course("Idle", 2).replace("starts: 2027-03-01, ends: 2027-04-23", "announced: '2029'"),
    "lumen/late": course("Late", 3).replace("starts: 2027-03-01, ends: 2027-04-23", "announced: '2029'"),
    "lumen/lone": course("Lone", 2)
    .replace("stackability: stackable", "stackability: stand-alone")
    .replace("stacks_towards: [{title: Bachelor of Soil Science}]\n", ""),
    "lumen/early": course("Early", 3, "prerequisites: {requires: lumen/maps}"),
    "lumen/needy": course("Needy", 2, "prerequisites: {requires: fjord/reading-data}"),
    "lumen/gone": course(
        "Gone", 2, "prerequisites: none\nstatus: withdrawn\nwithdrawn: {on: 2026-01-01, reason: Over.}"
    ),
    "olive/sea": course("Sea", 3),
}


def found(folder: Path, pathway: str) -> set[str]:
    files = {f"courses/{slug}.yml": text for slug, text in COURSES.items()}
    files |= {"institutions/olive.yml": OLIVE, "pathways/case.yml": pathway, "pathways/whole.yml": WHOLE}
    return {finding.code for finding in compiled(folder, files, tier="framework").findings}


def test_the_sound_pathway_breaks_nothing(tmp_path: Path) -> None:
    assert found(tmp_path, SOUND) == set()


@pytest.mark.parametrize("name", BREAKS)
def test_a_break_is_named_once_and_nothing_else_is(name: str, tmp_path: Path) -> None:
    sound, broken, code = BREAKS[name]
    assert SOUND.count(sound) == 1
    assert found(tmp_path, SOUND.replace(sound, broken)) == {code} - {""}
