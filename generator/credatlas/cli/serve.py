"""`credatlas serve`: live preview, rebuilt on save."""

from __future__ import annotations

from pathlib import Path

import click

from credatlas.cli._options import CONFIGURATION, existing
from credatlas.engine.preview import preview


@click.command(short_help="Preview the site, rebuilt on every save.")
@click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path),
    default=Path(CONFIGURATION),
    show_default=True,
    help="The project's mkdocs.yml.",
)
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to listen: host:port.")
def serve(config_file: Path, address: str) -> None:
    """Preview the site; it is rebuilt whenever a file is saved."""
    preview(existing(config_file), address)
