"""`credatlas build`: the whole site."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import Progress, TaskID

from credatlas.build.site import publish_site
from credatlas.cli._options import chosen, is_watched, project_options
from credatlas.engine import MkDocsEngine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@click.command(short_help="Build the whole site and publish it in one step.")
@project_options
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path, resolve_path=True),
    help="Where to publish; `site` by default.",
)
@click.option("--site-url", help="The address under which the site will be published.")
@click.option(
    "--keep-going", is_flag=True, default=None, help="Publish every sound entry; broken ones as before."
)
@click.option("--strict", is_flag=True, default=None, help="Warnings count as errors.")
@click.option(
    "--previous", metavar="DIR|URL", help="The published site to compare with; the site folder by default."
)
@click.option(
    "--sign",
    metavar="KEY",
    type=click.Path(path_type=Path, resolve_path=True),
    help="Sign the manifest with this Ed25519 private key (PEM).",
)
@click.option("--new-log", is_flag=True, default=None, help="Begin a new change log.")
def build(config_file: Path, no_cache: bool, **flags: object) -> int:
    """Build the site and put it in place in one step; errors leave it as it was."""
    settings = chosen(config_file, no_cache, **flags)
    with _watching() as progress:
        report = publish_site(settings, MkDocsEngine(settings.config_file), progress=progress)
    for line in report.lines():
        click.echo(line, err=True)
    return report.exit_code


@contextmanager
def _watching() -> Iterator[Callable[[str, int, int], None]]:
    """Progress for somebody who looks on; nothing in CI."""
    if not is_watched():
        yield lambda stage, done, total: None
        return
    bars: dict[str, TaskID] = {}
    with Progress(console=Console(stderr=True), transient=True) as shown:

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in bars:
                bars[stage] = shown.add_task(stage, total=total)
            shown.update(bars[stage], completed=done)

        yield tell
