"""A new rule is one new file: nothing else knows of it, and everything treats it as its own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.rules.alliance import CONTENT

if TYPE_CHECKING:
    from pathlib import Path

PROJECT = """\
site_name: Aurora
plugins: [credatlas]
"""
RULE = '''\
"""A rule that nobody else knows of."""

from credatlas.diagnostics import Severity
from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.rule import Scope, hit, rule


@rule("{code}", "{{words}}", Kind.COURSE, tier=Tier.LISTED, asked_by="nobody"{options})
def brand_new(subject):
    """A brand new rule.

    Why: somebody thought of it.
    Fix: think of something else.
    """
    {body}
'''
ADD_AND_RUN = """\
import importlib, sys
importlib.import_module(sys.argv[1]).__path__.append(sys.argv[2])
sys.argv[:3] = ["credatlas"]
from credatlas.cli import main
main()
"""


class Checkout:
    """The small alliance with one more rule file in a folder that is not ours."""

    def __init__(self, folder: Path) -> None:
        self.project, self.rules = folder / "project", folder / "rules"
        self.rules.mkdir()
        shutil.copytree(CONTENT, self.project / "content")
        (self.project / "mkdocs.yml").write_text(PROJECT)

    def add(self, body: str, *, code: str = "CA999", options: str = "") -> None:
        """Add the rule."""
        (self.rules / "brand_new.py").write_text(RULE.format(code=code, body=body, options=options))

    def run(self, package: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run `credatlas` with the folder of the rule as a part of `package`."""
        command = [sys.executable, "-c", ADD_AND_RUN, package, str(self.rules), *arguments]
        return subprocess.run(command, cwd=self.project, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


DOCUMENT, ACROSS, CLOCK = (f"credatlas.rules.{folder}" for folder in ("document", "across", "clock"))


def test_a_document_rule_is_one_file(checkout: Checkout) -> None:
    checkout.add('yield hit("title", words=f"{subject.id.slug} is new")')
    done = checkout.run(DOCUMENT, "check", "--no-cache")
    assert done.returncode == 1, done.stderr
    assert "content/courses/fjord/reading-data.yml:1:8: CA999 fjord/reading-data is new" in done.stdout
    assert "why: Somebody thought of it. (asked for by: nobody)" in done.stdout


def test_a_new_rule_is_explained(checkout: Checkout) -> None:
    checkout.add("return ()")
    done = checkout.run(DOCUMENT, "explain", "ca999")
    assert done.returncode == 0
    assert "CA999  A brand new rule." in done.stdout
    assert "Fix       Think of something else." in done.stdout


def test_a_catalogue_rule_is_one_file(checkout: Checkout) -> None:
    checkout.add(
        'yield hit(entry=subject.pathways["responsible-data"].id, words=len(subject.courses))',
        options=", scope=Scope.CATALOGUE, severity=Severity.WARNING",
    )
    done = checkout.run(ACROSS, "check", "--no-cache")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "content/pathways/responsible-data.yml:1:1: CA999 warning: 2" in done.stdout


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_rule_that_crashes_is_a_finding_and_the_others_go_on(checkout: Checkout, jobs: str) -> None:
    checkout.add("raise KeyError(subject.id.slug)")
    course = checkout.project / "content" / "courses" / "fjord" / "reading-data.yml"
    course.write_text(course.read_text().replace("hours: 8", "hours: 20"))
    for number in range(70):  # more than are done in one process
        shutil.copy(course, course.with_name(f"course-{number}.yml"))
    done = checkout.run(DOCUMENT, "check", "--no-cache", "--jobs", jobs)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert "CA001 the check CA999 failed on this entry (KeyError: 'fjord/course-7')" in done.stdout
    assert "fjord/course-7.yml:6:19: CA305" in done.stdout


def test_a_catalogue_rule_that_crashes_stands_at_the_first_entry(checkout: Checkout) -> None:
    checkout.add("return 1 / 0", options=", scope=Scope.CATALOGUE")
    done = checkout.run(ACROSS, "check", "--no-cache")
    assert done.returncode == 1
    assert (
        "institutions/fjord.yml:1:1: CA001 the check CA999 failed on this entry (ZeroDivisionError"
        in done.stdout
    )


def test_a_crash_of_a_rule_about_the_day_turns_nothing_red(checkout: Checkout) -> None:
    checkout.add("raise ValueError", options=", scope=Scope.CLOCK, severity=Severity.WARNING")
    done = checkout.run(CLOCK, "check", "--no-cache")
    assert done.returncode == 0, done.stdout
    assert "CA001 warning: the check CA999 failed on this entry (ValueError: )" in done.stdout


@pytest.mark.parametrize(
    ("code", "options", "said"),
    [
        ("CA301", "", "two rules have the code CA301"),
        (
            "CA999",
            ", scope=Scope.CATALOGUE",
            "CA999 looks at the catalogue, but lives in credatlas.rules.document",
        ),
    ],
)
def test_a_rule_that_cannot_be_is_a_defect(checkout: Checkout, code: str, options: str, said: str) -> None:
    checkout.add("return ()", code=code, options=options)
    done = checkout.run(DOCUMENT, "check", "--no-cache")
    assert done.returncode not in (0, 2)
    assert said in done.stderr
