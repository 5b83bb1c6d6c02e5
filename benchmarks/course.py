"""The file of one course, as a university writes it: complete, and the same for the same number."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.run import TODAY, runs
from benchmarks.words import ANGLES, ENDS, FIELDS, LANGUAGES, OBJECTS, TOPICS, VERBS

if TYPE_CHECKING:
    from collections.abc import Callable

BILINGUAL = 0.2
"""The share of courses whose texts are in two languages."""
JOINT = 0.3
"""The share of courses that two institutions teach together."""
PER_PATHWAY = 40
"""So many courses there are for each pathway."""
PARTS = 4
"""Courses of a pathway."""

ASSESSMENT = """\
assessment:
  - type: project-work
    weight: 60
    outcomes: [first, second, third]
    supervision: supervised-online-with-id
  - {type: oral-examination, weight: 40, outcomes: [third, fourth], supervision: supervised-on-site-with-id}
"""


def house(number: int) -> str:
    """The id of an institution."""
    return f"university-{number:03}"


def slug(number: int) -> str:
    """The id of a course within its institution."""
    return f"course-{number:06}"


class Size(NamedTuple):
    """Credits and level of a course, on which the pathways that hold it depend."""

    ects: int
    eqf: int
    cycle: str


def size(number: int) -> Size:
    """The size of course `number`."""
    chance = random.Random(f"size {number}")
    level = chance.choice(((6, "first"), (6, "first"), (7, "second"), (5, "short")))
    return Size(chance.choice((1, 2, 2, 3, 3, 3, 4, 5)), *level)


def is_part(number: int) -> bool:
    """Whether course `number` is a part of a pathway: the first few of every so many are."""
    return number % PER_PATHWAY < PARTS


def course(number: int, at: int, houses: int) -> str:
    """The YAML of course `number` of the institution `at`, one of `houses`."""
    chance = random.Random(number)
    write = _bilingual if chance.random() < BILINGUAL else _english
    ects, eqf, cycle = size(number)
    topic, angle = chance.choice(TOPICS), chance.choice(ANGLES)
    mode = chance.choice(("online", "blended", "on-site"))
    joint = _joint(chance, at, houses) if ects > 1 and chance.random() < JOINT else ""
    return f"""\
title:
{write(f"{topic.capitalize()} {angle}", 2)}
type: module
code: C-{number:06}
summary:
{write(sentence(chance) + ".", 2)}
description:
  en: |
{_paragraphs(chance)}
languages: [{chance.choice(LANGUAGES)}]
homepage: https://{house(at)}.example/{slug(number)}
workload: {{ects: {ects}, hours: {ects * 27}}}
level: {{eqf: {eqf}, cycle: {cycle}}}
fields: ["{chance.choice(FIELDS)}"]
skills:
  - label: {{en: {topic}}}
  - label: {{en: {chance.choice(OBJECTS)}}}
{joint}outcomes:
{_outcomes(chance, write)}
{ASSESSMENT}participation: [{mode}]
teaching: [lecture, case-work]
need:
  en: {sentence(chance)}.
prerequisites: none
{_stackability(number)}\
reviewed: {TODAY - timedelta(days=chance.randrange(20, 340))}
offerings:
{"".join(runs(chance, house(at), mode))}"""


def _stackability(number: int) -> str:
    """Parts of pathways count towards something, and every third of the others."""
    if not is_part(number) and number % 3:
        return "stackability: stand-alone\n"
    title = "{en: Certificate of Advanced Studies}"
    return f"stackability: stackable\nstacks_towards:\n  - {{title: {title}, ects: 15}}\n"


def sentence(chance: random.Random) -> str:
    """A sentence without its full stop."""
    return f"{chance.choice(VERBS)} {chance.choice(OBJECTS)} {chance.choice(ENDS)}"


def _english(text: str, indent: int) -> str:
    return f"{' ' * indent}en: {text}"


def _bilingual(text: str, indent: int) -> str:
    """The same length in a second language; no reader of the benchmark translates it."""
    return f"{_english(text, indent)}\n{' ' * indent}de: Übersetzt – {text}"


def _joint(chance: random.Random, at: int, houses: int) -> str:
    partner = (at + 1 + chance.randrange(houses - 1)) % houses
    return (
        "joint:\n  network: alliance\n  agreement: alliance-recognition\n  award: joint\n"
        "  mobility: virtual\n"
        f"  partners:\n    {house(at)}: [coordinate, teach, assess, award]\n"
        f"    {house(partner)}: [teach, award]\n"
    )


def _paragraphs(chance: random.Random) -> str:
    lines = []
    for paragraph in range(3):
        lines += [f"    {sentence(chance)}, and {sentence(chance).lower()}." for _ in range(3)]
        if paragraph == 1:
            lines += ["", f"    - **{chance.choice(TOPICS)}**", f"    - {chance.choice(TOPICS)}"]
        lines.append("")
    return "\n".join(lines).rstrip()


def _outcomes(chance: random.Random, write: Callable[[str, int], str]) -> str:
    keys = ("first", "second", "third", "fourth")
    return "\n".join(f"  {key}:\n{write(sentence(chance) + '.', 4)}" for key in keys)
