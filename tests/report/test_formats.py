"""The formats: whole reports as golden files, a contract for programs, and hostile words that stay words."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from credatlas import resources
from credatlas.diagnostics import Finding, Position, Severity
from credatlas.i18n import load
from credatlas.report import Summary, formats
from tests.rules.alliance import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HERE = Path(__file__).parent
SUMMARY = Summary(files=3, tiers={"recorded": 1, "issuable": 2})
MIXED = {
    "courses/lumen/soil.yml": (
        "title: Soil health\nlangauges: [en]\nsummary:\nprice: 180€\nstatus: draft\n"
        "levels: [1, 2]\ncontact: {email: jane.doe@lumen.example}\n"
    ),
    "courses/lumen/water.yml": (
        "title: Water\ntype: module\nworkload: {ects: 3, hours: 60}\n"
        "contact: {email: jane.doe@lumen.example}\n"
    ),
}


def rendered(form: str, findings: Sequence[Finding], summary: Summary = SUMMARY) -> str:
    return formats()[form].render(findings, summary, load("en"))


@pytest.mark.parametrize("form", sorted(formats()))
def test_a_report_of_everything(form: str, tmp_path: Path, golden: Callable[[Path, str], None]) -> None:
    compilation = compiled(tmp_path, dict(MIXED), tier="listed")
    summary = Summary(files=compilation.files, tiers=compilation.tiers)
    assert {finding.severity for finding in compilation.findings} == set(Severity)
    golden(HERE / "golden" / f"mixed.{form}.txt", rendered(form, compilation.findings, summary))


@pytest.mark.parametrize("form", sorted(formats()))
def test_a_report_of_nothing(form: str, golden: Callable[[Path, str], None]) -> None:
    golden(HERE / "golden" / f"nothing.{form}.txt", rendered(form, [], Summary(files=0, tiers={})))


def contract() -> Draft202012Validator:
    path = resources.folder("schemas") / "feeds" / "report.schema.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_the_json_report_keeps_its_contract(tmp_path: Path) -> None:
    compilation = compiled(tmp_path, dict(MIXED), tier="listed")
    for findings in (compilation.findings, ()):
        contract().validate(json.loads(rendered("json", findings)))


HOSTILE = (
    "\x1b[2J\x1b]0;owned\x07",
    "\r::error::gone",
    "\n::set-output name=a::b",
    "::set-output name=a::b",
    "##[add-path]/tmp",
    "%0A::set-env name=PATH::/tmp",
    "\u202etxet\u202c",
    "\u2028::stop-commands::x",
    "\x85\x9b31m",
    "a" * 5000,
    "\ud800",
)


def finding(value: str, severity: Severity = Severity.ERROR, line: int = 1) -> Finding:
    return Finding(
        path=f"content/courses/lumen/{value[:20]}.yml",
        position=Position(line, 1),
        code="CA153",
        severity=severity,
        parameters=(("allowed", value), ("nearest", value), ("value", value)),
    )


def is_harmless(text: str) -> bool:
    """Whether a terminal only prints it: nothing but visible characters, blanks and ends of lines."""
    return all(character == "\n" or character.isprintable() for character in text)


@pytest.mark.parametrize("value", HOSTILE[:-1])
def test_hostile_words_neither_move_a_terminal_nor_begin_a_line(value: str) -> None:
    report = rendered("text", [finding(value)])
    assert is_harmless(report)
    assert [line for line in report.splitlines() if not re.match(r"content/|    |3 files", line)] == []


@pytest.mark.parametrize("value", HOSTILE[:-1])
def test_hostile_words_command_no_workflow(value: str) -> None:
    lines = rendered("github", [finding(value)]).splitlines()
    word = lines[0].removeprefix("::stop-commands::")
    resume = lines.index(f"::{word}::")
    paused, after = lines[1:resume], lines[resume + 1 :]
    assert not any(word in line for line in paused)
    assert not any(line.lstrip().startswith("::") for line in paused)
    (annotation,) = after
    assert re.fullmatch(r"::error file=[^:,]*,line=1,col=1,title=CA153::.*", annotation)
    assert is_harmless(annotation)


@given(st.text(max_size=60))
def test_any_words_stay_in_their_line(value: str) -> None:
    sound = value.encode("utf-8", "replace").decode()
    assert is_harmless(rendered("text", [finding(sound)]))
    github = rendered("github", [finding(sound)])
    assert is_harmless(github)
    assert sum(line.startswith("::error ") for line in github.splitlines()) == 1
    assert json.loads(rendered("json", [finding(sound)]))["findings"][0]["parameters"]["value"] == sound


@pytest.mark.parametrize("joined", ["می\u200cخواهم", "क्\u200dष"])
def test_joiners_that_words_are_written_with_stay(joined: str) -> None:
    assert joined in rendered("text", [finding(joined)])


def annotated(findings: Sequence[Finding], level: str) -> list[str]:
    return [line for line in rendered("github", findings).splitlines() if line.startswith(f"::{level} ")]


def test_github_sees_errors_first_and_learns_how_many_more_there_are() -> None:
    many = [
        *(finding("a", Severity.WARNING, line) for line in range(1, 31)),
        *(finding("b", line=line) for line in range(31, 46)),
    ]
    errors, warnings = annotated(many, "error"), annotated(many, "warning")
    assert len(errors) == len(warnings) == 10
    assert errors[-1] == "::error title=credatlas check::6 more; the log of this step has them all"
    assert warnings[-1] == "::warning title=credatlas check::21 more; the log of this step has them all"
    report = rendered("github", many)
    assert report.index("::error ") < report.index("::warning ")
    assert not annotated([finding("c", Severity.NOTE)], "notice")


def test_github_sees_ten_as_ten() -> None:
    ten = [finding("a", line=line) for line in range(1, 11)]
    assert "more;" not in "".join(annotated(ten, "error"))
    assert len(annotated(ten, "error")) == 10


def test_github_shows_what_was_meant_and_what_to_do() -> None:
    (line,) = annotated([finding("x")], "error")
    assert line.endswith(
        "::“x” is not one of the codes that are allowed here%0ADid you mean: x%0A"
        "Fix: Choose a code of the list, exactly as it is written there; your editor offers them."
    )
