"""From the files below `content/` to a catalogue, findings and standings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from credatlas.build.cache import Cache
from credatlas.build.check import Checked, Context, Verdict, checked, judge_file
from credatlas.build.findings import finding_of
from credatlas.build.generation import generation
from credatlas.build.logos import Logos, logos
from credatlas.build.memory import accumulating
from credatlas.build.workers import Workers
from credatlas.catalogue.catalogue import Catalogue
from credatlas.diagnostics import Finding, Severity
from credatlas.model.ids import EntryId, Kind
from credatlas.model.institution import Institution
from credatlas.model.tier import Standing, Tier, parse_tier
from credatlas.rules.engine import Broken, broken_across, judged, overdue, unused
from credatlas.rules.standing import standings
from credatlas.source import Document, SourcePath, find, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
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
    with Cache(settings.cache, generation(settings)) as cache:
        files = _check_all(settings, found.sources, required, cache, executor)
        cache.prune()
    catalogue = Catalogue.of(
        (one.record for one in files if one.record is not None),
        (one.entry for one in files if one.record is None or not one.sound),
    )
    findings = {*found.findings, *(finding for one in files for finding in one.findings)}
    sources = {source.id: source for source in found.sources}
    findings.update(_across(catalogue, files, sources, required))
    findings.update(_with_place(overdue(catalogue, settings.now), sources, required))
    marks = logos(settings.content, catalogue)
    findings.update(_with_place(marks.broken, sources, required))
    ordered = tuple(sorted(findings))
    return Compilation(
        catalogue=catalogue,
        findings=ordered,
        standings=standings(catalogue, ordered),
        files=len(found.sources),
        broken=_broken(ordered, sources.values()),
        logos=marks,
    )


def _check_all(
    settings: Settings,
    sources: Sequence[SourcePath],
    required: Tier,
    cache: Cache,
    executor: Executor | None,
) -> list[Checked]:
    """Institutions first, here; then all others, in workers, with their institutions' defaults."""
    alone = Context(
        required=required, institutions={}, houses={}, keep_going=settings.keep_going, cache=cache
    )
    first = [source for source in sources if source.kind in FIRST]
    verdicts = [judge_file(alone, source) for source in first]
    houses = list(_checked(alone, first, verdicts))
    context = Context(
        required=required,
        institutions={one.entry.slug: one.record for one in houses if isinstance(one.record, Institution)},
        houses={source.id.slug: verdict.key for source, verdict in zip(first, verdicts, strict=True)},
        keep_going=settings.keep_going,
        cache=cache,
    )
    others = [source for source in sources if source.kind not in FIRST]
    with Workers(settings.jobs, context, executor=executor) as workers:
        return [*houses, *_checked(context, others, workers.map(judge_file, others))]


def _checked(
    context: Context, sources: Sequence[SourcePath], verdicts: Iterable[Verdict]
) -> Iterable[Checked]:
    """What the verdicts say, each being kept in the cache as it comes."""
    for source, verdict in zip(sources, verdicts, strict=True):
        if verdict.fresh:
            context.cache.put(verdict.key, verdict.body)
        yield checked(context, source, verdict)


def _across(
    catalogue: Catalogue,
    files: Iterable[Checked],
    sources: Mapping[EntryId, SourcePath],
    required: Tier,
) -> Iterable[Finding]:
    """Findings of the catalogue rules, less what entries excuse, and exceptions that excuse nothing."""
    across = broken_across(catalogue)
    left: dict[EntryId, Sequence[Broken]] = {}
    for one in files:
        broken = across.get(one.entry, ())
        exceptions = one.record.exceptions if one.record else ()
        if broken or exceptions:
            judgement = judged(broken, exceptions)
            idle = unused(exceptions, {*one.used, *judgement.used})
            left[one.entry] = (*judgement.broken, *idle)
    yield from _with_place(left, sources, required)


def _with_place(
    broken: Mapping[EntryId, Sequence[Broken]], sources: Mapping[EntryId, SourcePath], required: Tier
) -> Iterable[Finding]:
    """The findings, each file being read again only where there is something to say of it."""
    for entry in sorted(broken):
        if broken[entry]:
            document = parse(sources[entry].read())
            if isinstance(document, Document):
                yield from (finding_of(document, one, required) for one in broken[entry])


def _broken(findings: Iterable[Finding], sources: Iterable[SourcePath]) -> frozenset[EntryId]:
    wrong = {finding.path for finding in findings if finding.severity is Severity.ERROR}
    return frozenset(source.id for source in sources if source.path in wrong)
