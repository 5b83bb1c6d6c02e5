"""`credatlas doctor`: is what we publish live and correct?"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from credatlas.build.clock import instant
from credatlas.cli import CLEAN, ERRORS
from credatlas.diagnostics import Severity
from credatlas.publishing import examined, visit_to

if TYPE_CHECKING:
    from collections.abc import Sequence

    from credatlas.publishing import Symptom

_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


@click.command(short_help="Look whether what we publish is live and correct.")
@click.argument("url", metavar="URL")
@click.option("--all", "every", is_flag=True, help="Look at every file and page, not at some of each kind.")
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option(
    "--seconds", type=click.FloatRange(0.1), default=20, show_default=True, help="Patience for each answer."
)
@click.option("--now", help="The instant that counts as now: 2027-01-31 or 2027-01-31T12:00+01:00.")
def doctor(url: str, every: bool, strict: bool, seconds: float, now: str | None) -> int:
    """Ask the site at URL, and no other host, whether it is what was built.

    Entry documents, media types, digests and sizes, dates, discovery for QualityLink, redirections, what is
    not there. What is wrong is told with what to do about it.
    """
    moment = instant(now, environment=os.environ, clock=lambda: datetime.now(UTC))
    with visit_to(url, moment, every=every, seconds=seconds) as visit:
        symptoms = examined(visit)
    for symptom in symptoms:
        click.echo(_line(symptom))
    click.echo(_closing(symptoms), err=True)
    worst = Severity.WARNING if strict else Severity.ERROR
    return ERRORS if any(one.severity <= worst for one in symptoms) else CLEAN


def _line(symptom: Symptom) -> str:
    """Contributors and hosts write parts of it: nothing of theirs steers the terminal."""
    place = f"{symptom.path}: " if symptom.path else ""
    remedy = f"\n    {symptom.remedy}" if symptom.remedy else ""
    line = f"{_WORDS[symptom.severity]}: {place}{symptom.text}{remedy}"
    return "".join(one if one.isprintable() or one == "\n" else "\N{REPLACEMENT CHARACTER}" for one in line)


def _closing(symptoms: Sequence[Symptom]) -> str:
    counts = [sum(one.severity is severity for one in symptoms) for severity in Severity]
    if not counts[0] and not counts[1]:
        return "the site is sound"
    return f"{counts[0]} errors, {counts[1]} warnings"
