"""Can the site be entered: its home page, and the documents with which readers of its data begin?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from credatlas.feeds.directory.index import OPENAPI
from credatlas.feeds.directory.manifest import ADDRESS as MANIFEST
from credatlas.feeds.history.codec import HEAD
from credatlas.publishing.check import Check
from credatlas.publishing.symptom import Symptom, error, note, warning
from credatlas.publishing.visit import INDEX, Visit, absence

if TYPE_CHECKING:
    from collections.abc import Iterator

_PUBLISH = "publish the whole site folder again"


def _entry(visit: Visit) -> Iterator[Symptom]:
    yield from _home(visit)
    documents: dict[str, Any] = {}
    for path in (INDEX, HEAD, MANIFEST, OPENAPI):
        content, problem = visit.document(path)
        if problem:
            yield error(path, problem, _PUBLISH)
        else:
            documents[path] = content
    if INDEX in documents:
        yield from _address(visit, documents[INDEX]["site_url"])
        yield from _one_log(documents)


def _home(visit: Visit) -> Iterator[Symptom]:
    answer = visit.look("")
    if answer.redirects:
        remedy = f"make {answer.address} the site_url of mkdocs.yml, or end the redirection"
        yield warning("", f"{visit.url} is sent on to {answer.address}", remedy)
    problem = absence(answer)
    if problem:
        yield error("", f"there is no home page: {problem}", _PUBLISH)
    elif answer.media_type != "text/html":
        yield error(
            "", f"the home page is {answer.media_type or 'without a type'}", "serve .html as text/html"
        )


def _address(visit: Visit, stated: str | None) -> Iterator[Symptom]:
    if stated is None:
        remedy = "set site_url in mkdocs.yml and build again: feeds that need absolute addresses are missing"
        yield error(INDEX, "the site does not know its own address", remedy)
    elif stated != visit.base:
        remedy = "set site_url in mkdocs.yml to the address that readers use, and build again"
        yield error(INDEX, f"the site was built for {stated} and lives at {visit.base}", remedy)


def _one_log(documents: dict[str, Any]) -> Iterator[Symptom]:
    """A host that serves parts of two builds lets readers miss changes."""
    log = documents[INDEX]["log"]
    yield note(INDEX, f"the log of changes stands at {log['latest']}")
    others = {path: documents[path] for path in (HEAD, MANIFEST) if path in documents}
    remedy = "wait until the host has taken the new build, or empty its cache; then ask again"
    for path, document in others.items():
        if document["log_id"] != log["id"]:
            yield error(path, f"it belongs to another log than {INDEX}: the host mixes two builds", remedy)
    if HEAD in others and others[HEAD]["latest"] != log["latest"]:
        yield error(HEAD, f"it stands elsewhere than {INDEX}: the host mixes two builds", remedy)


ENTRY = Check(name="entry", run=_entry)
