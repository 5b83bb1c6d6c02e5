"""The part of the MkDocs plugin that renders; what is done with it is the door's business."""

from __future__ import annotations

import tempfile
from abc import abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import config_options
from mkdocs.config.base import LegacyConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin

from credatlas.build.settings import OPTIONS, Project
from credatlas.engine.project import loaded_project
from credatlas.engine.run import Run

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig as MkDocsConfig  # the door writes these two in signatures
    from mkdocs.livereload import LiveReloadServer as LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from credatlas.build.shells import Rendered


__all__ = ["PluginError", "Run", "ShellPlugin"]


class ShellPlugin(BasePlugin[LegacyConfig]):
    """Renders into a folder of its own and hands over what it has collected.

    MkDocs empties `site_dir` when it starts, which must never happen to the published site: so `site_dir`
    is another folder from `on_config` to `on_post_build`.
    """

    # Settings check the values, for both doors alike.
    config_scheme = tuple((name, config_options.Type(object)) for name in OPTIONS)

    def __init__(self) -> None:
        self.rendered: Rendered | None = None
        """What the last build has made."""
        self._run: Run | None = None
        self._nav: Navigation | None = None
        self._by_mkdocs = False
        self._target = ""
        self._staging: tempfile.TemporaryDirectory[str] | None = None

    def collect(self, run: Run) -> None:
        """Called before a build by an engine that wants nothing but what it makes, in `rendered`."""
        self._run = run

    @abstractmethod
    def start(self, project: Project) -> Run:
        """Called when MkDocs was started by its own command."""

    @abstractmethod
    def finish(self, rendered: Rendered) -> None:
        """Called at the end of a build that `start` began."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Point MkDocs away from the published site."""
        self._by_mkdocs = self._run is None
        if self._run is None:
            self._run = self.start(loaded_project(config, self.config))
        self._run.configure(config)
        self._target = config.site_dir
        self._staging = tempfile.TemporaryDirectory(prefix="credatlas-")
        config.site_dir = self._staging.name
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add the shells."""
        self._current.add_pages(files, config)
        return files

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the navigation for its translations."""
        self._nav = nav
        return nav

    def on_page_content(self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put a slot where a shell's body goes."""
        return self._current.content(html, page)

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Prepare what all pages share."""
        assert self._nav is not None
        self._current.prepare(env, self._nav, files)
        return env

    def on_page_context(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give a page its language and surroundings."""
        return self._current.context(context, page, config)

    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        """Collect a page."""
        return self._current.collect(output, page)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Hand over, and give MkDocs its folder back."""
        self.rendered = self._current.result(Path(config.site_dir))
        self._end(config)
        if self._by_mkdocs:
            self.finish(self.rendered)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing behind; MkDocs does not use the configuration any more."""
        self._end(None)

    @property
    def _current(self) -> Run:
        assert self._run is not None, "MkDocs calls on_config first"
        return self._run

    def _end(self, config: MkDocsConfig | None) -> None:
        # MkDocs keeps one instance for all builds of a process while it serves.
        self._run = self._nav = None
        if config is not None:
            config.site_dir = self._target
        if self._staging is not None:
            self._staging.cleanup()
            self._staging = None
