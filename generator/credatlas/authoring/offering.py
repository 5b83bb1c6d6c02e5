"""Next term's run: a copy of an earlier one with every date moved by the same number of days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from credatlas.authoring.identifiers import LONGEST, file_of
from credatlas.authoring.splice import Change, changed
from credatlas.errors import UsageError
from credatlas.model.ids import SLUG, EntryId, Kind
from credatlas.model.moments import parse_day
from credatlas.source import SourceFile, parse
from credatlas.source.violation import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from credatlas.source import Document

OF_ITS_TIME = ("availability", "status", "status_reason", "moved_to", "announced")
"""What was true of the old run only, and is not copied."""

_DATES = frozenset({"starts", "ends", "opens", "closes", "date"})
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?")
_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")
_TERM = re.compile(r"(\d{4})/(\d{4})(-\d/\d)")
_SEASONS = ("winter", "spring", "summer", "autumn")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WORTH_A_LOOK = ("seats", "min_seats", "price", "for", "venue", "apply")
_SLACK = timedelta(days=28)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOffering:
    """A course file with one more run, not yet written."""

    path: Path
    text: str
    slug: str
    review: tuple[str, ...]
    """What somebody should look at before it is published, in sentences."""


def new_offering(
    content: Path, course: str, *, source: str, starts: str, slug: str | None = None
) -> NewOffering:
    """The file of `course` (`lumen/data-ethics`) with a run like `source` that starts at `starts`.

    `starts` is a date, or a date with a local time. Every other date keeps its distance from the start in
    days. A run of the new name that was only announced so far is replaced. Raises `UsageError` for a
    course, run, date or name that cannot be meant.
    """
    path, document = _document(content, course)
    runs: Mapping[str, Any] = document.data.get("offerings") or {}
    if source not in runs:
        near = nearest(source, runs)
        hint = f"; did you mean {near}?" if near else ""
        raise UsageError(f"{course} has no run {source}{hint} Its runs: {', '.join(runs) or 'none so far'}")
    old = runs[source]
    first = _first_day(old, source)
    begins = _moment(starts)
    shift = begins - first if first else None
    name = slug or _name(source, first, begins)
    _free(name, runs, course)
    run = _copied(old, starts, shift)
    text = changed(document.content.decode(), [Change(path=("offerings", name), value=run)])
    return NewOffering(path=path, text=text, slug=name, review=tuple(_review(old, run, first, shift)))


def _document(content: Path, course: str) -> tuple[Path, Document]:
    path = file_of(content, EntryId(Kind.COURSE, course))
    if not re.fullmatch(rf"{SLUG.pattern}/{SLUG.pattern}", course) or not path.is_file():
        known = (f"{file.parent.name}/{file.stem}" for file in content.glob("courses/*/*.yml"))
        near = nearest(course, known)
        raise UsageError(f"there is no course {course}" + (f"; did you mean {near}?" if near else ""))
    name = path.relative_to(content).as_posix()
    document = parse(SourceFile(path=f"content/{name}", kind=Kind.COURSE, content=path.read_bytes()))
    if isinstance(document, tuple):
        raise UsageError(f"content/{name} cannot be read; credatlas check says why")
    return path, document


def _first_day(run: Mapping[str, Any], name: str) -> date | None:
    """The day from which the run's dates are counted; None for a run that was only announced."""
    if run.get("announced") is not None:
        return None
    day = parse_day(str(run.get("starts", ""))[:10])
    if day is None:
        raise UsageError(f"the run {name} has no day on which it starts; choose a dated one")
    return day


def _moment(starts: str) -> date:
    """The day of `starts`, which is a date or a date and time of day."""
    if not _MOMENT.fullmatch(starts):
        raise UsageError(
            f"{starts!r} is not a date such as 2027-09-20, nor one with a time: 2027-09-20T18:00"
        )
    try:
        return datetime.fromisoformat(starts).date()
    except ValueError:
        raise UsageError(f"there is no such day: {starts}") from None


