"""From the files below `content/` to a catalogue, findings and standings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from credatlas.build.cache import Cache, digest
from credatlas.build.check import NOTHING, Bench, Checked, Judgement, judging
from credatlas.build.findings import placed
from credatlas.build.generation import generation
from credatlas.build.logos import Logos, logos
from credatlas.build.memory import accumulating
from credatlas.build.reading import Terms, read_all
from credatlas.catalogue.catalogue import Catalogue
from credatlas.catalogue.decode import decode
from credatlas.diagnostics import Finding, Severity
from credatlas.model.ids import EntryId, Kind
from credatlas.model.institution import Institution
from credatlas.model.tier import Standing, Tier, parse_tier
from credatlas.rules.engine import Broken, broken_across, judged, overdue, unused
from credatlas.rules.standing import standings
from credatlas.source import SourcePath, find

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from concurrent.futures import Executor

    from credatlas.build.settings import Settings

FIRST = frozenset({Kind.INSTITUTION})
"""Kinds that are read before the others, which inherit from them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compilation:
    """Everything that the content says, and everything that is wrong with it."""

    catalogue: Catalogue
    findings: tuple[Finding, ...]
    standings: Mapping[EntryId, Standing]
    files: int
    broken: frozenset[EntryId]
    """Entries with an error of their own: a build that keeps going publishes them as they were before."""
    logos: Logos

    @property
    def tiers(self) -> Mapping[str, int]:
        """Tier -> how many entries reach it and no higher one."""
        reached = [standing.tier for standing in self.standings.values()]
        return {tier.word: reached.count(tier) for tier in Tier if tier in reached}

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)


def compile_content(settings: Settings, *, executor: Executor | None = None) -> Compilation:
    """Check every file and the catalogue as a whole; mistakes of contributors come out as findings."""
    with accumulating():
        return _compiled(settings, executor)


def _compiled(settings: Settings, executor: Executor | None) -> Compilation:
    required = parse_tier(settings.required_tier) or Tier.FRAMEWORK
    found = find(settings.content, settings.ui_languages)
    jobs = settings.jobs if executor is None else 1
    with Cache(settings.cache, generation(settings)) as cache:
        files = _read(settings, found.sources, cache, executor)
        catalogue = Catalogue.of(
            (one.record for one in files if one.record is not None),
            (one.source.id for one in files if one.record is None or not one.sound),
        )
        findings = {*found.findings, *(finding for one in files for finding in one.findings)}
        with judging(Bench(required, files), cache, jobs) as judgements:
            marks = logos(settings.content, catalogue)
            across = broken_across(catalogue)
            for broken in (marks.broken, overdue(catalogue, settings.now)):
                findings.update(_with_place(broken, files, required))
            judged_by = dict(judgements)
        cache.prune()
    findings.update(finding for judgement in judged_by.values() for finding in judgement.findings)
    findings.update(_with_place(_left(files, across, judged_by), files, required))
    ordered = tuple(sorted(findings))
    return Compilation(
        catalogue=catalogue,
        findings=ordered,
        standings=standings(catalogue, ordered),
        files=len(found.sources),
        broken=_broken(ordered, found.sources),
        logos=marks,
    )


def _read(
    settings: Settings, sources: Sequence[SourcePath], cache: Cache, executor: Executor | None
) -> list[Checked]:
    """Every file and its record, institutions first."""
    files: list[Checked] = []
    houses: dict[str, Checked] = {}
    terms = Terms(settings.keep_going, cache)
    ordered = sorted(sources, key=lambda source: source.kind not in FIRST)
    for source, key, data, sound, findings in read_all(terms, ordered, jobs=settings.jobs, executor=executor):
        house = houses.get(source.id.institution)
        institution = house.record if house and isinstance(house.record, Institution) else None
        record = None if data is None else decode(source.id, data, institution)
        whole = digest("judgement", key, house.key if house else b"")
        file = Checked(source, whole, record, institution is None, sound, findings)
        files.append(file)
        if source.kind in FIRST:
            houses[source.id.slug] = file
    return files


def _left(
    files: Iterable[Checked],
    across: Mapping[EntryId, Sequence[Broken]],
    judgements: Mapping[EntryId, Judgement],
) -> Mapping[EntryId, Sequence[Broken]]:
    """What entries break of the catalogue rules and do not excuse, and exceptions that excuse nothing."""
    left: dict[EntryId, Sequence[Broken]] = {}
    for one in files:
        entry = one.source.id
        broken = across.get(entry, ())
        exceptions = one.record.exceptions if one.record else ()
        if broken or exceptions:
            judgement = judged(broken, exceptions)
            used = {*judgements.get(entry, NOTHING).used, *judgement.used}
            left[entry] = (*judgement.broken, *unused(exceptions, used))
    return left


def _with_place(
    broken: Mapping[EntryId, Sequence[Broken]], files: Iterable[Checked], required: Tier
) -> Iterator[Finding]:
    """The findings, each file being read again only where there is something to say of it."""
    for source, _, record, *_ in files:
        if record is not None and broken.get(source.id):
            yield from placed(source, record, broken[source.id], required)


def _broken(findings: Iterable[Finding], sources: Iterable[SourcePath]) -> frozenset[EntryId]:
    wrong = {finding.path for finding in findings if finding.severity is Severity.ERROR}
    return frozenset(source.id for source in sources if source.path in wrong)
