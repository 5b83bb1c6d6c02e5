"""An aggregator that follows QualityLink's order takes the catalogue as it is, and only what changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from credatlas.feeds.qualitylink import discovery
from tests.feeds.aggregator import Aggregator, Refused
from tests.feeds.site import going_on
from tests.pages.editions import NOW
from tests.publishing.host import TYPES, Hosting, hosted
from tests.publishing.published import COURSE, publish, small

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from credatlas.catalogue.edition import Edition

JOINT = {
    **COURSE,
    "title": "Cold water",
    "joint": {
        "network": "aurora",
        "award": "joint",
        "partners": {"fjord": ["teach", "award"], "lumen": ["teach", "award"]},
    },
}
LUMEN, FJORD = "urn:schac:uniqueCourseId:lumen.example:", "urn:schac:uniqueCourseId:fjord.example:"


@dataclass(kw_only=True)
class Live:
    """A catalogue on the air, from one build to the next."""

    url: str
    hosting: Hosting
    edition: Edition
    files: dict[str, bytes]

    def publish(self, courses: dict[str, Any]) -> None:
        self.edition = going_on(small(self.url, NOW + timedelta(days=1), courses=courses), self.files)
        self.files = publish(self.edition, self.hosting.folder)


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Live]:
    hosting = Hosting(folder=tmp_path)
    with hosted(hosting) as url:
        found = small(url, NOW, courses={"lumen/data-ethics": COURSE, "fjord/cold-water": JOINT})
        yield Live(url=url, hosting=hosting, edition=found, files=publish(found, tmp_path))


def test_the_manifest_is_found_and_two_institutions_are_merged(live: Live) -> None:
    aggregator = Aggregator()
    assert aggregator.visit(live.url).fetched == ("elm-fjord", "elm-lumen")
    assert aggregator.courses == {
        f"{LUMEN}data-ethics": ("Data ethics", frozenset({"lumen.example"})),
        f"{FJORD}cold-water": ("Cold water", frozenset({"fjord.example", "lumen.example"})),
    }


def test_what_has_not_changed_is_not_sent_again(live: Live) -> None:
    aggregator = Aggregator()
    aggregator.visit(live.url)
    before, live.hosting.asked = aggregator.courses, []
    assert aggregator.visit(live.url) == ((), ("elm-fjord", "elm-lumen"))
    assert [status for path, status in live.hosting.asked if path.startswith("feeds/")] == [304, 304]
    assert aggregator.courses == before


def test_a_build_without_an_edit_is_no_news_and_an_edit_is_news_of_one_institution(live: Live) -> None:
    aggregator = Aggregator()
    aggregator.visit(live.url)
    live.publish({"lumen/data-ethics": COURSE, "fjord/cold-water": JOINT})
    assert aggregator.visit(live.url).fetched == ()
    live.publish({"lumen/data-ethics": {**COURSE, "title": "Ethics of data"}, "fjord/cold-water": JOINT})
    assert aggregator.visit(live.url) == (("elm-lumen",), ("elm-fjord",))
    assert aggregator.courses[f"{LUMEN}data-ethics"][0] == "Ethics of data"


def test_an_institution_whose_domain_points_here_is_taken_by_itself(live: Live) -> None:
    found = discovery(live.edition, live.edition.catalogue.institutions["fjord"])
    assert found
    assert found.domain == "fjord.example"
    aggregator = Aggregator({found.domain: found.record})
    assert aggregator.visit("fjord.example").fetched == ("elm-fjord",)
    assert list(aggregator.courses) == [f"{FJORD}cold-water"]


def test_an_institution_that_no_register_knows_is_refused(live: Live) -> None:
    path = "feeds/elm/lumen.ttl"
    nameless = live.files[path].replace(b"ql:SchacIdentifier", b"ql:Unknown")
    assert nameless != live.files[path]
    live.hosting.replaced = {path: nameless}
    with pytest.raises(Refused, match="SCHAC"):
        Aggregator().visit(live.url)


def test_a_source_of_another_type_than_announced_is_refused(live: Live) -> None:
    live.hosting.types = {**TYPES, ".ttl": "text/plain"}
    with pytest.raises(Refused, match=r"text/plain, announced as text/turtle"):
        Aggregator().visit(live.url)


def test_a_host_without_hidden_folders_is_not_found(live: Live) -> None:
    live.hosting.hides_dots = True
    with pytest.raises(Refused, match="no manifest"):
        Aggregator().visit(live.url)


def test_a_course_that_two_sources_publish_is_refused(live: Live) -> None:
    live.hosting.replaced = {"feeds/elm/lumen.ttl": live.files["feeds/elm/fjord.ttl"]}
    aggregator = Aggregator()
    aggregator.visit(live.url)
    with pytest.raises(Refused, match="two sources"):
        _ = aggregator.courses
