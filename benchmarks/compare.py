"""CredAtlas against Hugo on the same courses, side by side: `make bench N=10000`, the table of design §9.

A benchmark, never a timed test: it ends with 0 whatever the figures say. Rounds are interleaved, so that a
slow moment of the machine meets all; ratios are those of the medians, with the lowest and highest round.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks import hugo
from benchmarks.arena import LANGUAGES, Arena, size_of
from benchmarks.measure import Cost, run
from benchmarks.table import Figure, Measured, Row, ratio, rendered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    Say = Callable[[str], None]

SHARED_MEMORY = Path("/dev/shm")
LIMITS_FOR = 10_000
"""The number of courses for which design §9 states its limits."""

SAME = ("hugo", "complete")
"""Works that run once before all rounds, to see that they make the same pages."""


class Work(NamedTuple):
    """Something to be measured: what is put right before, and the command."""

    name: str
    prepare: Callable[[], None]
    command: Sequence[str]
    folder: Path


def works(arena: Arena) -> tuple[Work, ...]:
    """What is measured, in the order of a round: a rebuild needs what the build before it left."""
    fresh, languages = partial(arena.forget, arena.site), partial(arena.forget, arena.languages_site)
    build, project = arena.command("build"), arena.project
    return (
        Work("hugo", partial(arena.forget, arena.hugo_site), hugo.command(arena.hugo_site), arena.hugo),
        Work("facts", partial(arena.forget, arena.facts_site), hugo.command(arena.facts_site), arena.facts),
        Work("check", fresh, arena.command("check"), project),
        Work("languages", languages, arena.command("build", languages=True), project),
        Work("core", fresh, arena.command("build", core=True), project),
        Work("complete", fresh, build, project),
        Work("unchanged", lambda: None, build, project),
        Work("changed", arena.edit, build, project),
    )


def measure(todo: Sequence[Work], rounds: int, say: Say) -> Mapping[str, Measured]:
    """The costs of every work: `rounds` for time, one more for memory."""
    costs: dict[str, list[Cost]] = {work.name: [] for work in todo}
    for number in range(1, rounds + 1):
        for work in todo:
            say(f"round {number} of {rounds}: {work.name}")
            work.prepare()
            costs[work.name].append(run(work.command, work.folder))
    peaks = {}
    for work in todo:
        say(f"memory: {work.name}")
        work.prepare()
        peaks[work.name] = run(work.command, work.folder, memory=True).memory
    return {name: Measured(tuple(found), peaks[name]) for name, found in costs.items()}


def comparison(arena: Arena, found: Mapping[str, Measured]) -> Iterator[Row]:
    """The costs of one catalogue beside Hugo's."""
    theirs, complete = found["hugo"], found["complete"]
    several = f"complete in {len(LANGUAGES)} languages / Hugo"
    yield Row(f"Hugo {hugo.VERSION}: the course pages alone, from the same data", theirs)
    yield Row("Hugo, spared the data / Hugo", found["facts"], ratio(found["facts"], theirs))
    yield Row("check, cold / Hugo", found["check"], ratio(found["check"], theirs), 0.4)
    yield Row("check, every page, API, cold / Hugo", found["core"], ratio(found["core"], theirs), 0.6)
    yield Row("complete, cold / Hugo", complete, ratio(complete, theirs), 1.0)
    yield Row(several, found["languages"], ratio(found["languages"], theirs))
    yield Row("nothing changed / complete", found["unchanged"], ratio(found["unchanged"], complete))
    yield Row("one file changed / complete", found["changed"], ratio(found["changed"], complete), 0.3)
    yield Row("complete: peak memory", None, Figure(complete.memory / 1e6, "MB"), 400)
    yield from _sizes(arena)


def _sizes(arena: Arena) -> Iterator[Row]:
    sites = {
        "Hugo's": arena.hugo_site,
        "complete": arena.site,
        f"{len(LANGUAGES)} languages": arena.languages_site,
    }
    for name, site in sites.items():
        files, size = size_of(site)
        yield Row(f"{name} site: files", None, Figure(files, f"in {size / 1e6:.1f} MB"))


def growth(few: int, less: Measured, many: int, more: Measured) -> Iterator[Row]:
    """What ten times as many courses cost; linear is 10 less what is paid once."""
    bound = (11, 8) if many > LIMITS_FOR else (None, None)
    name = f"complete: {many:,} courses / {few:,}"
    yield Row(f"{name}, time", more, Figure(more.wall / less.wall), bound[0])
    yield Row(f"{name}, memory", None, Figure(more.memory / less.memory), bound[1])


def compare(folder: Path, courses: int, rounds: int, large: bool, say: Say) -> list[Row]:
    """The whole table; what is measured lies below `folder`."""
    arena = Arena(folder / "many", courses)
    say("taking our pages apart for Hugo")
    arena.write_hugo()
    todo = works(arena)
    for work in todo:
        if work.name in SAME:
            work.prepare()
            run(work.command, work.folder)
    say(f"{arena.check_hugo()} of Hugo's pages are ours")
    found = measure(todo, rounds, say)
    rows = list(comparison(arena, found))
    few = max(2, courses // 10)
    rows += growth(few, _complete(folder / "few", few, rounds, say), courses, found["complete"])
    if large:
        most = _complete(folder / "most", 10 * courses, 1, say)
        rows += growth(courses, found["complete"], 10 * courses, most)
    return rows


def _complete(folder: Path, courses: int, rounds: int, say: Say) -> Measured:
    """The costs of the complete build of another number of courses."""
    arena = Arena(folder, courses)
    todo = [work for work in works(arena) if work.name == "complete"]
    return measure(todo, rounds, lambda text: say(f"{courses:,} courses, {text}"))["complete"]


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compare", description=__doc__)
    parser.add_argument("--courses", type=int, default=LIMITS_FOR)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--large", action="store_true", help="ten times as many courses too, once")
    memory = SHARED_MEMORY if SHARED_MEMORY.is_dir() else None
    parser.add_argument("--folder", type=Path, default=memory, help="where to work; a tmpfs")
    return parser.parse_args(given)


def main(given: Sequence[str] | None = None) -> None:
    """Measure and print."""
    chosen = _arguments(given)

    def say(text: str) -> None:
        print(f"  {text}", file=sys.stderr, flush=True)

    with tempfile.TemporaryDirectory(prefix="credatlas-bench-", dir=chosen.folder) as folder:
        rows = compare(Path(folder), chosen.courses, chosen.rounds, chosen.large, say)
    machine = f"{os.cpu_count()} processors, {chosen.folder}"
    print(f"{chosen.courses:,} courses, medians of {chosen.rounds} rounds, {machine}")
    print(rendered(rows))
    if chosen.courses != LIMITS_FOR:
        print(f"The limits are those of design §9 for {LIMITS_FOR:,} courses.")


if __name__ == "__main__":
    main()
