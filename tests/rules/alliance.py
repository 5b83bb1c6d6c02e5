"""A small alliance that breaks no rule, and what becomes of it when a few files are added or changed."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from credatlas.build.compile import Compilation, compile_content
from credatlas.build.settings import Project, Settings, settings

if TYPE_CHECKING:
    from collections.abc import Mapping

CONTENT = Path(__file__).parent / "project" / "content"
NOW = "2026-11-23"


def compiled(
    folder: Path, files: Mapping[str, str | bytes], *, now: str = NOW, tier: str = "issuable"
) -> Compilation:
    """The alliance with `files` (paths below `content/`), compiled on a day in `folder`."""
    content = folder / "content"
    shutil.copytree(CONTENT, content, dirs_exist_ok=True)
    for path, text in files.items():
        file = content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return compile_content(settings_of(folder, now=now, required_tier=tier))


def settings_of(folder: Path, **options: object) -> Settings:
    """The settings of the project in `folder`: in this process, without a cache, at a fixed moment."""
    project = Project(config_file=folder / "mkdocs.yml", site_name="Aurora")
    given = {"now": NOW, "jobs": 1, "cache_dir": "", "required_tier": "issuable", **options}
    return settings(project, given, environment={}, clock=lambda: datetime(2026, 11, 23, tzinfo=UTC))
