"""MicroCredX: a sound joint course, broken in one way, gives exactly the one finding that names the break."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.founding.project import OLIVE
from tests.rules.alliance import compiled

if TYPE_CHECKING:
    from pathlib import Path

SOUND = """\
title: Soil health
type: module
summary: Find out what a plot of soil lacks, and put it right in one season.
languages: [en]
homepage: https://lumen.example/soil
workload: {ects: 3, hours: 81}
level: {eqf: 6, cycle: first}
fields: ["0812"]
joint:
  network: aurora
  agreement: aurora-recognition
  award: joint
  mobility: virtual
  partners:
    lumen: [coordinate, teach, assess, award]
    fjord: [teach, award]
  shares: {lumen: 60, fjord: 40}
need: Gardeners asked how to read a soil report.
teaching: [lecture, case-work]
outcomes:
  diagnose: Diagnose the condition of a soil from three simple tests.
assessment:
  - {type: practical-assessment, outcomes: [diagnose], supervision: supervised-on-site-with-id}
participation: [blended]
prerequisites: none
stackability: stand-alone
offerings:
  spring-2027:
    starts: 2027-03-01
    ends: 2027-04-23
    seats: 40
    for:
      - {who: members, seats: 30}
      - {who: anyone, seats: 10}
"""
WORKS = OLIVE.replace("university", "employer").replace("Olive", "Works").replace("olive", "works")
BREAKS = {
    "one partner": ("    fjord: [teach, award]\n", "", "CA157"),
    "one university": (
        "    fjord: [teach, award]\n  shares: {lumen: 60, fjord: 40}\n",
        "    works: [teach, award]\n",
        "CA531",
    ),
    "a partner outside the network": (
        "    fjord: [teach, award]\n",
        "    fjord: [teach, award]\n    olive: [teach]\n",
        "CA532",
    ),
    "a coordinator outside the network": (
        "    lumen: [coordinate, teach, assess, award]\n",
        "    lumen: [teach, assess, award]\n    olive: [coordinate]\n",
        "CA532",
    ),
    "a partner that does not exist": (
        "    fjord: [teach, award]\n",
        "    fjord: [teach, award]\n    fjrod: [teach]\n",
        "CA201",
    ),
    "nobody coordinates": ("[coordinate, teach", "[teach", "CA521"),
    "nobody awards": ("assess, award]\n    fjord: [teach, award]", "assess]\n    fjord: [teach]", "CA911"),
    "one awards a joint credential": ("fjord: [teach, award]", "fjord: [teach]", "CA523"),
    "six credits": ("{ects: 3, hours: 81}", "{ects: 6, hours: 162}", "CA533"),
    "one credit": ("{ects: 3, hours: 81}", "{ects: 1, hours: 27}", "CA533"),
    "without an agreement": ("  agreement: aurora-recognition\n", "", "CA534"),
    "an agreement of others": ("aurora-recognition", "others", "CA535"),
    "seats over capacity": ("seats: 30", "seats: 31", "CA805"),
    "seats for an outsider": ("who: anyone", "who: olive", "CA537"),
    "without a need": ("need: Gardeners asked how to read a soil report.\n", "", "CA526"),
    "without methods": ("teaching: [lecture, case-work]\n", "", "CA527"),
    "shares of ninety": ("fjord: 40", "fjord: 30", "CA528"),
    "a stranger's share": ("fjord: 40", "olive: 40", "CA529"),
}
"""What is broken -> the sound text, the broken text, and the one code that names it."""
ELSEWHERE = {
    "institutions/olive.yml": OLIVE,
    "institutions/works.yml": WORKS,
    "agreements/others.yml": "title: Others\nparties: [lumen, olive]\nrecognises: {automatic: true}\n",
}


def found(folder: Path, course: str) -> set[str]:
    files = {**ELSEWHERE, "courses/lumen/soil.yml": course}
    return {finding.code for finding in compiled(folder, files, tier="framework").findings}


def test_the_sound_course_breaks_nothing(tmp_path: Path) -> None:
    assert found(tmp_path, SOUND) == set()


@pytest.mark.parametrize("name", BREAKS)
def test_a_break_is_named_once_and_nothing_else_is(name: str, tmp_path: Path) -> None:
    sound, broken, code = BREAKS[name]
    assert SOUND.count(sound) == 1
    assert found(tmp_path, SOUND.replace(sound, broken)) == {code}


def test_a_joint_programme_is_told_to_be_a_pathway(tmp_path: Path) -> None:
    programme = SOUND.replace("{ects: 3, hours: 81}", "{ects: 10, hours: 270}").replace(
        "type: module", "type: slp\nstacks_towards: [{title: Responsible data, pathway: responsible-data}]"
    )
    assert found(tmp_path, programme) == {"CA525"}
