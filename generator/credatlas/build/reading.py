"""The first unit of work: one file, read and held against its schema. Pure, and the same on any worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from credatlas.build.cache import Cache, digest
from credatlas.build.findings import flat, schema_findings, unflat
from credatlas.build.salvage import salvaged
from credatlas.build.workers import Workers
from credatlas.source import Document, SourceFile, SourcePath, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from concurrent.futures import Executor

    from credatlas.diagnostics import Finding


class Terms(NamedTuple):
    """What reading a file needs besides the file."""

    keep_going: bool
    cache: Cache


class Entry(NamedTuple):
    """One file as read."""

    source: SourcePath
    key: bytes
    """Stands for the path and the bytes of the file."""
    data: Mapping[str, Any] | None
    """`None` where nothing can be made of the file."""
    sound: bool
    """Whether the data is all that the file says; not so after salvage."""
    findings: tuple[Finding, ...]


def read_all(
    terms: Terms, sources: Sequence[SourcePath], *, jobs: int, executor: Executor | None
) -> Iterator[Entry]:
    """Every file, in the order of `sources`; what is new is kept in the cache as it comes."""
    with Workers(jobs, terms, executor=executor) as workers:
        for source, (key, body, fresh) in zip(sources, workers.map(read_file, sources), strict=True):
            if fresh:
                terms.cache.put(key, body)
            else:
                terms.cache.keep(key)
            data, sound, findings = orjson.loads(body)
            yield Entry(source, key, data, sound, unflat(source.path, findings))


def read_file(terms: Terms, source: SourcePath) -> tuple[bytes, bytes, bool]:
    """The key, the value that the cache keeps, and whether it does not know it yet.

    The value is JSON: the data, whether it is all of the file, and flat findings.
    """
    file = source.read()
    key = digest(file.content, file.path)
    known = terms.cache.get(key)
    if known is not None:
        return key, known, False
    data, sound, findings = _read(file, terms.keep_going)
    return key, orjson.dumps((data, sound, flat(findings))), True


def _read(file: SourceFile, keep_going: bool) -> tuple[Mapping[str, Any] | None, bool, tuple[Finding, ...]]:
    """The data to make a record of (if any), whether it is all that the file says, and what is wrong."""
    document = parse(file)
    if not isinstance(document, Document):
        return None, False, document
    misshapen = schema_findings(document)
    if not misshapen:
        return document.data, True, ()
    return (salvaged(document) if keep_going else None), False, misshapen
