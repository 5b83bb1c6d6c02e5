"""`feeds/ewp/<institution>.xml`: courses as the Courses API of Erasmus Without Paper answers (stable-v1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.feeds._eligible import offered
from credatlas.feeds._ooapi import about, detailed_field, uuid
from credatlas.feeds._text import attribute, xml_text
from credatlas.feeds.feed import Address, Artifact, Feed, Omission
from credatlas.model.tier import Tier

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from credatlas.catalogue.edition import Edition
    from credatlas.model.course import Course
    from credatlas.model.offering import Offering
    from credatlas.model.text import Text

_NAMESPACE = "https://github.com/erasmus-without-paper/ewp-specs-api-courses/tree/stable-v1"
_LEVELS = {"first": "Bachelor", "second": "Master", "third": "PhD"}
_NOT_OFFERED = frozenset({"cancelled", "moved"})


def _units(edition: Edition) -> Sequence[object]:
    """Institutions with courses of their own; identifiers need the address of the site."""
    return sorted(offered(edition.catalogue)) if edition.site.url else ()


def _export(edition: Edition, unit: object) -> Iterator[Artifact | Omission]:
    slug = str(unit)
    courses = offered(edition.catalogue)[slug]
    body = [
        '<?xml version="1.0" encoding="UTF-8"?>\n',
        f'<courses-response xmlns="{_NAMESPACE}">\n',
        *("".join(_course(edition, course)) for course in courses),
        "</courses-response>\n",
    ]
    yield Artifact(path=f"feeds/ewp/{slug}.xml", media_type="application/xml", body="".join(body).encode())


def _course(edition: Edition, course: Course) -> Iterator[str]:
    workload, level, description = course.workload, course.level, about(course)
    field = detailed_field(course.fields)
    yield "<learningOpportunitySpecification>\n"
    yield _element("los-id", f"CR/{uuid(edition, course.id)}")
    if course.code:
        yield _element("los-code", course.code)
    yield from _texts("title", course.title)
    if workload and workload.ects:
        yield _element("type", "Course")
    if field:
        yield _element("iscedCode", field)
    if level and level.eqf:
        yield _element("eqfLevelProvided", str(level.eqf))
    yield _element("url", str(edition.site.absolute(course.id.address)))
    if description:
        yield from _texts("description", description)
    runs = [run for run in course.offerings.values() if run.starts and run.ends]
    instances = [_instance(edition, course, run) for run in runs if run.status not in _NOT_OFFERED]
    if instances:
        yield f"<specifies>\n{''.join(instances)}</specifies>\n"
    yield "</learningOpportunitySpecification>\n"


def _instance(edition: Edition, course: Course, run: Offering) -> str:
    assert run.starts
    assert run.ends
    languages, workload = run.languages or course.languages, course.workload
    parts = [
        _element("loi-id", f"CRI/{uuid(edition, course.id, f'#run-{run.id}')}"),
        _element("start", run.starts.day.isoformat()),
        _element("end", run.ends.day.isoformat()),
        _credit(course),
        _element("languageOfInstruction", languages[0]) if languages else "",
        _element("engagementHours", f"{workload.hours:.10g}") if workload and workload.hours else "",
    ]
    return f"<learningOpportunityInstance>\n{''.join(parts)}</learningOpportunityInstance>\n"


def _credit(course: Course) -> str:
    if not (course.workload and course.workload.ects):
        return ""
    level = _LEVELS.get(course.level.cycle or "") if course.level else None
    parts = _element("scheme", "ects") + (_element("level", level) if level else "")
    return f"<credit>\n{parts}{_element('value', f'{course.workload.ects:.10g}')}</credit>\n"


def _element(name: str, text: str) -> str:
    return f"<{name}>{xml_text(text)}</{name}>\n"


def _texts(name: str, text: Text) -> Iterator[str]:
    for version in text.versions:
        yield f"<{name} xml:lang={attribute(version.language)}>{xml_text(version.text)}</{name}>\n"


FEED = Feed(
    name="ewp",
    title="Erasmus Without Paper, Courses",
    units=_units,
    export=_export,
    tier=Tier.RECORDED,
    addresses=(Address("feeds/ewp/{institution}.xml", "application/xml", "Courses of an institution"),),
)
