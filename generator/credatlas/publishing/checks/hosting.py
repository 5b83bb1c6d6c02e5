"""Does the host do what a static site needs of it: a true 404, scripts as scripts, and what saves traffic?"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from credatlas.publishing.check import Check
from credatlas.publishing.symptom import Symptom, error, note, warning
from credatlas.publishing.visit import INDEX, Visit

if TYPE_CHECKING:
    from collections.abc import Iterator

NOT_THERE = ("courses/credatlas-doctor/not-there/", "api/v1/courses/credatlas-doctor/not-there.json")
"""Addresses at which nothing can lie."""
_SCRIPT = frozenset({"text/javascript", "application/javascript", "application/x-javascript"})
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


def _hosting(visit: Visit) -> Iterator[Symptom]:
    parts = urlsplit(visit.base)
    if parts.scheme == "http" and parts.hostname not in _LOCAL:
        yield warning(
            "", "the site is read without encryption", "serve it by https, and make that its site_url"
        )
    yield from _missing(visit)
    worker = visit.look("sw.js")
    if worker.found and worker.media_type not in _SCRIPT:
        text = f"browsers refuse scripts that are sent as {worker.media_type or 'nothing in particular'}"
        yield error("sw.js", text, "tell the host that files ending in .js are text/javascript")
    yield from _unchanged(visit)
    if visit.look(INDEX).headers.get("access-control-allow-origin") != "*":
        text = "pages of other sites cannot read the data in a browser"
        yield note(INDEX, text, "to let them, send `Access-Control-Allow-Origin: *` for api/ and feeds/")


def _missing(visit: Visit) -> Iterator[Symptom]:
    ours = visit.look("404.html")
    for path in NOT_THERE:
        answer = visit.look(path)
        if answer.status == 200:
            text = "nothing lies there, and the host answers 200: harvesters take what is gone for present"
            yield error(path, text, "turn off the rule that sends unknown addresses to a page")
        elif answer.elsewhere or answer.redirects:
            text = "nothing lies there, and the host sends readers elsewhere instead of answering 404"
            yield error(path, text, "turn off the rule that redirects unknown addresses")
        elif answer.status not in (404, 410):
            yield warning(
                path, f"nothing lies there, and the host answers {answer.status}", "have it answer 404"
            )
        elif ours.found and answer.body != ours.body:
            text = "who follows an old link sees the host's own page for errors"
            yield warning("404.html", text, "tell the host that 404.html is the page for what is not there")
            return


def _unchanged(visit: Visit) -> Iterator[Symptom]:
    """Whether who has a file already is told so; both are told by the manifest too."""
    headers = visit.look(INDEX).headers
    for header, asked in (("etag", "If-None-Match"), ("last-modified", "If-Modified-Since")):
        if header not in headers:
            yield note(INDEX, f"the host sends no {header.title()}")
        elif visit.get(INDEX, {asked: headers[header]}).status != 304:
            yield note(INDEX, f"the host sends the whole file to who asks with {asked}")
        else:
            yield note(INDEX, f"who asks with {asked} hears that nothing has changed (304)")


HOSTING = Check(name="hosting", run=_hosting)
