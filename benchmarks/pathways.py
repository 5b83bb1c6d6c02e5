"""What pathways add to a build: every course is a part of one, ten courses each: `make bench-pathways`.

The same courses twice, without pathways and with them; the rounds are interleaved. Pathways have blocks in an
order, one of them with a choice, and every tenth has another inside. A benchmark, never a timed test.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.arena import Arena
from benchmarks.catalogue import course_file, institutions
from benchmarks.compare import SHARED_MEMORY, Work, measure
from benchmarks.course import house, size, slug
from benchmarks.table import Figure, Row, ratio, rendered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from benchmarks.table import Measured

PARTS = 10
"""Courses of a pathway."""
CHOSEN = 4
"""Of the last of them, so many are chosen."""
LIMIT = 1.1
"""Pathways add at most a tenth."""
STACKABLE = "stackability: stackable\nstacks_towards:\n  - {title: {en: Certificate}, ects: 15}\n"


class Trails(Arena):
    """A project of which every course is stackable; with pathways, every course is a part of one."""

    def __init__(self, folder: Path, courses: int, *, pathways: bool) -> None:
        super().__init__(folder, courses)
        content, houses = self.project / "content", institutions(courses)
        for file in (content / "pathways").glob("*.yml"):
            file.unlink()
        for number in range(courses):
            file = course_file(content, number, houses)
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace("stackability: stand-alone\n", STACKABLE), encoding="utf-8")
        for number in range(courses // PARTS if pathways else 0):
            text = trail(number, houses)
            (content / "pathways" / f"trail-{number:05}.yml").write_text(text, encoding="utf-8")


def trail(number: int, houses: int) -> str:
    """The YAML of a pathway: four courses, then four of six; every tenth comes after another pathway."""
    numbers = range(number * PARTS, (number + 1) * PARTS)
    parts = [f"{house(part % houses)}/{slug(part)}" for part in numbers]
    first, rest = parts[: PARTS - 6], parts[PARTS - 6 :]
    before = f"  before:\n    pathways: [trail-{number - 1:05}]\n" if number % 10 == 9 else ""
    after = "    after: [before]\n" if before else ""
    return f"""\
title: {{en: Trail {number:05}}}
summary: {{en: "Ten courses that belong together, of which one takes eight."}}
model: elective
awarding: [{house(number % houses)}]
network: alliance
target: {{kind: certificate, title: {{en: Trail {number:05}}}, award: true, eqf: {_level(number)}}}
blocks:
{before}  basis:
    courses: [{", ".join(first)}]
{after}  choice:
    courses: [{", ".join(rest)}]
    choose: {CHOSEN}
    after: [basis]
window: P4Y
parts_valid_for: P6Y
agreements: [alliance-recognition]
outcomes: {{whole: {{en: "Walk the whole trail {number} and say what it was for."}}}}
languages: [en]
fields: ["0612"]
reviewed: 2026-09-01
homepage: https://alliance.example/trails/{number:05}
"""


def _level(number: int) -> int:
    """The level of the highest part, here and in what is inside."""
    first = max(0, (number - 1) * PARTS) if number % 10 == 9 else number * PARTS
    return max(size(part).eqf for part in range(first, (number + 1) * PARTS))


def works(without: Trails, within: Trails) -> Iterator[Work]:
    """Checks and complete builds, each without pathways and with them, one after the other."""
    for name in ("check", "build"):
        for arena, label in ((without, "without"), (within, "with")):
            fresh = partial(arena.forget, arena.site)
            yield Work(f"{name} {label}", fresh, arena.command(name), arena.project)


def rows(found: dict[str, Measured]) -> Iterator[Row]:
    """The costs side by side."""
    for name, limit in (("check", None), ("build", LIMIT)):
        bare, whole = found[f"{name} without"], found[f"{name} with"]
        yield Row(f"{name}, cold, without pathways", bare)
        yield Row(f"{name}, cold, with pathways / without", whole, ratio(whole, bare), limit)
        yield Row(f"{name}: CPU seconds that pathways add", None, Figure(whole.cpu - bare.cpu, "s"))


def compare(folder: Path, courses: int, rounds: int, say: Callable[[str], None]) -> list[Row]:
    """The whole table; what is measured lies below `folder`."""
    without = Trails(folder / "without", courses, pathways=False)
    within = Trails(folder / "with", courses, pathways=True)
    return list(rows(dict(measure(list(works(without, within)), rounds, say))))


def main(given: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pathways", description=__doc__)
    parser.add_argument("--courses", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    memory = SHARED_MEMORY if SHARED_MEMORY.is_dir() else None
    parser.add_argument("--folder", type=Path, default=memory, help="where to work; a tmpfs")
    chosen = parser.parse_args(given)

    def say(text: str) -> None:
        print(f"  {text}", file=sys.stderr, flush=True)

    with tempfile.TemporaryDirectory(prefix="credatlas-bench-", dir=chosen.folder) as folder:
        found = compare(Path(folder), chosen.courses, chosen.rounds, say)
    print(
        f"{chosen.courses:,} courses, {chosen.courses // PARTS:,} pathways, "
        f"medians of {chosen.rounds} rounds, {os.cpu_count()} processors"
    )
    print(rendered(found))


if __name__ == "__main__":
    main()