def _name(source: str, first: date | None, begins: date) -> str:
    """The earlier run's name with the new year, where it moves by whole years; else as `autumn-2027`."""
    words = source.split("-")
    if first and str(first.year) in words and _years(begins - first):
        return "-".join(str(begins.year) if word == str(first.year) else word for word in words)
    return f"{_SEASONS[begins.month % 12 // 3]}-{begins.year}"


def _years(shift: timedelta) -> int:
    """By how many years a run moves; 0 where it is not about a whole number of them."""
    years = round(shift.days / 365.25)
    return years if abs(shift - timedelta(days=365.25 * years)) <= _SLACK else 0


def _free(name: str, runs: Mapping[str, Any], course: str) -> None:
    if not SLUG.fullmatch(name) or len(name) > LONGEST:
        raise UsageError(f"{name!r}: use small letters a-z, digits and single hyphens, such as autumn-2027")
    if name in runs and "announced" not in runs[name]:
        raise UsageError(f"{course} has a run {name} already; give the new one a name with --id")


def _copied(old: Mapping[str, Any], start: str, shift: timedelta | None) -> dict[str, Any]:
    """The new run: `starts` first, then what the old one says, moved."""
    run: dict[str, Any] = {"starts": start}
    for key, value in old.items():
        if key == "term":
            term = _next_term(value, shift)
            if term:
                run["term"] = term
        elif key not in OF_ITS_TIME and key != "starts":
            moved = _moved(key, value, shift)
            if moved not in (None, {}, []):
                run[key] = moved
    if len(start) == len("2027-01-01") and len(str(old.get("starts", ""))) > len(start):
        run["starts"] = start + str(old["starts"])[len(start) :]
    return run


def _moved(key: str, value: Any, shift: timedelta | None) -> Any:
    """The value with its dates moved; a date is left out where there is nothing to count it from."""
    if isinstance(value, dict):
        parts = {name: _moved(name, part, shift) for name, part in value.items()}
        return {name: part for name, part in parts.items() if part is not None}
    if isinstance(value, list):
        return [_moved(key, item, shift) for item in value]
    if key in _DATES and isinstance(value, str) and (day := parse_day(value[:10])):
        return (day + shift).isoformat() + value[10:] if shift is not None else None
    return value


def _next_term(term: str, shift: timedelta | None) -> str | None:
    """The term code where the run moves by whole years; otherwise only the institution knows it."""
    match, years = _TERM.fullmatch(term), _years(shift) if shift else 0
    return f"{int(match[1]) + years}/{int(match[2]) + years}{match[3]}" if match and years else None


def _review(
    old: Mapping[str, Any], run: Mapping[str, Any], first: date | None, shift: timedelta | None
) -> Iterator[str]:
    """Everything that a machine cannot know about next term."""
    if first is None or shift is None:
        yield "The run was only announced: add its end, its deadline and its price."
    else:
        yield f"Every date moved by {shift.days} days: check them for holidays."
        if shift.days % 7:
            new = _WEEKDAYS[(first + shift).weekday()]
            yield f"It starts on a {new}, the earlier run on a {_WEEKDAYS[first.weekday()]}."
            if any("weekday" in session for session in run.get("sessions", ())):
                yield "The weekly live hours stay on their weekdays."
    if "term" in old and "term" not in run:
        yield f"The term code {old['term']} was left out; add the new one."
    if left := [key for key in OF_ITS_TIME[:-1] if key in old]:
        yield f"Not copied, being true of the earlier run only: {', '.join(left)}."
    if kept := [key for key in _WORTH_A_LOOK if key in run]:
        yield f"Copied as it was: {', '.join(kept)}."
    yield from (f"{place} names a year: {text}" for place, text in _with_years(run, ""))


def _with_years(value: Any, place: str) -> list[tuple[str, str]]:
    """Texts and addresses that name a year, which is often the old one."""
    if isinstance(value, dict):
        return [
            found
            for key, part in value.items()
            if key not in _DATES and key != "term"
            for found in _with_years(part, f"{place}/{key}")
        ]
    if isinstance(value, list):
        return [found for index, item in enumerate(value) for found in _with_years(item, f"{place}/{index}")]
    return [(place, value)] if isinstance(value, str) and _YEAR.search(value) else []
