"""Options that several commands share, and the settings they lead to."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from credatlas.build.settings import Settings, settings
from credatlas.engine import read_project
from credatlas.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

F = TypeVar("F", bound=Callable[..., Any])

CONFIGURATION = "mkdocs.yml"


def project_options(command: F) -> F:
    """`-f`, `--now`, `--jobs`, `--no-cache`: which project, when, and with how many processes."""
    for option in (
        click.option("--no-cache", is_flag=True, help="Read and judge every file anew."),
        click.option(
            "--jobs", type=click.IntRange(0), help="Worker processes; as many as processors by default."
        ),
        click.option("--now", help="The instant that counts as now: 2027-01-31 or 2027-01-31T12:00+01:00."),
        click.option(
            "-f",
            "--config-file",
            type=click.Path(path_type=Path),
            default=Path(CONFIGURATION),
            show_default=True,
            help="The project's mkdocs.yml.",
        ),
    ):
        command = option(command)
    return command


def chosen(config_file: Path, no_cache: bool = False, **flags: object) -> Settings:
    """The settings of the project, where given flags win; `UsageError` where there is no project."""
    given: Mapping[str, object] = {**flags, "cache_dir": "" if no_cache else None}
    return settings(
        read_project(existing(config_file)),
        given,
        environment=os.environ,
        clock=lambda: datetime.now(UTC),
        processors=os.cpu_count() or 1,
    )


def existing(config_file: Path) -> Path:
    """The configuration, seen to be there; `UsageError` where it is not."""
    if not config_file.is_file():
        raise UsageError(
            f"there is no {config_file} here; go to the catalogue's folder, or name its file with -f FILE"
        )
    return config_file


def is_watched() -> bool:
    """Whether a person looks on: a terminal, and not CI."""
    return sys.stderr.isatty() and not os.environ.get("CI")
