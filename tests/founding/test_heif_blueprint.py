"""HEIF blueprint: metadata in files, published where aggregators look; eight use cases accounted for."""

from __future__ import annotations

import json
import re
import shutil
import threading
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
import rdflib

from tests.founding.project import Project, Promise, Promises, Site
from tests.pages.html import section, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CATALOGUE = "founding.example"
CONFORMANCE = "conformance/"
OWNER = "owners/lumen/"
QL = "http://data.quality-link.eu/ontology/v1#"
PROMISES = Promises()
CASES = (
    "discovery",
    "enrolment",
    "shared-tools",
    "materials",
    "activity-data",
    "credentials",
    "user-identity",
    "institutional-identity",
)
LEARNER = re.compile(r"givenName|familyName|dateOfBirth|studentId|student_number|grade\"", re.IGNORECASE)


@pytest.fixture(scope="module")
def project(alliance: Callable[..., Project]) -> Project:
    project = alliance(tier="harvestable")
    project.change(
        "courses/fjord/reading-data.yml",
        "participation: [online]",
        "platform: {name: Havet, url: 'https://havet.example', standards: [lti, xapi]}\n"
        "materials: {licence: CC-BY-4.0, url: 'https://havet.example/open'}\n"
        "participation: [online]",
    )
    project.change("institutions/fjord.yml", "city: Nordvåg", "city: Nordvåg\nidentity: [edugain]")
    return project


@pytest.fixture(scope="module")
def site(project: Project) -> Site:
    return project.build()


def cases(site: Site) -> dict[str, tuple[bool, dict[str, int]]]:
    """Use case -> whether it is served here, and how many courses give each evidence."""
    table = section(site.page(CONFORMANCE), "use-cases")
    rows = re.findall(r'<tr data-case="([\w-]+)" data-served="(yes|no)">(.*?)</tr>', table, re.DOTALL)
    return {
        key: (
            served == "yes",
            {
                name: int(count)
                for name, count in re.findall(r'data-evidence="([\w-]+)" data-count="(\d+)"', row)
            },
        )
        for key, served, row in rows
    }


@PROMISES.broken_by(f"{CONFORMANCE}index.html", 'data-case="enrolment"', 'data-case="other"')
def all_eight_use_cases_are_accounted_for(site: Site) -> None:
    assert tuple(cases(site)) == CASES


@PROMISES.broken_by(f"{CONFORMANCE}index.html", 'data-served="no"', 'data-served="yes"')
def what_is_only_declared_says_so(site: Site) -> None:
    """Of learners and of learning there is no data here; platforms, accounts and licences are told."""
    declared = [key for key, (served, _) in cases(site).items() if not served]
    assert declared == ["shared-tools", "materials", "activity-data", "user-identity"]
    table = section(site.page(CONFORMANCE), "use-cases")
    assert words(table).count("declared only") == len(declared)


@PROMISES.broken_by(
    f"{CONFORMANCE}index.html",
    'data-evidence="standards" data-count="1"',
    'data-evidence="standards" data-count="2"',
)
def the_numbers_are_those_of_the_entries(site: Site) -> None:
    entries = [
        site.entry("courses", item["id"])["entry"] for item in site.json("api/v1/courses.json")["items"]
    ]
    found = cases(site)
    assert found["activity-data"][1] == {
        "standards": sum(bool(entry.get("platform", {}).get("standards")) for entry in entries)
    }
    assert found["shared-tools"][1] == {"platform": sum("platform" in entry for entry in entries)}
    assert found["materials"][1]["materials"] == sum("materials" in entry for entry in entries)
    assert found["credentials"][1] == {"digital": 2}
    assert found["user-identity"][1] == {"sign-in": 1}
    assert found["institutional-identity"][1] == {"identifiers": 2}


@PROMISES.broken_by(f"{CONFORMANCE}index.html", 'data-principle="quality"', 'data-principle="other"')
def the_ten_principles_stand_on_evidence(site: Site) -> None:
    table = section(site.page(CONFORMANCE), "principles")
    rows = re.findall(r'<tr data-principle="([\w-]+)">(.*?)</tr>', table, re.DOTALL)
    assert [key for key, _ in rows][:2] == ["quality", "transparency"]
    assert len(rows) == 10
    assert all("data-evidence" in row for _, row in rows)
    assert "../rules/CA917/" in table


@PROMISES.broken_by("courses/fjord/reading-data/index.html", "Authenticity", "Charm")
def each_course_says_what_its_principles_rest_on(site: Site) -> None:
    shown = site.section("courses/fjord/reading-data/", "elements")
    assert "The ten European principles" in shown
    assert "Authenticity Online verification" in shown
    assert "Relevance not stated" in shown


