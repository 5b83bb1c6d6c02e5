"""Do QualityLink's aggregators find the feeds: a manifest at the root of the domain, and sources as it says?

The order is theirs: the manifest under `/.well-known/` (or the address in a DNS record, which cannot be asked
for here), then each source with the type that the manifest states.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import orjson

from credatlas.feeds.qualitylink import WELL_KNOWN
from credatlas.publishing.check import Check
from credatlas.publishing.symptom import Symptom, error, note
from credatlas.publishing.visit import Visit, absence

if TYPE_CHECKING:
    from collections.abc import Iterator

_MANIFESTS = "feeds/qualitylink/"


def _discovery(visit: Visit) -> Iterator[Symptom]:
    if WELL_KNOWN not in visit.files:
        yield note(WELL_KNOWN, "no institution is complete enough for QualityLink, so nothing is announced")
        return
    content, problem = visit.document(WELL_KNOWN)
    if problem:
        hidden = "many hosts drop folders whose name begins with a dot: have .well-known/ published too"
        yield error(WELL_KNOWN, problem, f"{hidden} (on GitHub Pages the file .nojekyll does that)")
    else:
        yield from _sources(visit, content)
    yield from _root(visit)
    yield from _institutions(visit)


def _sources(visit: Visit, manifest: Any) -> Iterator[Symptom]:
    stated = manifest.get("sources") if isinstance(manifest, dict) else None
    sources = [one for one in stated if isinstance(one, dict)] if isinstance(stated, list) else []
    if not sources:
        yield error(WELL_KNOWN, "it names no source", "publish the whole site folder again")
    for source in sources:
        yield from _source(visit, str(source.get("path", "")), str(source.get("contentType", "")))


def _source(visit: Visit, address: str, announced: str) -> Iterator[Symptom]:
    if not address.startswith(visit.base):
        text = f"it names {address}, which is not part of this site"
        yield error(WELL_KNOWN, text, "set site_url in mkdocs.yml and build again")
        return
    path = address.removeprefix(visit.base)
    answer = visit.look(path)
    problem = absence(answer)
    if problem:
        text = f"QualityLink is told of it, and {problem}"
        yield error(path, text, "publish the whole site folder again")
    elif answer.media_type != announced:
        text = f"it is sent as {answer.media_type or 'nothing in particular'}, and announced as {announced}"
        yield error(path, text, f"tell the host that this file is {announced}")


def _root(visit: Visit) -> Iterator[Symptom]:
    """A domain has one `/.well-known/`, at its root: a site below a prefix is not found by itself."""
    parts = urlsplit(visit.url)
    if parts.path == "/":
        return
    address = f"{parts.scheme}://{parts.netloc}/{WELL_KNOWN}"
    answer = visit.host.get(address)
    ours = f"{visit.url}{WELL_KNOWN}"
    if answer.found and _is_json(answer.body):
        yield note("", f"{parts.netloc} has a QualityLink manifest of its own; it should name {ours}")
    else:
        text = "the site lies below a path, where aggregators do not look for a manifest"
        yield note("", text, f"give the domain the DNS TXT record: v=qldiscover1; m={ours}")


def _institutions(visit: Visit) -> Iterator[Symptom]:
    """What each institution publishes itself; DNS cannot be asked with Python's standard library."""
    found = [path for path in visit.files if path.startswith(_MANIFESTS)]
    if found:
        text = f"{len(found)} institutions are announced when their own domains point here by DNS"
        yield note(
            _MANIFESTS, text, "their pages show the record; `dig TXT DOMAIN` shows whether it is there"
        )


def _is_json(body: bytes) -> bool:
    try:
        return isinstance(orjson.loads(body), dict)
    except orjson.JSONDecodeError:
        return False


DISCOVERY = Check(name="discovery", run=_discovery)
