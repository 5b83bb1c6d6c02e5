"""`make real`: import every real catalogue into a temporary project, build it, and say what came of it.

Exit code 0 where everything came through, 1 where something did not, and 0 with the word `skipped` where
the data is not there.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.real.catalogues import CATALOGUES, MAPS, Catalogue
from credatlas.authoring.imports import ImportPlan, Source, plan_import, read_map, write_plan
from credatlas.authoring.yamltext import document
from credatlas.build.compile import Compilation, compile_content
from credatlas.build.settings import Project, settings
from credatlas.diagnostics import Severity
from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.registry import all_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from credatlas.diagnostics import Finding

DATA = Path(__file__).parents[3] / "shared" / "data" / "catalogues"

_MKDOCS = """\
site_name: Real catalogues
docs_dir: content/pages
theme: {name: material}
plugins:
  - credatlas: {required_tier: recorded, ui_languages: [en, de, ar], cache_dir: ""}
"""


class Imported(NamedTuple):
    """One file and what its import meant."""

    file: str
    plan: ImportPlan
    seconds: float
    again: int
    """Files that a second import of the same would change; none, or it is a defect."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of the catalogues")
    parser.add_argument("--keep", type=Path, help="make the project here, and leave it")
    parser.add_argument("--findings", action="store_true", help="list what could not be mapped")
    parser.add_argument("--no-build", action="store_true", help="import and check only")
    options = parser.parse_args(arguments)
    if not options.data.is_dir():
        print(f"skipped: there are no real catalogues in {options.data}")
        return 0
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
        return _run(options.data, options.keep.resolve(), options)
    with tempfile.TemporaryDirectory(prefix="credatlas-real-") as folder:
        return _run(options.data, Path(folder).resolve(), options)


def _run(data: Path, project: Path, options: argparse.Namespace) -> int:
    begin_project(project, CATALOGUES)
    imported = [one for catalogue in CATALOGUES for one in import_catalogue(project, data, catalogue)]
    _show_imports(imported)
    if options.findings:
        _list(finding for one in imported for finding in one.plan.findings)
    started = time.perf_counter()
    compilation = compile_project(project)
    seconds = time.perf_counter() - started
    _show_tiers(compilation)
    _show_lacking(compilation, Tier.LISTED)
    print(f"\nchecked {compilation.files} files in {seconds:.1f} s; errors and warnings:")
    _show_codes(one for one in compilation.findings if one.severity is not Severity.NOTE)
    failures = [*_failures(imported, compilation)]
    if not options.no_build:
        failures += _build(project, compilation)
    for failure in failures:
        print(f"FAILED: {failure}")
    return 1 if failures else 0


def begin_project(project: Path, catalogues: Iterable[Catalogue]) -> None:
    """An empty catalogue project with the institutions that the courses belong to."""
    content = project / "content"
    (content / "institutions").mkdir(parents=True, exist_ok=True)
    (content / "pages").mkdir(exist_ok=True)
    (project / "mkdocs.yml").write_text(_MKDOCS, encoding="utf-8")
    (content / "pages" / "index.md").write_text("# Real catalogues\n", encoding="utf-8")
    for one in catalogues:
        facts = {
            "name": one.name,
            "text_language": one.language,
            "country": one.country,
            "timezone": one.timezone,
        }
        path = content / "institutions" / f"{one.institution}.yml"
        path.write_text(document(facts), encoding="utf-8")


def import_catalogue(project: Path, data: Path, catalogue: Catalogue) -> Iterable[Imported]:
    """Import the courses of a catalogue, then its pathways, each twice."""
    for file in (catalogue.file, f"{catalogue.file}.pathways"):
        table, layout = data / f"{file}.jsonl", MAPS / f"{file}.yml"
        if not table.is_file():
            continue
        started = time.perf_counter()
        rules = read_map(layout)
        source = Source(
            path=table, format="jsonl", institution=catalogue.institution, today=date(2026, 11, 23)
        )
        plan = plan_import(project / "content", source, rules)
        write_plan(plan)
        seconds = time.perf_counter() - started
        again = plan_import(project / "content", source, rules)
        yield Imported(file, plan, seconds, len(again.writes))


