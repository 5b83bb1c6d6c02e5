"""Each rule with the files that break it and the files that keep it: a case is a file, or a folder of files.

`<CODE>/invalid/<case>.yml` stands for the course `lumen/case`, unless its first line is a comment with
another path below `content/`; a line `# now: 2029-01-01` sets the day. A folder holds several files by their
paths. All are added to the small alliance of `project/`. Beside each invalid case, `<case>.expected.txt` says
where the rule is broken and in which words; no other place may break it. Other rules may be broken: cases are
short.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from credatlas.i18n import load
from credatlas.i18n.templates import placeholders
from credatlas.report._words import words
from credatlas.rules.registry import all_rules
from credatlas.rules.rule import Scope
from tests.rules.alliance import NOW, compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from credatlas.diagnostics import Finding

HERE = Path(__file__).parent
USUAL = "courses/lumen/case.yml"
ELSEWHERE = {
    "source": re.compile(r"CA1[0-4]\d"),
    "authoring": re.compile(r"CA1[78]\d"),
    "review": re.compile(r"CA70\d"),
}
"""Rules that other tests hold to files of their own: strict YAML, imports, changes."""
CRASH = "CA001"
"""Needs a rule that crashes; see test_new_rule.py."""
NET = frozenset({"CA152", "CA159"})
"""What no schema of ours leads to, but another could; see test_shape.py."""


def cases(verdict: str) -> list[Path]:
    """Every case of a verdict: YAML files, and folders."""
    found = [path for path in HERE.glob(f"CA*/{verdict}/*") if path.is_dir() or path.suffix == ".yml"]
    return sorted(found)


def name(case: Path) -> str:
    return f"{case.parts[-3]}-{case.stem}"


def findings_of(case: Path, folder: Path) -> tuple[Finding, ...]:
    """What is found where the case is added to the alliance."""
    now = NOW
    files: dict[str, str | bytes] = {}
    if case.is_dir():
        for path in (one for one in case.rglob("*") if one.is_file()):
            files[path.relative_to(case).as_posix()] = path.read_bytes()
    else:
        text = case.read_text(encoding="utf-8")
        place = re.match(r"# ([a-z]+/\S+)\n", text)
        files[place[1] if place else USUAL] = text
        day = re.search(r"^# now: (\S+)$", text, re.MULTILINE)
        now = day[1] if day else NOW
    return compiled(folder, files, now=now).findings


def said(finding: Finding) -> str:
    place = f"{finding.path}:{finding.position.line}:{finding.position.column}"
    message = words(finding, load("en"))
    near = f" (did you mean: {message.nearest})" if message.nearest else ""
    return f"{place}: {finding.code} {message.message}{near}"


def test_the_alliance_breaks_no_rule(tmp_path: Path) -> None:
    assert not [said(one) for one in compiled(tmp_path, {}).findings]


@pytest.mark.parametrize("case", cases("invalid"), ids=name)
def test_an_invalid_case_is_told_where_and_in_which_words(
    case: Path, tmp_path: Path, golden: Callable[[Path, str], None]
) -> None:
    everything = findings_of(case, tmp_path)
    found = [one for one in everything if one.code == case.parts[-3]]
    assert found, "the rule is not broken"
    assert not [said(one) for one in everything if _unfilled(one)], "a name in the message has no value"
    golden(case.with_name(f"{case.stem}.expected.txt"), "".join(f"{said(one)}\n" for one in found))


def _unfilled(finding: Finding) -> frozenset[str]:
    """Names in the message that the finding has no value for."""
    return placeholders(all_rules()[finding.code].message) - dict(finding.parameters).keys()


@pytest.mark.parametrize("case", cases("valid"), ids=name)
def test_a_valid_case_keeps_its_rule_and_can_be_read(case: Path, tmp_path: Path) -> None:
    code, found = case.parts[-3], findings_of(case, tmp_path)
    # Of several files, one may be unreadable on purpose.
    unreadable = {rule.code for rule in all_rules().values() if rule.scope is Scope.FILE and case.is_file()}
    assert not [said(one) for one in found if one.code in {code, CRASH} | unreadable]


@pytest.mark.parametrize("code", all_rules())
def test_every_rule_has_a_case_that_breaks_it_and_one_that_keeps_it(code: str) -> None:
    if code == CRASH or code in NET or _is_held_elsewhere(code):
        return
    for verdict in ("invalid", "valid"):
        assert [case for case in cases(verdict) if case.parts[-3] == code], f"no {verdict} case of {code}"


def _is_held_elsewhere(code: str) -> bool:
    """Whether the tests that are named for a family of codes name this one."""
    folders = [HERE.parent / folder for folder, codes in ELSEWHERE.items() if codes.fullmatch(code)]
    return any(code in text for folder in folders for text in _texts(folder))


def _texts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".py", ".txt", ".expected") and path.is_file():
            yield path.read_text(encoding="utf-8")


def test_every_folder_of_cases_belongs_to_a_rule() -> None:
    assert {path.name for path in HERE.glob("CA*")} <= all_rules().keys()