@PROMISES.broken_by("courses/fjord/reading-data/index.html", "Havet", "Elsewhere")
def what_is_declared_stands_on_the_page_of_the_course(site: Site) -> None:
    page = words(site.page("courses/fjord/reading-data/"))
    assert "Havet" in page
    assert "CC-BY-4.0" in page


@PROMISES.broken_by(f"{OWNER}index.html", "v=qldiscover1", "v=other")
def owners_learn_which_record_makes_them_found(site: Site) -> None:
    assert f"v=qldiscover1; m=https://{CATALOGUE}/feeds/qualitylink/lumen.json" in words(site.page(OWNER))


@PROMISES.broken_by("feeds/qualitylink/lumen.json", '"schac":"lumen.example"', '"schac":"other.example"')
def a_manifest_names_the_institution_as_registers_do(site: Site) -> None:
    manifest = site.json("feeds/qualitylink/lumen.json")
    assert manifest["meta"] == {"schac": "lumen.example"}
    assert [source["type"] for source in manifest["sources"]] == ["elm"]


@PROMISES.broken_by(
    "feeds/edc/lumen/data-ethics.json", '"credentialSubject":{', '"credentialSubject":{"grade":1,'
)
def metadata_only(site: Site) -> None:
    """No data of learners in what is published for machines."""
    for name in ("feeds/edc/lumen/data-ethics.json", "feeds/elm/lumen.ttl", "feeds/ooapi/v6/courses.json"):
        assert not LEARNER.search(site.text(name)), name


def test_the_promise_holds(site: Site, promise: Promise) -> None:
    promise.holds(site)


def test_a_change_turns_it_red(site: Site, promise: Promise) -> None:
    with pytest.raises((AssertionError, KeyError)):
        promise.holds(promise.broken(site))


TYPES = {".ttl": "text/turtle", ".json": "application/json", ".rdf": "application/rdf+xml"}


