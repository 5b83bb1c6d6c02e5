"""`credatlas new`: a commented file for a new entry, or next term's run of a course."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from credatlas.authoring.entry import new_entry
from credatlas.authoring.identifiers import slug_of
from credatlas.authoring.offering import new_offering
from credatlas.build.atomic import write_atomic
from credatlas.cli._group import Group
from credatlas.cli._options import CONFIGURATION, chosen
from credatlas.errors import UsageError
from credatlas.i18n import load
from credatlas.model.ids import Kind
from credatlas.model.tier import Tier, parse_tier

if TYPE_CHECKING:
    from collections.abc import Callable

_project = click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path),
    default=Path(CONFIGURATION),
    show_default=True,
    help="The project's mkdocs.yml.",
)


@click.group(cls=Group, short_help="Begin an entry, a run or a workbook.")
def new() -> None:
    """Begin a new entry, next term's run of a course, or a workbook for many courses."""


def _command(kind: Kind) -> Callable[..., None]:
    def begin(identity: str, title: str | None, config_file: Path) -> None:
        settings = chosen(config_file)
        entry = new_entry(
            settings.content,
            kind,
            identity,
            title=title,
            tier=parse_tier(settings.required_tier) or Tier.FRAMEWORK,
            languages=settings.ui_languages,
            site_url=settings.site_url,
        )
        entry.path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(entry.path, entry.text.encode())
        click.echo(f"{_shown(entry.path)} is a draft: open it, fill it in, and run credatlas check")

    return begin


_IDS = {Kind.COURSE: "INSTITUTION/COURSE"}
for _kind in Kind:
    _begin: Callable[..., object] = _project(_command(_kind))
    _begin = click.option("--title", help="The title; the words of the id by default.")(_begin)
    _begin = click.argument("identity", metavar=_IDS.get(_kind, "ID"))(_begin)
    new.add_command(
        click.Command(
            _kind.value,
            params=list(reversed(getattr(_begin, "__click_params__", []))),
            callback=_begin,
            help=f"Begin a new {_kind.value}: a commented file that says what to fill in.",
            short_help=f"Begin a new {_kind.value}.",
        )
    )


@new.command(short_help="Add next term's run of a course.")
@click.argument("course", metavar="INSTITUTION/COURSE")
@click.option("--from", "source", required=True, metavar="RUN", help="The earlier run to copy.")
@click.option("--starts", required=True, metavar="DATE", help="The first day: 2027-09-20.")
@click.option("--id", "slug", metavar="RUN", help="The new run's name; made of its start by default.")
@_project
def offering(course: str, source: str, starts: str, slug: str | None, config_file: Path) -> None:
    """Add next term's run: a copy of an earlier one with all dates moved."""
    added = new_offering(chosen(config_file).content, course, source=source, starts=starts, slug=slug)
    write_atomic(added.path, added.text.encode())
    click.echo(f"{_shown(added.path)}: added the run {added.slug}. Please review:")
    for note in added.review:
        click.echo(f"  - {note}")


@new.command(short_help="Begin an Excel workbook for many courses.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def workbook(file: Path) -> None:
    """Begin an Excel workbook for many courses, and the maps that import it.

    FILE ends in .xlsx. Beside it lie FILE.courses.map.yml and FILE.runs.map.yml.
    """
    from credatlas.authoring.workbook import SHEETS, map_text
    from credatlas.authoring.workbook import workbook as empty

    if file.suffix != ".xlsx":
        raise UsageError(f"{file} must end in .xlsx")
    maps = {sheet: file.with_suffix(f".{sheet.name.lower()}.map.yml") for sheet in SHEETS}
    taken = next((path for path in (file, *maps.values()) if path.exists()), None)
    if taken is not None:
        raise UsageError(f"{taken} is there already; choose another name, or remove it")
    if not file.parent.is_dir():
        raise UsageError(f"there is no folder {file.parent}")
    write_atomic(file, empty(load("en")))
    click.echo(f"{file}: fill in the sheets {' and '.join(sheet.name for sheet in SHEETS)}, then import it:")
    for sheet, path in maps.items():
        write_atomic(path, map_text(sheet, slug_of(file.stem) or "workbook").encode())
        only = " --only offerings" if sheet.kind == "offering" else ""
        click.echo(f"  credatlas import xlsx {file} --institution ID --map {path}{only}")


def _shown(path: Path) -> str:
    """The path as somebody in this folder would type it."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