def compile_project(project: Path) -> Compilation:
    """Check everything, as a build does first."""
    configured = Project(
        config_file=project / "mkdocs.yml",
        site_name="Real catalogues",
        options={"required_tier": "recorded", "ui_languages": ["en", "de", "ar"], "cache_dir": ""},
    )
    return compile_content(settings(configured, environment={}, clock=lambda: datetime.now(UTC)))


def _failures(imported: Iterable[Imported], compilation: Compilation) -> Iterable[str]:
    """Everything that must not happen with real data."""
    for one in imported:
        counts = one.plan.counts
        if counts.refused:
            yield f"{one.file}: {counts.refused} of {counts.rows} rows became no entry"
        if one.again:
            yield f"{one.file}: a second import of the same would change {one.again} files"
    if compilation.errors:
        yield f"{compilation.errors} errors in imported entries"
    expected = sum(one.plan.counts.added for one in imported)
    courses = len(compilation.catalogue.of_kind(Kind.COURSE))
    pathways = len(compilation.catalogue.of_kind(Kind.PATHWAY))
    if courses + pathways != expected:
        yield f"{expected} entries were imported, {courses + pathways} are in the catalogue"


def _build(project: Path, compilation: Compilation) -> Iterable[str]:
    """Build the site as an operator would, and see that every entry has its page."""
    started = time.perf_counter()
    command = [str(Path(sys.executable).with_name("credatlas")), "build", "-f", "mkdocs.yml"]
    done = subprocess.run(command, check=False, cwd=project)
    print(f"built in {time.perf_counter() - started:.1f} s, exit code {done.returncode}")
    if done.returncode:
        yield f"the build ended with {done.returncode}"
        return
    hidden = [
        record.id
        for record in compilation.catalogue.records()
        if getattr(record, "status", None) != "draft"
        and not (project / "site" / record.id.address / "index.html").is_file()
    ]
    if hidden:
        yield f"{len(hidden)} entries have no page, such as {hidden[0].address}"


def _show_imports(imported: Sequence[Imported]) -> None:
    print(f"{'file':24}{'rows':>7}{'entries':>9}{'not mapped':>12}{'seconds':>9}")
    for one in imported:
        counts = one.plan.counts
        print(f"{one.file:24}{counts.rows:7}{counts.added:9}{len(one.plan.findings):12}{one.seconds:9.2f}")
        _show_codes(one.plan.findings)
    entries = sum(one.plan.counts.added for one in imported)
    print(f"{'all':24}{'':7}{entries:9}{'':12}{sum(one.seconds for one in imported):9.2f}")


def _show_codes(findings: Iterable[Finding]) -> None:
    """How many findings of which code, each with its first example."""
    examples: dict[str, Finding] = {}
    counts = Counter(examples.setdefault(one.code, one).code for one in findings)
    for code, example in sorted(examples.items()):
        print(f"    {counts[code]} x {code}, such as {_said(example)}")


def _said(finding: Finding) -> str:
    message = all_rules()[finding.code].message.format_map(dict(finding.parameters))
    return f"{Path(finding.path).name}:{finding.position.line}: {' '.join(message.split())}"


def _show_lacking(compilation: Compilation, tier: Tier) -> None:
    """What keeps entries from a tier, for whoever looks after them."""
    lacking = Counter(code for one in compilation.standings.values() for code in one.lacking(tier))
    print(f"\nmissing for `{tier.word}` (entries):")
    for code, count in sorted(lacking.items()):
        print(f"{count:9}  {code}  {all_rules()[code].title}")


def _show_tiers(compilation: Compilation) -> None:
    """Entries by institution and by the highest tier that they reach."""
    table: dict[str, Counter[Tier]] = {}
    for entry, standing in compilation.standings.items():
        row = entry.institution if entry.kind is Kind.COURSE else f"({entry.kind.folder})"
        table.setdefault(row, Counter())[standing.tier] += 1
    print(f"\n{'entries by tier':24}" + "".join(f"{tier.word:>13}" for tier in Tier))
    for row, counts in sorted(table.items()):
        print(f"{row:24}" + "".join(f"{counts[tier]:13}" for tier in Tier))


def _list(findings: Iterable[Finding]) -> None:
    for one in findings:
        print(f"  {one.code} {_said(one)}")


if __name__ == "__main__":
    raise SystemExit(main())
