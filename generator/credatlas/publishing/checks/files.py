"""Is every data file there, whole, and announced as what it is: some of each kind, or all of them?"""

from __future__ import annotations

from collections import defaultdict
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from credatlas.feeds.directory.index import OPENAPI
from credatlas.feeds.directory.openapi import pattern
from credatlas.publishing.check import Check
from credatlas.publishing.symptom import Symptom, error, note
from credatlas.publishing.visit import File, Visit, absence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from credatlas.publishing.connection import Answer

OF_A_KIND = 4
"""Files of one kind that are looked at, spread evenly, where not all are."""
SHOWN = 5
"""Files that are named one by one for one thing that is wrong with many."""
_AS_GOOD = {
    "application/csvm+json": ("application/json",),
    "application/feed+json": ("application/json",),
    "application/schema+json": ("application/json",),
    "application/atom+xml": ("application/xml", "text/xml"),
    "application/opensearchdescription+xml": ("application/xml", "text/xml"),
    "application/xml": ("text/xml",),
}
"""Media type -> others that readers of the format take too. RDF has none: harvesters go by the type."""
_SIGNATURE = ".sig"


class Kind(NamedTuple):
    """Files of one address template, which have one media type."""

    media_type: str
    files: tuple[File, ...]


def kinds(visit: Visit) -> Sequence[Kind]:
    """The listed files by what the site says that they are; those of no kind are left out."""
    rest, found = dict(visit.files), []
    for template, media_type in sorted(media_types(visit).items(), key=lambda item: item[0].count("{")):
        matches = pattern(template.removeprefix("/")).fullmatch
        files = tuple(rest.pop(path) for path in [path for path in rest if matches(path)])
        found.append(Kind(media_type, files))
    return found


def media_types(visit: Visit) -> Mapping[str, str]:
    """Address template -> media type, as the site's OpenAPI document has it; empty where that is none."""
    document = visit.document(OPENAPI).content
    try:
        return {
            template: next(iter(operations["get"]["responses"]["200"]["content"]))
            for template, operations in document["paths"].items()
        }
    except (AttributeError, KeyError, TypeError, StopIteration):
        return {}


def _files(visit: Visit) -> Iterator[Symptom]:
    for path, page in visit.pages.items():
        if page.problem:
            yield error(path, page.problem, "wait until the host has taken the new build, or empty its cache")
    if not media_types(visit):
        yield error(OPENAPI, "it does not describe the site", "publish the whole site folder again")
    looked = 0
    broken: dict[str, str] = {}
    mistyped: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for media_type, files in kinds(visit):
        for file in files if visit.every else _some(files):
            looked += 1
            answer = visit.get(file.path, largest=file.size)
            problem = absence(answer) or _difference(file, answer)
            if problem:
                broken[file.path] = problem
            elif answer.media_type not in (media_type, *_AS_GOOD.get(media_type, ())):
                ending = PurePosixPath(file.path).suffix or file.path
                mistyped[ending, media_type, answer.media_type].append(file.path)
    yield from _told(broken)
    yield from _types(mistyped)
    how = "all" if visit.every else "some of each kind; --all looks at every one"
    yield note("", f"{looked} of {len(visit.files)} data files were compared with the manifest ({how})")


def _some(files: Sequence[File]) -> Iterator[File]:
    count = min(OF_A_KIND, len(files))
    return (files[number * (len(files) - 1) // max(1, count - 1)] for number in range(count))


def _difference(file: File, answer: Answer) -> str:
    if answer.headers.get("content-encoding", "identity") != "identity":
        return "it is sent compressed to a reader that asked for it as it is"
    if len(answer.body) != file.size:
        return f"it has {len(answer.body)} bytes, and the manifest says {file.size}"
    if sha256(answer.body).hexdigest() != file.sha256:
        return "it is not the file that the manifest names"
    return ""


def _told(broken: Mapping[str, str]) -> Iterator[Symptom]:
    remedy = "publish the whole site folder again; if that is done, empty the cache of the host"
    for path, problem in list(broken.items())[:SHOWN]:
        yield error(path, problem, remedy)
    if len(broken) > SHOWN:
        yield error("", f"so it is with {len(broken) - SHOWN} further files", remedy)


def _types(mistyped: Mapping[tuple[str, str, str], Sequence[str]]) -> Iterator[Symptom]:
    for (ending, media_type, sent), paths in mistyped.items():
        others = f" and {len(paths) - 1} like it" if len(paths) > 1 else ""
        yield error(
            paths[0],
            f"it{others} is sent as {sent or 'nothing in particular'}, not as {media_type}",
            f"tell the host that files ending in {ending} are {media_type}",
        )


FILES = Check(name="files", run=_files)
