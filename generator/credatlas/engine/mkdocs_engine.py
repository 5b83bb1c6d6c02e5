"""MkDocs with Material as an `Engine` of `build`, started in this process when it is needed."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from credatlas.engine.fingerprint import fingerprint
from credatlas.engine.project import PLUGIN
from credatlas.errors import CredAtlasError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from credatlas.build.shells import Rendered, Sample, ShellRequest
    from credatlas.engine.run import Run


class MkDocsEngine:
    """Renders what `config_file` (a `mkdocs.yml`) describes."""

    def __init__(self, config_file: Path) -> None:
        self._config_file = config_file

    def fingerprint(self, request: ShellRequest) -> str | None:
        """A hash of all that `render` reads, or None where foreign plugins take part."""
        return fingerprint(self._config_file, request)

    def render(self, request: ShellRequest) -> Rendered:
        """Render hand-written pages and shells anew."""
        return self._build(request, ())[1]

    def verify(self, request: ShellRequest, samples: Sequence[Sample]) -> tuple[str, ...]:
        """Addresses of the samples whose bytes differ from those of MkDocs' whole pipeline."""
        run, _ = self._build(request, samples)
        return tuple(
            sample.filling.address
            for sample in samples
            if run.rendered_samples.get(sample.filling.address) != sample.composed
        )

    def _build(self, request: ShellRequest, samples: Sequence[Sample]) -> tuple[Run, Rendered]:
        from jinja2 import TemplateError
        from mkdocs.commands.build import build
        from mkdocs.config import load_config
        from mkdocs.exceptions import MkDocsException

        from credatlas.engine.plugin import ShellPlugin
        from credatlas.engine.run import Run

        with _messages() as messages:
            run = Run(request, samples)
            try:
                config = load_config(str(self._config_file))
                plugin = config.plugins[PLUGIN]
                if not isinstance(plugin, ShellPlugin):
                    raise CredAtlasError(f"another package provides the MkDocs plugin {PLUGIN!r}")
                plugin.collect(run)
                build(config)
            except (MkDocsException, SystemExit, TemplateError) as error:
                raise CredAtlasError("\n".join([*messages, str(error)])) from error
            if plugin.rendered is None:
                raise CredAtlasError("MkDocs has ended without a result")
            return run, replace(plugin.rendered, warnings=tuple(messages))


class Prerendered(MkDocsEngine):
    """What MkDocs has rendered already, when it was started by its own command."""

    def __init__(self, config_file: Path, rendered: Rendered) -> None:
        super().__init__(config_file)
        self._rendered = rendered

    def render(self, request: ShellRequest) -> Rendered:
        """What there is."""
        return self._rendered


class _Collector(logging.Handler):
    def __init__(self, messages: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._messages = messages

    def emit(self, record: logging.LogRecord) -> None:
        self._messages.append(record.getMessage())


@contextmanager
def _messages() -> Iterator[list[str]]:
    """What MkDocs warns of meanwhile: it is returned, as only the doors print."""
    found: list[str] = []
    logger, handler = logging.getLogger("mkdocs"), _Collector(found)
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield found
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate
