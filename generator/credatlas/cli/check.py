"""`credatlas check`: validate the content and say what to do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from credatlas.build.compile import compile_content
from credatlas.build.continuity import continuity
from credatlas.build.previous import previous_site
from credatlas.build.reuse import held_against
from credatlas.cli import CLEAN, ERRORS
from credatlas.cli._options import chosen, project_options
from credatlas.errors import UsageError
from credatlas.i18n import load
from credatlas.report import Summary, formats
from credatlas.review.base import introduced
from credatlas.rules.verdict import stops

if TYPE_CHECKING:
    from collections.abc import Sequence

    from credatlas.build.settings import Settings
    from credatlas.diagnostics import Finding


@click.command(short_help="Validate the content and say what to do.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@project_options
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(formats())),
    default="text",
    show_default=True,
    help="How to report.",
)
@click.option(
    "--base", metavar="REV", help="Report as errors only what the change since a git revision brings."
)
@click.option(
    "--previous",
    metavar="DIR|URL",
    help="A published site whose log tells names that are gone; none by default.",
)
@click.option("--strict", is_flag=True, default=None, help="Warnings count as errors.")
@click.option("--language", default="en", show_default=True, help="Language of the report.")
def check(
    paths: tuple[Path, ...],
    config_file: Path,
    form: str,
    base: str | None,
    previous: str | None,
    language: str,
    no_cache: bool,
    **flags: object,
) -> int:
    """Validate the content; PATHS limit the report, not what is read."""
    settings = chosen(config_file, no_cache, previous=previous, **flags)
    published = continuity(settings, previous_site(settings)).published if previous else None
    compilation = held_against(compile_content(settings), published, settings)
    found = compilation.findings if base is None else introduced(compilation, base, settings, published)
    findings = _among(found, paths, settings)
    summary = Summary(files=compilation.files, tiers=compilation.tiers)
    click.echo(formats()[form].render(findings, summary, load(language)), nl=False)
    return ERRORS if stops(findings, settings.strict) else CLEAN


def _among(findings: Sequence[Finding], paths: Sequence[Path], settings: Settings) -> Sequence[Finding]:
    """The findings in the named files and folders; all without any."""
    if not paths:
        return findings
    named = tuple(_relative(path, settings) for path in paths)
    return [
        one for one in findings if any(one.path == name or one.path.startswith(f"{name}/") for name in named)
    ]


def _relative(path: Path, settings: Settings) -> str:
    """A path as findings write it; `UsageError` for one outside the content."""
    whole = path.resolve()
    if not whole.exists():
        raise UsageError(f"there is no {path}")
    try:
        inside = whole.relative_to(settings.content.resolve()).as_posix()
    except ValueError:
        raise UsageError(f"{path} is not below {settings.content}") from None
    return "content" if inside == "." else f"content/{inside}"