@contextmanager
def host(folder: Path, types: dict[str, str]) -> Iterator[str]:
    """A plain static host, such as the alliance's; it knows the time of its files."""

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """A test's output is about the test."""

    Handler.extensions_map = {"": "application/octet-stream", **types}
    with ThreadingHTTPServer(("127.0.0.1", 0), lambda *a: Handler(*a, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


class Refused(Exception):
    """What an aggregator does not take, and why."""


class Answer(NamedTuple):
    """What a host answers."""

    status: int
    type: str = ""
    modified: str = ""
    body: bytes = b""


class Aggregator:
    """The reader's side of QualityLink discovery and data exchange, as its drafts describe it."""

    def __init__(self, catalogue: str, dns: dict[str, str]) -> None:
        self._hosts = {CATALOGUE: catalogue}
        self._dns = dns
        self.asked: list[str] = []
        self.graph = rdflib.Graph()
        self.seen: dict[str, str] = {}

    def manifest(self, domain: str) -> dict[str, Any]:
        """The manifest of a domain: by its DNS record, else at its well-known addresses in turn."""
        record = re.fullmatch(r"v=qldiscover1; m=(\S+)", self._dns.get(domain, ""))
        well_known = [
            f"https://{name}/.well-known/quality-link-manifest{ending}"
            for name in (domain, f"www.{domain}")
            for ending in ("", ".json", ".yaml")
        ]
        for address in [record[1]] if record else well_known:
            answer = self._ask("GET", address)
            if answer.status == HTTPStatus.OK:
                found: dict[str, Any] = json.loads(answer.body)
                return found
        raise Refused(f"{domain} publishes no manifest")

    def harvest(self, manifest: dict[str, Any]) -> list[int]:
        """Take every source that has changed into one graph; the statuses of the answers."""
        return [self._take(source) for source in manifest["sources"]]

    def _take(self, source: dict[str, Any]) -> int:
        path = source["path"]
        if path in self.seen:
            answer = self._ask("GET", path, {"If-Modified-Since": self.seen[path]})
            if answer.status == HTTPStatus.NOT_MODIFIED:
                return answer.status
        head = self._ask("HEAD", path)
        if not head.modified:
            raise Refused(f"{path} does not say when it was changed")
        if head.type.partition(";")[0] != source["contentType"]:
            raise Refused(f"{path} is served as {head.type}")
        answer = self._ask("GET", path)
        graph = rdflib.Graph().parse(data=answer.body, format=head.type)
        for house in graph.subjects(rdflib.RDF.type, rdflib.URIRef(f"{QL}HigherEducationInstitution")):
            if not list(self._schac(graph, house)):
                raise Refused(f"{house} has no SCHAC code")
        self.graph += graph
        self.seen[path] = answer.modified
        return answer.status

    @staticmethod
    def _schac(graph: rdflib.Graph, house: rdflib.term.Node) -> Iterator[rdflib.term.Node]:
        for one in graph.objects(house, rdflib.URIRef("http://www.w3.org/ns/adms#identifier")):
            if (one, rdflib.RDF.type, rdflib.URIRef(f"{QL}SchacIdentifier")) in graph:
                yield from graph.objects(one, rdflib.SKOS.notation)

    def courses(self) -> set[str]:
        """The titles of all that was merged."""
        kind = rdflib.URIRef(f"{QL}LearningOpportunitySpecification")
        title = rdflib.DCTERMS.title
        return {
            str(text)
            for one in self.graph.subjects(rdflib.RDF.type, kind)
            for text in self.graph.objects(one, title)
            if isinstance(text, rdflib.Literal) and text.language == "en"
        }

    def _ask(self, method: str, address: str, headers: dict[str, str] | None = None) -> Answer:
        self.asked.append(address)
        whole = urlsplit(address)
        if whole.netloc not in self._hosts:
            return Answer(HTTPStatus.NOT_FOUND)
        request = Request(self._hosts[whole.netloc] + whole.path, method=method, headers=headers or {})
        try:
            with urlopen(request, timeout=10) as found:
                type_, modified = found.headers["Content-Type"], found.headers.get("Last-Modified", "")
                return Answer(found.status, type_, modified, found.read())
        except HTTPError as error:
            with error:
                return Answer(error.code)


def records(site: Site) -> dict[str, str]:
    """The DNS records that owners were told to set."""
    found = {}
    for house in ("lumen", "fjord"):
        text = words(site.page(f"owners/{house}/"))
        match = re.search(r"v=qldiscover1; m=\S+\.json", text)
        assert match
        found[f"{house}.example"] = match[0]
    return found


def test_an_aggregator_finds_and_merges_the_institutions_by_their_domains(site: Site) -> None:
    with host(site.folder, TYPES) as address:
        aggregator = Aggregator(address, records(site))
        for domain in ("lumen.example", "fjord.example"):
            assert aggregator.harvest(aggregator.manifest(domain)) == [HTTPStatus.OK]
        titles = {"Data ethics for health professionals", "Reading data"}
        assert titles <= aggregator.courses()
        again = [
            aggregator.harvest(aggregator.manifest(domain)) for domain in ("lumen.example", "fjord.example")
        ]
        assert again == [[HTTPStatus.NOT_MODIFIED]] * 2


def test_without_a_record_the_catalogues_own_manifest_is_found_in_the_order_of_the_draft(site: Site) -> None:
    with host(site.folder, TYPES) as address:
        aggregator = Aggregator(address, {})
        assert len(aggregator.manifest(CATALOGUE)["sources"]) == 2
        assert [one.rpartition("/")[2] for one in aggregator.asked] == [
            "quality-link-manifest",
            "quality-link-manifest.json",
        ]
        with pytest.raises(Refused, match="no manifest"):
            aggregator.manifest("lumen.example")


def test_a_wrong_content_type_is_refused(site: Site) -> None:
    with host(site.folder, {**TYPES, ".ttl": "text/plain"}) as address:
        aggregator = Aggregator(address, records(site))
        with pytest.raises(Refused, match="served as text/plain"):
            aggregator.harvest(aggregator.manifest("lumen.example"))


def test_an_institution_without_a_schac_code_is_refused(site: Site, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site.folder, copy)
    turtle = copy / "feeds/elm/lumen.ttl"
    text = turtle.read_text(encoding="utf-8")
    assert "ql:SchacIdentifier" in text
    turtle.write_text(text.replace("ql:SchacIdentifier", "ql:Identifier"), encoding="utf-8")
    with host(copy, TYPES) as address:
        aggregator = Aggregator(address, records(site))
        with pytest.raises(Refused, match="no SCHAC code"):
            aggregator.harvest(aggregator.manifest("lumen.example"))


def test_an_institution_without_an_identifier_stays_below_the_tier_of_harvesters(project: Project) -> None:
    project.change("institutions/fjord.yml", "identifiers: {schac: fjord.example}\n", "")
    try:
        assert "CA942" in project.errors()["institutions/fjord.yml"]
    finally:
        project.change(
            "institutions/fjord.yml",
            "kind: university\n",
            "kind: university\nidentifiers: {schac: fjord.example}\n",
        )
