"""The door that `mkdocs build` and `mkdocs serve` open; `credatlas build` writes the same bytes."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

# Material announces MkDocs 2 when it is imported; the operator has chosen.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from credatlas.build.settings import Settings, settings
from credatlas.build.shells import shell_request
from credatlas.engine.mkdocs_engine import Prerendered
from credatlas.engine.plugin import PluginError, Run, ShellPlugin
from credatlas.errors import CredAtlasError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from credatlas.build.settings import Project
    from credatlas.build.shells import Rendered
    from credatlas.engine.plugin import LiveReloadServer, MkDocsConfig


class CredAtlasPlugin(ShellPlugin):
    """The MkDocs plugin `credatlas`."""

    def __init__(self) -> None:
        super().__init__()
        self._serving = False
        self._settings: Settings | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Know whether this is a preview; MkDocs keeps a plugin that listens here between its builds."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the settings and point MkDocs away from the published site."""
        with _mkdocs_error():
            return super().on_config(config)

    def start(self, project: Project) -> Run:
        """The run of a build that MkDocs' own command has started."""
        # A preview shows every sound entry while one is being written.
        flags = {"keep_going": True} if self._serving else {}
        self._settings = settings(
            project,
            flags,
            environment=os.environ,
            clock=lambda: datetime.now(UTC),
            processors=os.cpu_count() or 1,
            preview=self._serving,
        )
        return Run(shell_request(self._settings))

    def finish(self, rendered: Rendered) -> None:
        """Build the catalogue around what MkDocs has rendered, and publish."""
        # `credatlas build` loads this plugin too, only to render.
        from credatlas.build.site import publish_site

        assert self._settings is not None
        with _mkdocs_error():
            report = publish_site(self._settings, Prerendered(self._settings.config_file, rendered))
        for line in report.lines():
            print(line, file=sys.stderr)
        if report.exit_code and not self._serving:
            raise SystemExit(report.exit_code)

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Rebuild when an entry changes, too."""
        if self._settings is not None:
            server.watch(str(self._settings.content))
        return server


@contextmanager
def _mkdocs_error() -> Iterator[None]:
    """Let MkDocs print what only the operator can mend."""
    try:
        yield
    except CredAtlasError as error:
        raise PluginError(str(error)) from error
