"""`api/v1/<kind>/<id>.json`: every entry whole, in the words of the YAML files, with what follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from credatlas.catalogue.encode import encode
from credatlas.feeds import _json
from credatlas.feeds._json import JSON
from credatlas.feeds.feed import Address, Artifact, Feed, Omission
from credatlas.model.course import Course
from credatlas.model.ids import EntryId, Kind
from credatlas.model.moments import stamp

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from credatlas.catalogue.decode import Record
    from credatlas.catalogue.edition import Edition
    from credatlas.model.offering import Offering

SCHEMA_VERSION = "1.0"


def api_path(entry: EntryId) -> str:
    """Where an entry's document lies, relative to the site."""
    return f"api/v1/{entry.kind.folder}/{entry.slug}.json"


def _units(edition: Edition) -> Sequence[object]:
    return [record.id for record in edition.catalogue.records()]


def _export(edition: Edition, unit: object) -> Iterator[Artifact | Omission]:
    assert isinstance(unit, EntryId)
    record = edition.catalogue.of_kind(unit.kind)[unit.slug]
    yield _json.document(api_path(unit), document(edition, record), f"api-{unit.kind}")


def document(edition: Edition, record: Record) -> dict[str, Any]:
    """The document of one entry; it does not depend on the day."""
    standing = edition.standing(record.id)
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": record.kind.value,
        "id": record.id.slug,
        "page": record.id.address,
        "url": edition.site.absolute(record.id.address),
        "status": record.status,
        "tier": standing.tier.word,
        "lacks": [{"code": code, "tier": tier.word} for code, tier in standing.lacks],
        "licence": licence_of(edition, record),
        **(_course_facts(edition, record) if isinstance(record, Course) else {}),
        "entry": encode(record),
    }


def _course_facts(edition: Edition, course: Course) -> dict[str, Any]:
    return {
        "inherited": sorted(course.inherited),
        "providers": list(course.providers),
        "awarding_bodies": list(course.awarding_bodies),
        "countries": _countries(edition, course),
        "pathways": [pathway.id.slug for pathway in edition.catalogue.pathways_with.get(course.id.slug, ())],
        "runs": [_run(run) for run in course.offerings.values()],
    }


def _countries(edition: Edition, course: Course) -> list[str]:
    houses = (edition.catalogue.institutions.get(slug) for slug in course.awarding_bodies)
    return sorted({house.country for house in houses if house and house.country})


def _run(run: Offering) -> dict[str, Any]:
    """A run's instants in UTC; what is not stated is null."""
    window = run.apply
    return {
        "id": run.id,
        "kind": run.kind,
        "status": run.status,
        "timezone": run.timezone,
        "starts": stamp(run.starts.beginning()) if run.starts else None,
        "ends": stamp(run.ends.ending()) if run.ends else None,
        "opens": stamp(window.opens.beginning()) if window and window.opens else None,
        "closes": stamp(window.closes.ending()) if window and window.closes else None,
    }


def licence_of(edition: Edition, record: Record) -> str | None:
    """The institution's own licence of its data, else its network's, else the site's."""
    catalogue = edition.catalogue
    slug = record.id.institution if record.kind in (Kind.COURSE, Kind.INSTITUTION) else ""
    house = catalogue.institutions.get(slug)
    if house and house.data_licence:
        return house.data_licence
    joined = catalogue.networks_of.get(slug, ())
    stated = next((network.data_licence for network in joined if network.data_licence), None)
    return stated or edition.site.data_licence


FEED = Feed(
    name="api-entries",
    title="Every entry as a JSON document",
    units=_units,
    export=_export,
    addresses=(
        Address("api/v1/institutions/{institution}.json", JSON, "An institution", "api-institution"),
        Address("api/v1/networks/{network}.json", JSON, "A network", "api-network"),
        Address("api/v1/agreements/{agreement}.json", JSON, "An agreement", "api-agreement"),
        Address("api/v1/courses/{institution}/{course}.json", JSON, "A course", "api-course"),
        Address("api/v1/pathways/{pathway}.json", JSON, "A pathway", "api-pathway"),
    ),
)
