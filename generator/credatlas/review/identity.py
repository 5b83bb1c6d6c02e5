"""What a change does to names that others rely on, as findings at their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.build.findings import asked_of, finding_of
from credatlas.diagnostics import Finding, Position
from credatlas.model.tier import Tier, parse_tier
from credatlas.rules.engine import changed_identities
from credatlas.source import Document, find, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.build.settings import Settings
    from credatlas.catalogue.catalogue import Catalogue
    from credatlas.model.ids import EntryId
    from credatlas.rules.engine import Broken


def identity_findings(before: Catalogue, after: Catalogue, settings: Settings) -> Iterator[Finding]:
    """The findings of the change; one about a file that is gone stands where its first line was."""
    broken = changed_identities(before, after)
    if not broken:
        return
    required = parse_tier(settings.required_tier) or Tier.FRAMEWORK
    sources = {source.id: source for source in find(settings.content, settings.ui_languages).sources}
    for entry in sorted(broken):
        source = sources.get(entry)
        document = parse(source.read()) if source else None
        for one in broken[entry]:
            if isinstance(document, Document):
                yield finding_of(document, one, asked_of(document.data.get("status"), required))
            elif source is None:
                yield _gone(entry, one, required)


def _gone(entry: EntryId, broken: Broken, required: Tier) -> Finding:
    return Finding(
        path=entry.path,
        position=Position(),
        code=broken.rule.code,
        severity=broken.rule.severity_for(required),
        parameters=tuple(sorted(broken.hit.parameters.items())),
    )
