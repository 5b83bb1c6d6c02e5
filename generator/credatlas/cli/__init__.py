"""The door that `credatlas` opens: beside the MkDocs plugin the only place that prints and exits."""

from __future__ import annotations

import importlib
import keyword
import os
import pkgutil
import sys
from typing import NoReturn

# Material announces MkDocs 2 when it is imported; the operator has chosen.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

import click

from credatlas.cli._group import Group
from credatlas.errors import CredAtlasError

CLEAN, ERRORS, BROKEN = 0, 1, 2
"""Exit codes: nothing wrong or warnings only; errors; broken usage, tool or previous state."""


class _Commands(Group):
    """One module of this package a command, imported when it is wanted: `check` needs no MkDocs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        names = (module.name for module in pkgutil.iter_modules(__path__))
        return sorted(name.rstrip("_") for name in names if not name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        name = cmd_name if cmd_name.isidentifier() and not keyword.iskeyword(cmd_name) else f"{cmd_name}_"
        module = importlib.import_module(f"{__name__}.{name}")
        return next(value for value in vars(module).values() if isinstance(value, click.Command))


@click.command(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 nothing wrong, or warnings only; 1 errors; 2 wrong usage, or a tool or a previous "
    "state that is broken. `credatlas COMMAND --help` says more of each command.",
)
@click.version_option(package_name="credatlas")
def credatlas() -> None:
    """Compile universities' YAML files into a catalogue of joint micro-credentials.

    Run it in the catalogue's folder, where mkdocs.yml lies, or name that file with -f.
    """


def main() -> NoReturn:
    """Run the command line and end the process with its exit code."""
    code = run()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody reads on, or the disk is full
        code = BROKEN
    os._exit(code)  # to take a large catalogue apart first, object by object, is time for nothing


def run() -> int:
    """Run the command line; the exit code."""
    try:
        result = credatlas(standalone_mode=False)
    except click.exceptions.Abort:
        return BROKEN
    except click.ClickException as problem:
        problem.show()
        return BROKEN
    except CredAtlasError as problem:
        print(f"credatlas: {problem}", file=sys.stderr)
        return BROKEN
    return result if isinstance(result, int) else CLEAN
