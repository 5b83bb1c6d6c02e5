"""`feeds/dcat.ttl` and `.jsonld`: the feeds themselves as data sets, for data portals (DCAT-AP 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from credatlas import vocab
from credatlas.feeds._rdf import LINK, STRING, TEXT, Lexicon, Node
from credatlas.feeds.directory.directory import Directory, Made, Production
from credatlas.feeds.feed import Address, Artifact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.catalogue.edition import Edition, Site

_EU = "http://publications.europa.eu/resource/authority/"
_IANA = "https://www.iana.org/assignments/media-types/"
_FORMATS = {
    "text/csv": "CSV",
    "application/vnd.apache.parquet": "PARQUET",
    "text/turtle": "RDF_TURTLE",
    "application/json": "JSON",
    "application/ld+json": "JSON_LD",
    "application/rdf+xml": "RDF_XML",
    "application/atom+xml": "ATOM",
    "application/xml": "XML",
}
"""Media type -> code of the EU's list of file types."""
_CREATIVE_COMMONS = {
    "CC0-1.0": "publicdomain/zero/1.0/",
    **{
        f"CC-{kind.upper()}-4.0": f"licenses/{kind}/4.0/"
        for kind in ("by", "by-sa", "by-nc", "by-nc-sa", "by-nd")
    },
}
DCAT = Lexicon(
    prefixes={
        "dcat": "http://www.w3.org/ns/dcat#",
        "dct": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    },
    classes={
        "Catalog": "dcat:Catalog",
        "Dataset": "dcat:Dataset",
        "Distribution": "dcat:Distribution",
        "Agent": "foaf:Agent",
        "Document": "foaf:Document",
        "LicenseDocument": "dct:LicenseDocument",
    },
    properties={
        "title": ("dct:title", TEXT),
        "description": ("dct:description", TEXT),
        "name": ("foaf:name", TEXT),
        "homepage": ("foaf:homepage", LINK),
        "publisher": ("dct:publisher", LINK),
        "language": ("dct:language", LINK),
        "license": ("dct:license", LINK),
        "modified": ("dct:modified", "dateTime"),
        "identifier": ("dct:identifier", STRING),
        "dataset": ("dcat:dataset", LINK),
        "theme": ("dcat:theme", LINK),
        "accessRights": ("dct:accessRights", LINK),
        "keyword": ("dcat:keyword", TEXT),
        "distribution": ("dcat:distribution", LINK),
        "accessURL": ("dcat:accessURL", LINK),
        "downloadURL": ("dcat:downloadURL", LINK),
        "format": ("dct:format", LINK),
        "mediaType": ("dcat:mediaType", LINK),
        "byteSize": ("dcat:byteSize", "nonNegativeInteger"),
    },
)


def _export(edition: Edition, production: Production, _: object) -> Iterator[Artifact]:
    if edition.site.url is None:
        return
    nodes = list(_nodes(edition.site, production))
    turtle = DCAT.turtle_head + "".join(DCAT.write(node)[0] for node in nodes)
    document = {"@context": DCAT.context, "@graph": nodes}
    jsonld = orjson.dumps(document, option=orjson.OPT_APPEND_NEWLINE)
    yield Artifact(path="feeds/dcat.ttl", media_type="text/turtle", body=turtle.encode())
    yield Artifact(path="feeds/dcat.jsonld", media_type="application/ld+json", body=jsonld)


def _nodes(site: Site, production: Production) -> Iterator[Node]:
    files = [file for file in production.files if _is_offered(file)]
    publisher, data = f"{site.url}#publisher", f"{site.url}data/"
    licence = licence_address(site.data_licence)
    terms = vocab.load("language")
    languages = [uri for code in site.languages if code in terms and (uri := terms[code].concept_uri)]
    shared: Node = {"publisher": publisher, "language": languages}
    if production.log.recent:
        shared["modified"] = production.log.recent[-1].at
    if licence:
        shared["license"] = licence
        yield {"id": licence, "type": "LicenseDocument"}
    words = {site.language: site.name}
    yield {"id": publisher, "type": "Agent", "name": words}
    yield {"id": str(site.url), "type": "Document"}
    yield {
        "id": f"{data}#catalog",
        "type": "Catalog",
        "title": words,
        "description": {site.language: site.description or site.name},
        "homepage": site.url,
        "dataset": f"{data}#catalogue",
        **shared,
    }
    shared.pop("license", None)
    yield {
        "id": f"{data}#catalogue",
        "type": "Dataset",
        "title": words,
        "description": {"en": "All published micro-credentials, pathways and institutions."},
        "identifier": f"{data}#catalogue",
        "theme": f"{_EU}data-theme/EDUC",
        "accessRights": f"{_EU}access-right/PUBLIC",
        "keyword": {"en": "micro-credential"},
        "distribution": [f"{data}#{_anchor(file)}" for file in files],
        **shared,
    }
    yield from (_distribution(site, file, licence) for file in files)


def _distribution(site: Site, file: Made, licence: str | None) -> Node:
    bare = file.media_type.partition(";")[0]
    node: Node = {
        "id": f"{site.url}data/#{_anchor(file)}",
        "type": "Distribution",
        "title": {"en": file.path},
        "accessURL": site.absolute(file.path),
        "downloadURL": site.absolute(file.path),
        "mediaType": f"{_IANA}{bare}",
        "byteSize": str(file.size),
    }
    if bare in _FORMATS:
        node["format"] = f"{_EU}file-type/{_FORMATS[bare]}"
    if licence:
        node["license"] = licence
    return node


def _anchor(file: Made) -> str:
    return file.path.replace("/", "-")


def _is_offered(file: Made) -> bool:
    """The whole feeds: those of one course, and descriptions of tables, are no distributions of their own."""
    first, *rest = file.path.split("/")
    if file.path == "api/v1/courses.json":
        return True
    if first != "feeds" or file.path.endswith("-metadata.json"):
        return False
    return len(rest) == 1 or rest[0] in ("csv", "elm", "ewp") or (rest[0] == "ooapi" and len(rest) == 3)


def licence_address(licence: str | None) -> str | None:
    """The address that stands for a licence, from its SPDX identifier."""
    if licence is None:
        return None
    known = _CREATIVE_COMMONS.get(licence)
    return f"https://creativecommons.org/{known}" if known else f"https://spdx.org/licenses/{licence}"


DCAT_AP = Directory(
    name="dcat",
    export=_export,
    title="Description of the feeds (DCAT-AP)",
    addresses=(
        Address("feeds/dcat.ttl", "text/turtle", "The feeds as data sets, as Turtle"),
        Address("feeds/dcat.jsonld", "application/ld+json", "The feeds as data sets, as JSON-LD"),
    ),
)
