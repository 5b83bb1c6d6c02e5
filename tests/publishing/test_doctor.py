"""The doctor finds nothing on a sound site, and on a broken one what is broken, with what to do."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from credatlas.diagnostics import Severity
from credatlas.errors import CredAtlasError, UsageError
from credatlas.publishing import Symptom, examined, visit_to
from tests.publishing.host import TYPES, Hosting, hosted
from tests.publishing.published import FJORD, LUMEN, publish, small

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

NOW = datetime(2026, 11, 23, tzinfo=UTC)
INDEX = "api/v1/index.json"
ELM = "feeds/elm/lumen.ttl"
WELL_KNOWN = ".well-known/quality-link-manifest.json"


@dataclass(kw_only=True)
class Live:
    """A site on the air."""

    url: str
    hosting: Hosting
    files: dict[str, bytes]

    def examined(self, *, every: bool = True, now: datetime = NOW, seconds: float = 20) -> list[Symptom]:
        with visit_to(self.url, now, every=every, seconds=seconds) as visit:
            return list(examined(visit))

    def serve(self, path: str, body: bytes) -> None:
        (self.hosting.folder / path).write_bytes(body)


@pytest.fixture(scope="module", params=["/", "/alliance/catalogue/"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """A sound site, at the root of its host and below a path."""
    hosting = Hosting(folder=tmp_path_factory.mktemp("sound"), prefix=request.param)
    with hosted(hosting) as url:
        yield Live(url=url, hosting=hosting, files=publish(small(url, NOW), hosting.folder))


@pytest.fixture
def live(built: Live, tmp_path: Path) -> Iterator[Live]:
    """The same, to be spoilt at will."""
    folder, hosting = built.hosting.folder, built.hosting
    sound = shutil.copytree(folder, tmp_path / "site")
    found = Hosting(folder=sound, prefix=hosting.prefix, modified=format_datetime(NOW, usegmt=True))
    for name, value in vars(found).items():
        setattr(hosting, name, value)
    yield built
    hosting.folder = folder


def worse(symptoms: list[Symptom]) -> list[Symptom]:
    return [one for one in symptoms if one.severity < Severity.NOTE]


def test_a_sound_site_is_found_sound_and_wholly_looked_at(live: Live) -> None:
    found = live.examined()
    assert worse(found) == []
    listed = {path for path in live.files if path.startswith(("api/", "feeds/", ".well-known/"))}
    assert listed <= {path for path, _ in live.hosting.asked}
    assert sum(one.text.endswith("hears that nothing has changed (304)") for one in found) == 2


def test_some_of_each_kind_cost_little(live: Live) -> None:
    assert worse(live.examined(every=False)) == []
    assert len(live.hosting.asked) < 120


def only(live: Live, severity: Severity = Severity.ERROR, *, now: datetime = NOW) -> Symptom:
    """The one thing that is wrong."""
    found = worse(live.examined(now=now))
    assert [one.severity for one in found] == [severity], found
    assert found[0].remedy
    return found[0]


def _exchanged(live: Live) -> None:
    live.serve(ELM, live.files[ELM].replace(b"Data ethics", b"Data athics", 1))


def _shortened(live: Live) -> None:
    live.serve(ELM, live.files[ELM][:-1])


def _cut(live: Live) -> None:
    live.hosting.cut = frozenset({ELM})


def _grown(live: Live) -> None:
    live.serve(ELM, live.files[ELM] + b"\n")


def _sent_elsewhere(live: Live) -> None:
    live.hosting.moved = {ELM: "https://elsewhere.example/lumen.ttl"}


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_exchanged, "not the file that the manifest names"),
        (_shortened, "bytes, and the manifest says"),
        (_cut, "bytes too early"),
        (_grown, "larger than"),
        (_sent_elsewhere, "another host (https://elsewhere.example/lumen.ttl)"),
    ],
)
def test_a_file_that_is_not_the_one_of_the_manifest_is_told(
    live: Live, spoil: Callable[[Live], None], said: str
) -> None:
    spoil(live)
    found = worse(live.examined())
    assert [one.path for one in found if said in one.text][:1] == [ELM]
    assert {one.path for one in found} == {ELM}


def test_a_missing_file_is_told(live: Live) -> None:
    (live.hosting.folder / "feeds/courses.csv").unlink()
    found = only(live)
    assert (found.path, found.text) == ("feeds/courses.csv", "the host answers 404")


def test_a_damaged_page_of_the_manifest_is_told(live: Live) -> None:
    path = next(path for path in live.files if path.startswith("api/v1/manifest/feeds"))
    live.serve(path, live.files[path].replace(b'"size":', b'"size": ', 1)[: len(live.files[path])])
    assert path in {one.path for one in worse(live.examined())}


@pytest.mark.parametrize(
    "path", [INDEX, "api/v1/changes.json", "api/v1/manifest.json", "api/v1/openapi.json"]
)
@pytest.mark.parametrize("body", [b"{", b"[]", b"{}"])
def test_an_entry_document_that_cannot_be_read_is_told(live: Live, path: str, body: bytes) -> None:
    live.serve(path, body)
    assert path in {one.path for one in worse(live.examined())}


@pytest.mark.parametrize("ending", [".ttl", ".jsonld", ".rdf", ".csv", ".ics", ".json", ".atom"])
def test_a_wrong_media_type_is_told_once_with_the_ending(live: Live, ending: str) -> None:
    live.hosting.types = {**TYPES, ending: "application/octet-stream"}
    found = worse(live.examined())
    told = [one for one in found if f"files ending in {ending} are" in one.remedy]
    assert told
    assert len(told) == len({one.remedy for one in told})
    assert all(one.path.endswith(ending) for one in found if one.severity is Severity.ERROR)


def test_scripts_that_browsers_would_refuse_are_told(live: Live) -> None:
    live.hosting.types = {**TYPES, ".js": "text/plain"}
    assert only(live).path == "sw.js"


def test_a_host_without_types_for_pages_is_told(live: Live) -> None:
    live.hosting.types = {**TYPES, ".html": ""}
    assert any("home page" in one.text for one in worse(live.examined()))


@pytest.mark.parametrize("status", [200, 500])
def test_a_host_that_does_not_say_404_is_told(live: Live, status: int) -> None:
    live.hosting.for_missing = status
    found = worse(live.examined())
    assert {one.severity for one in found} == {Severity.ERROR if status == 200 else Severity.WARNING}
    assert all("nothing lies there" in one.text for one in found)


def test_a_page_for_errors_that_is_not_ours_is_told(live: Live) -> None:
    live.hosting.own_error_page = True
    assert only(live, Severity.WARNING).path == "404.html"


def test_a_host_that_drops_hidden_folders_is_told_how_to_keep_them(live: Live) -> None:
    live.hosting.hides_dots = True
    found = [one for one in worse(live.examined()) if one.path == WELL_KNOWN]
    assert any(".nojekyll" in one.remedy for one in found)


def test_a_source_that_quality_link_cannot_take_is_told(live: Live) -> None:
    live.hosting.types = {**TYPES, ".ttl": "text/plain"}
    assert any("announced as text/turtle" in one.text for one in worse(live.examined()))


@pytest.mark.parametrize("body", [b"[]", b"{}", b'{"sources":{}}', b'{"sources":["a",{"path":7}]}'])
def test_a_manifest_for_quality_link_that_is_none_is_told(live: Live, body: bytes) -> None:
    live.serve(WELL_KNOWN, body)
    assert WELL_KNOWN in {one.path for one in worse(live.examined())}


def test_a_site_below_a_path_learns_its_dns_record(live: Live) -> None:
    told = [one.remedy for one in live.examined() if "v=qldiscover1" in one.remedy]
    below = live.hosting.prefix != "/"
    assert told == ([f"give the domain the DNS TXT record: v=qldiscover1; m={live.url}{WELL_KNOWN}"] * below)


def test_a_site_that_was_built_for_another_address_is_told(live: Live) -> None:
    publish(small("https://catalogue.example/", NOW), live.hosting.folder)
    found = worse(live.examined())
    assert any(one.path == INDEX and "built for https://catalogue.example/" in one.text for one in found)


def test_a_site_that_does_not_know_its_address_is_told(live: Live) -> None:
    nameless = small(live.url, NOW)
    publish(replace(nameless, site=replace(nameless.site, url=None)), live.hosting.folder)
    assert any("does not know its own address" in one.text for one in worse(live.examined()))


def test_a_mixture_of_two_builds_is_told(live: Live) -> None:
    old = live.files["api/v1/changes.json"]
    publish(small(live.url, NOW - timedelta(days=1)), live.hosting.folder)
    live.serve("api/v1/changes.json", old)
    assert any("mixes two builds" in one.text for one in worse(live.examined()))


def test_a_site_of_tomorrow_is_told(live: Live) -> None:
    found = worse(live.examined(now=NOW - timedelta(days=3)))
    assert [one.remedy.partition(" ")[0] for one in found] == ["correct"]


def test_a_site_that_is_built_no_longer_is_told(live: Live) -> None:
    assert "36 days ago" in only(live, Severity.WARNING, now=NOW + timedelta(days=36)).text


def test_a_sitemap_of_another_site_or_of_pages_that_are_gone_is_told(live: Live) -> None:
    sitemap = (live.hosting.folder / "sitemap.xml").read_bytes()
    live.serve(
        "sitemap.xml", sitemap.replace(b"</urlset>", b"<url><loc>https://a.example/</loc></url></urlset>")
    )
    assert only(live).path == "sitemap.xml"
    live.serve("sitemap.xml", sitemap)
    (live.hosting.folder / "courses/lumen/data-ethics/index.html").unlink()
    assert only(live).path == "courses/lumen/data-ethics/"


def test_a_redirection_on_the_same_host_is_followed_and_told(live: Live, tmp_path: Path) -> None:
    old = Hosting(folder=tmp_path, moved={"": live.url})
    with hosted(old) as url:
        told = Live(url=url, hosting=old, files={}).examined()
        assert any(f"is sent on to {live.url}" in one.text for one in told)


def test_nobody_is_followed_to_another_host(tmp_path: Path) -> None:
    with (
        hosted(Hosting(folder=tmp_path, moved={"": "https://elsewhere.example/"})) as url,
        pytest.raises(UsageError, match=r"https://elsewhere\.example/"),
        visit_to(url, NOW),
    ):
        pass


def test_a_circle_of_redirections_ends(tmp_path: Path) -> None:
    hosting = Hosting(folder=tmp_path)
    with hosted(hosting) as url:
        hosting.moved = {"": f"{url}a", "a": f"{url}"}
        with visit_to(url, NOW) as visit:
            assert "sent on" in visit.look("").problem


def test_a_host_that_never_ends_costs_its_patience(live: Live) -> None:
    live.hosting.drips = frozenset({"feeds/courses.csv"})
    found = worse(live.examined(seconds=0.5))
    assert [one.path for one in found] == ["feeds/courses.csv"]


@pytest.mark.parametrize(
    "address",
    ["catalogue", "ftp://a.example/", "http://", "http://[", "http://a:b@c.example/", "http://a:0/?q"],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(UsageError, match="write"), visit_to(address, NOW):
        pass


def test_a_host_that_is_not_there_is_told() -> None:
    with pytest.raises(CredAtlasError, match="cannot be reached"), visit_to("http://127.0.0.1:9/", NOW):
        pass


def test_a_catalogue_of_which_nobody_may_hear_is_no_fault(tmp_path: Path) -> None:
    hosting = Hosting(folder=tmp_path, modified=format_datetime(NOW, usegmt=True))
    unknown = {
        name: {k: v for k, v in house.items() if k != "identifiers"}
        for name, house in {"lumen": LUMEN, "fjord": FJORD}.items()
    }
    with hosted(hosting) as url:
        publish(small(url, NOW, institutions=unknown), tmp_path)
        live = Live(url=url, hosting=hosting, files={})
        assert worse(live.examined()) == []


def test_the_digest_that_counts_is_that_of_the_manifest(live: Live) -> None:
    rows = [
        row
        for path in live.files
        if path.startswith("api/v1/manifest/")
        for row in json.loads(live.files[path])["items"]
    ]
    assert {row["path"]: row["sha256"] for row in rows}[ELM] == sha256(live.files[ELM]).hexdigest()
