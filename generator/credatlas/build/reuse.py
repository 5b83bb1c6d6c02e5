"""Identities that the published log of changes says are gone, and that something else has taken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from credatlas.build.findings import placed
from credatlas.diagnostics import Severity
from credatlas.model.tier import Tier, parse_tier
from credatlas.rules.engine import used_again
from credatlas.rules.standing import standings
from credatlas.source import find

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from credatlas.build.compile import Compilation
    from credatlas.build.settings import Settings
    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.catalogue.published import Published, Was
    from credatlas.diagnostics import Finding
    from credatlas.model.ids import EntryId
    from credatlas.rules.engine import Broken


def held_against(compilation: Compilation, published: Published | None, settings: Settings) -> Compilation:
    """The compilation with a finding for each entry whose identity stood for something else before.

    A deleted file is in no catalogue any more, so that the log alone knows what its name stood for.
    """
    gone = _gone(compilation.catalogue, published) if published else {}
    broken = used_again(compilation.catalogue, gone) if gone else {}
    if not broken:
        return compilation
    told = list(_findings(compilation.catalogue, broken, settings))
    findings = tuple(sorted([*compilation.findings, *told]))
    wrong = {one.path for one in told if one.severity is Severity.ERROR}
    return replace(
        compilation,
        findings=findings,
        standings=standings(compilation.catalogue, findings),
        broken=compilation.broken | {entry for entry in broken if entry.path in wrong},
    )


def _gone(catalogue: Catalogue, published: Published) -> Mapping[EntryId, Was]:
    """What identities of the catalogue stood for that had no document any more."""
    histories = published.log.histories
    found: dict[EntryId, Was] = {}
    for record in catalogue.records():
        past = histories.get(record.id)
        if past and past.last.document is None and past.last.was:
            found[record.id] = past.last.was
    return found


def _findings(
    catalogue: Catalogue, broken: Mapping[EntryId, Sequence[Broken]], settings: Settings
) -> Iterator[Finding]:
    required = parse_tier(settings.required_tier) or Tier.FRAMEWORK
    for source in find(settings.content, settings.ui_languages).sources:
        if source.id in broken:
            record = catalogue.of_kind(source.id.kind)[source.id.slug]
            yield from placed(source, record, broken[source.id], required)
