"""Feeds for tests: what one exports from an edition, and an edition in which every field is filled."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from credatlas import source
from credatlas.feeds import Artifact, Omission, Piece, feeds
from credatlas.model.ids import Kind
from tests.conftest import REPOSITORY
from tests.pages import editions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.catalogue.edition import Edition
    from credatlas.feeds import Feed

CASES = REPOSITORY / "tests" / "schemas" / "valid"


class Export(NamedTuple):
    """What a feed made: bodies by path, and what it left out."""

    files: dict[str, bytes]
    omissions: tuple[Omission, ...]


def export(edition: Edition, name: str) -> Export:
    """Everything of one feed."""
    feed = next(feed for feed in feeds() if feed.name == name)
    made = list(made_by(feed, edition))
    files = {one.path: one.body for one in made if isinstance(one, Artifact)}
    return Export(files, tuple(one for one in made if isinstance(one, Omission)))


def made_by(feed: Feed, edition: Edition) -> Iterator[Artifact | Omission]:
    """What a feed makes, files that come in pieces put together."""
    for unit in feed.units(edition):
        pieces: dict[tuple[str, str], list[bytes]] = {}
        for one in feed.export(edition, unit):
            if isinstance(one, Piece):
                pieces.setdefault((one.path, one.media_type), []).append(one.body)
            else:
                yield one
        for (path, media_type), bodies in pieces.items():
            yield Artifact(path=path, media_type=media_type, body=b"".join(bodies))


def every_field() -> Edition:
    """Two universities, a network, a pathway and a course that says all that a course can say."""
    course = {**_written(Kind.COURSE), "replaces": ["lumen/statistics"]}
    for name in ("withdrawn", "status", "publish_from"):
        del course[name]
    runs = course["offerings"]
    dated = next(run for run in runs.values() if "starts" in run)
    sound = {key: value for key, value in dated.items() if key not in ("status", "status_reason", "moved_to")}
    course["offerings"] = {**runs, "sound": sound, "open-2028": {"self_paced": True, "price": "0 EUR"}}
    pathway = _written(Kind.PATHWAY)
    pathway.pop("publish_from", None)
    pathway.pop("withdrawn", None)
    pathway["status"] = "active"
    pathway["blocks"] = {"choice": {"courses": ["lumen/data-ethics", "lumen/statistics"]}}
    other = {**course, "title": "Statistik", "replaces": [], "offerings": {}, "joint": None}
    return editions.edition(
        editions.catalogue(
            institutions={"lumen": _active(Kind.INSTITUTION), "fjord": _fjord()},
            networks={"aurora": _active(Kind.NETWORK)},
            courses={
                "lumen/data-ethics": course,
                "lumen/statistics": {key: value for key, value in other.items() if value is not None},
            },
            pathways={"stewards": pathway},
        )
    )


def without_address(edition: Edition) -> Edition:
    """The same for a site whose operator has not said where it lives."""
    return replace(edition, site=replace(edition.site, url=None))


def _written(kind: Kind) -> dict[str, Any]:
    file = CASES / kind.value / "every-field.yml"
    path = f"content/{kind.folder}/lumen/data-ethics.yml"
    document = source.parse(source.SourceFile(path=path, kind=kind, content=file.read_bytes()))
    assert isinstance(document, source.Document), document
    return dict(document.data)


def _active(kind: Kind) -> dict[str, Any]:
    return {key: value for key, value in _written(kind).items() if key not in ("withdrawn", "status")}


def _fjord() -> dict[str, Any]:
    return {**editions.FJORD, "kind": "university", "identifiers": {"schac": "fjord.example"}}
