"""Every rule that the domain asks for is a rule here, with a page and cases, or says why it is none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from credatlas.pages.page_kind import page_kinds
from credatlas.rules.registry import all_rules
from tests.conftest import REPOSITORY
from tests.pages.editions import catalogue, edition
from tests.rules.test_cases import NET, cases

FILE = Path(__file__).parent / "requirements.txt"
LINE = re.compile(r"(R[0-9][0-9A-E]) ([^:]+): (.+)")
CODES = re.compile(r"CA\d{3}(?: CA\d{3})*")
GROUPS = {"0": "1234567", "1": "0123456789", "2": "012345", "3": "0123456789", "4": "012"}
GROUPS |= {"5": "0123456789A", "6": "0123456789ABCDE", "7": "01234", "8": "012345"}
"""The numbers that there are: the first digit, then the last ones."""


def requirements() -> dict[str, str]:
    """R-number -> codes, or a reason."""
    found = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            match = LINE.fullmatch(line)
            assert match, line
            found[match[1]] = match[3]
    return found


ASKED = requirements()
RULED = {number: held.split() for number, held in ASKED.items() if CODES.fullmatch(held)}


def test_every_number_of_the_domain_is_answered_once() -> None:
    assert list(ASKED) == [f"R{first}{last}" for first, lasts in GROUPS.items() for last in lasts]
    assert len(RULED) >= len(ASKED) - 9


@pytest.mark.parametrize("number", RULED)
def test_it_is_rules_with_cases_on_both_sides(number: str) -> None:
    for code in RULED[number]:
        assert code in all_rules()
        for verdict in ("valid", "invalid"):
            inside = [case for case in cases(verdict) if case.parts[-3] == code]
            assert inside or code in NET or _held_by_a_folder_of_tests(code), f"{code} has no {verdict} case"


def _held_by_a_folder_of_tests(code: str) -> bool:
    """Rules on files and on changes have cases of their own kind, named by their codes."""
    folder = {"CA10": "source", "CA70": "review"}.get(code[:4])
    tests = Path(__file__).parent.parent
    return folder is not None and any(
        code in file.read_text(encoding="utf-8")
        for file in sorted((tests / folder).rglob("*"))
        if file.suffix in (".py", ".txt", ".expected")
    )


def test_each_rule_has_its_page() -> None:
    pages = set(page_kinds()["rules"].units(edition(catalogue())))
    assert {code for codes in RULED.values() for code in codes} <= pages


@pytest.mark.parametrize("number", sorted(ASKED.keys() - RULED.keys()))
def test_a_reason_names_files_that_are_there(number: str) -> None:
    assert len(ASKED[number]) > 40
    for path in re.findall(r"\b(?:tests|schemas)/[\w/]+(?:\.\w+)?", ASKED[number]):
        assert (REPOSITORY / path).exists(), path
