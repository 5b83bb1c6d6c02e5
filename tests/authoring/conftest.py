from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from credatlas.authoring.imports import ImportPlan, Source, plan_import, read_map, write_plan
from credatlas.source.yaml import read_strictly

Codes = Callable[[ImportPlan], list[str]]
TODAY = date(2026, 11, 23)


class Alliance:
    """A catalogue with one institution and one course, in a folder of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.content = root / "content"

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
        return path

    def course(self, slug: str) -> Path:
        return self.content / "courses" / "lumen" / f"{slug}.yml"

    def data(self, slug: str) -> dict[str, Any]:
        data = read_strictly(slug, self.course(slug).read_bytes())
        assert isinstance(data, dict), data
        return data

    def plan(
        self, table: Path, layout: str, kind: str | None = None, languages: tuple[str, ...] = ()
    ) -> ImportPlan:
        source = Source(
            path=table,
            format=table.suffix[1:],
            institution="lumen",
            today=TODAY,
            languages=languages,
        )
        return plan_import(self.content, source, read_map(self.write("map.yml", layout), kind))

    def imported(self, table: Path, layout: str, kind: str | None = None) -> ImportPlan:
        plan = self.plan(table, layout, kind)
        write_plan(plan)
        return plan

    def files(self) -> dict[str, bytes]:
        paths = (path for path in sorted(self.content.rglob("*")) if path.is_file())
        return {path.relative_to(self.content).as_posix(): path.read_bytes() for path in paths}


COURSE = """\
# yaml-language-server: $schema=../../../schemas/course.schema.json
title: Data ethics   # as the senate has it
code: LUM-1
offerings:
  # the first of its kind
  spring-2027:
    starts: 2027-03-01
    ends: "2027-04-23"
    term: 2026/2027-2/2
    apply: {opens: 2026-12-01, closes: 2027-01-31T12:00, at: "https://lumen.example/2027/apply"}
    sessions:
      - {weekday: tuesday, from: "18:00", until: "20:00"}
      - {date: 2027-03-06, from: "10:00", until: "16:00"}
    availability: {state: full, as_of: 2027-01-10}
    status: cancelled
    status_reason: Too few applications.
    for:
      - {who: members, seats: 30, price: 0 EUR, closes: 2027-01-15}
  spring-2028: {announced: 2028-spring}   # to be settled
# the end
"""


@pytest.fixture
def alliance(tmp_path: Path) -> Alliance:
    made = Alliance(tmp_path)
    made.write(
        "content/institutions/lumen.yml", "name: Lumen\ntext_language: en\nquality:\n  - type: internal\n"
    )
    made.write("content/courses/lumen/data-ethics.yml", COURSE)
    return made


@pytest.fixture
def codes() -> Codes:
    return lambda plan: [one.code for one in plan.findings]
