"""A group of commands that knows what was probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from credatlas.diagnostics import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence


class Group(click.Group):
    """Says, where there is no such command, which one is nearest, and otherwise which ones there are."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that `args` begin with; `UsageError` where there is none."""
        name, names = args[0], self.list_commands(ctx)
        if not ctx.resilient_parsing and name not in names and not name.startswith("-"):
            ctx.fail(f"there is no command {name}{_instead(name, names)}")
        return super().resolve_command(ctx, args)


def _instead(name: str, names: Sequence[str]) -> str:
    near = nearest(name.lower(), names)
    return f"; did you mean {near}?" if near else f"; there are {', '.join(names)}"
