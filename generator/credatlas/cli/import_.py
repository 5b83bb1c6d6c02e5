"""`credatlas import`: a table of another system becomes entries, and keeps doing so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from credatlas.authoring.imports import FORMATS, Source, guessed_map, plan_import, read_map, write_plan
from credatlas.cli import CLEAN, ERRORS
from credatlas.cli._options import CONFIGURATION, chosen
from credatlas.diagnostics import Severity
from credatlas.i18n import load
from credatlas.report import Summary, formats

if TYPE_CHECKING:
    from credatlas.authoring.imports import ImportPlan


@click.command("import", short_help="Import a table of courses, pathways or runs.")
@click.argument("form", metavar="FORMAT", type=click.Choice(sorted(FORMATS)))
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--institution", required=True, metavar="ID", help="Whose entries they are.")
@click.option("--map", "layout", type=click.Path(path_type=Path), help="Which column is which field (YAML).")
@click.option("--kind", type=click.Choice(["course", "pathway"]), help="What a row is; course by default.")
@click.option("--only", type=click.Choice(["offerings"]), help="One row a run, matched by course code.")
@click.option("--dry-run", is_flag=True, help="Report what would happen; write nothing.")
@click.option(
    "--format", "report", type=click.Choice(sorted(formats())), default="text", show_default=True,
    help="How to report.",
)  # fmt: skip
@click.option(
    "-f", "--config-file", type=click.Path(path_type=Path), default=Path(CONFIGURATION), show_default=True,
    help="The project's mkdocs.yml.",
)  # fmt: skip
def import_(
    form: str,
    file: Path,
    institution: str,
    layout: Path | None,
    kind: str | None,
    only: str | None,
    dry_run: bool,
    report: str,
    config_file: Path,
) -> int:
    """Import courses, pathways or runs from FILE; what was edited here stays.

    FORMAT is csv, xlsx, jsonl, or elm (JSON-LD). Values that do not fit are reported, never guessed.
    """
    settings = chosen(config_file)
    wanted = "offering" if only else kind
    source = Source(
        path=file,
        format=form,
        institution=institution,
        today=settings.now.date(),
        languages=settings.ui_languages,
    )
    rules = read_map(layout, wanted) if layout else guessed_map(source, wanted or "course")
    plan = plan_import(settings.content, source, rules)
    if not dry_run:
        write_plan(plan)
    if plan.findings or report != "text":
        summary = Summary(files=len(plan.writes), tiers={})
        click.echo(formats()[report].render(plan.findings, summary, load("en")), nl=False)
    click.echo(_closing(plan, dry_run), err=True)
    return ERRORS if any(one.severity is Severity.ERROR for one in plan.findings) else CLEAN


def _closing(plan: ImportPlan, dry_run: bool) -> str:
    """What happened, in two lines at most."""
    counts = plan.counts
    would = "would be " if dry_run else ""
    line = (
        f"{counts.rows} rows: {counts.added} {would}added, {counts.updated} {would}updated, "
        f"{counts.unchanged} unchanged, {counts.skipped} skipped, {counts.refused} not imported"
    )
    if counts.overrides:
        line += f"; {counts.overrides} values edited here differ from the source"
    if plan.unused:
        line += f"\ncolumns that the map does not use: {', '.join(plan.unused)}"
    return line
