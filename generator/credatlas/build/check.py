"""The second unit of work: one record, judged by the document rules. Pure, and the same on any worker."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import orjson

from credatlas.build.findings import flat, placed, unflat
from credatlas.build.workers import Workers, can_inherit
from credatlas.rules.engine import broken_in, judged
from credatlas.rules.registry import all_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from credatlas.build.cache import Cache
    from credatlas.catalogue.decode import Record
    from credatlas.diagnostics import Finding
    from credatlas.model.ids import EntryId
    from credatlas.model.tier import Tier
    from credatlas.source import SourcePath


class Checked(NamedTuple):
    """One file and what could be made of it."""

    source: SourcePath
    key: bytes
    """Stands for all that the record was made of: the file and its institution's."""
    record: Record | None
    """`None` where nothing can be made of the file."""
    orphaned: bool
    """Whether the institution that the path names is broken or missing."""
    sound: bool
    """Whether the record is all that the file says; not so after salvage."""
    findings: tuple[Finding, ...]
    """What was found in reading it."""


class Bench(NamedTuple):
    """What judging needs: too much to be carried to workers, which inherit it."""

    required: Tier
    files: Sequence[Checked]


class Judgement(NamedTuple):
    """What the document rules say of one record."""

    used: Sequence[int] = ()
    """Which of the record's exceptions excused something."""
    findings: tuple[Finding, ...] = ()


NOTHING = Judgement()
_NOTHING = orjson.dumps(tuple(NOTHING))
"""The judgement of a record that keeps all rules, as the cache keeps it."""


@contextmanager
def judging(bench: Bench, cache: Cache, jobs: int) -> Iterator[Iterator[tuple[EntryId, Judgement]]]:
    """The judgements that say anything; workers are at them while the caller does something else first."""
    known = {index: cache.get(file.key) for index, file in enumerate(bench.files) if file.record is not None}
    unknown = [index for index, body in known.items() if body is None]
    all_rules()  # found once, and not by each worker for itself
    with Workers(jobs if can_inherit() else 1, bench) as workers:
        made = zip(unknown, workers.map(judge, unknown), strict=True)
        yield _judgements(bench, cache, known, made)


def _judgements(
    bench: Bench, cache: Cache, known: dict[int, bytes | None], made: Iterable[tuple[int, bytes]]
) -> Iterator[tuple[EntryId, Judgement]]:
    for index, body in made:
        cache.put(bench.files[index].key, body)
        known[index] = body
    for index, kept in known.items():
        if kept is not None and kept != _NOTHING:
            source = bench.files[index].source
            used, findings = orjson.loads(kept)
            yield source.id, Judgement(used, unflat(source.path, findings))


def judge(bench: Bench, index: int) -> bytes:
    """The judgement of a file's record, as JSON: which exceptions were used, and flat findings."""
    source, _, record, orphaned, _, _ = bench.files[index]
    assert record is not None, "there is something to judge"
    judgement = judged(broken_in(record, orphaned=orphaned), record.exceptions)
    if not (judgement.broken or judgement.used):
        return _NOTHING
    findings = tuple(sorted(placed(source, record, judgement.broken, bench.required)))
    return orjson.dumps((sorted(judgement.used), flat(findings)))
