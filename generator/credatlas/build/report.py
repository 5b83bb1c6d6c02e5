"""What a build did, in a few lines for whoever started it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from credatlas.diagnostics import Severity
from credatlas.feeds import feeds
from credatlas.i18n import load
from credatlas.report import Summary, formats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.build.compile import Compilation
    from credatlas.build.publish import Published
    from credatlas.feeds.coverage import Coverage


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a build did."""

    compilation: Compilation
    published: Published | None = None
    """`None` where errors stopped the build: the published site is as it was."""
    pages: int = 0
    files: int = 0
    size: int = 0
    """Bytes of all files."""
    omissions: int = 0
    coverage: tuple[Coverage, ...] = ()
    """How much of what reaches its tier each feed carries."""
    warnings: tuple[str, ...] = ()
    """What the engine and the settings make the operator know."""
    exit_code: int = 0

    def errors(self) -> str:
        """The errors as a contributor reads them; empty where there are none."""
        found = self.compilation
        worst = [one for one in found.findings if one.severity is Severity.ERROR]
        summary = Summary(files=found.files, tiers=found.tiers)
        return formats()["text"].render(worst, summary, load("en")) if worst else ""

    def lines(self) -> Iterator[str]:
        """What to tell, errors first, then one line a subject."""
        yield from self.errors().splitlines()
        yield from (f"note: {warning}" for warning in self.warnings)
        found = self.compilation
        yield f"findings  {found.errors} errors in {found.files} files"
        if self.published is None:
            yield "nothing was published: the site is as it was"
            return
        catalogue = found.catalogue
        entries = f"{len(catalogue.courses)} courses and {len(catalogue.pathways)} pathways"
        yield f"pages     {self.pages} for {entries}"
        yield f"feeds     {len(feeds())} feeds, {self.omissions} omissions"
        for one in self.coverage:
            yield f"          {one.feed}: {one.carried} of {one.eligible} eligible"
        yield f"files     {self.files} files, {self.size / 1e6:.1f} MB"
        how = f" ({self.published.reason})" if self.published.reason else ""
        yield f"published {self.published.target} {self.published.way.value}{how}"
