"""Reads `mkdocs.yml` as MkDocs does (`!ENV`, `INHERIT`), without starting MkDocs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from credatlas.build.settings import Project
from credatlas.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig

PLUGIN = "credatlas"
_NAMELESS = "CredAtlas"


def raw_configuration(config_file: Path) -> dict[str, object]:
    """What the file says, its parents merged in; raises `UsageError` where it cannot be read."""
    from mkdocs.exceptions import ConfigurationError
    from mkdocs.utils.yaml import yaml_load

    try:
        with config_file.open("rb") as file:
            found = yaml_load(file)
    except OSError as error:
        raise UsageError(f"{config_file}: {error.strerror}") from None
    except ConfigurationError as error:
        raise UsageError(f"{config_file}: {error}") from None
    if not isinstance(found, dict):
        raise UsageError(f"{config_file}: this is not a MkDocs configuration")
    return found


def read_project(config_file: Path) -> Project:
    """The project of `config_file`; raises `UsageError` where it cannot be read or lacks our plugin."""
    raw = raw_configuration(config_file)
    plugins = _plugins(raw.get("plugins"))
    if PLUGIN not in plugins:
        raise UsageError(f"{config_file}: add `{PLUGIN}` to its plugins")
    root = config_file.resolve().parent
    return Project(
        config_file=config_file.resolve(),
        site_name=str(raw.get("site_name") or _NAMELESS),
        site_description=str(raw.get("site_description") or ""),
        site_url=str(raw["site_url"]) if raw.get("site_url") else None,
        site_dir=root / str(raw.get("site_dir") or "site"),
        pages_dir=root / str(raw.get("docs_dir") or "docs"),
        options=_given(plugins[PLUGIN]),
    )


def loaded_project(config: MkDocsConfig, options: Mapping[str, object]) -> Project:
    """The same from a configuration that MkDocs has loaded; `options` are those of our plugin."""
    return Project(
        config_file=Path(config.config_file_path or "mkdocs.yml").resolve(),
        site_name=config.site_name or _NAMELESS,
        site_description=config.site_description or "",
        site_url=config.site_url or None,
        site_dir=Path(config.site_dir),
        pages_dir=Path(config.docs_dir),
        options=_given(options),
    )


def _given(options: Mapping[str, object]) -> dict[str, object]:
    """Without those that are empty: MkDocs fills in what is not given."""
    return {name: value for name, value in options.items() if value is not None}


def _plugins(value: object) -> dict[str, dict[str, object]]:
    """Names and options of the plugins, whichever of MkDocs' two notations is used."""
    entries: list[object] = []
    if isinstance(value, dict):
        entries = [{name: options} for name, options in value.items()]
    elif isinstance(value, list):
        entries = value
    found: dict[str, dict[str, object]] = {}
    for entry in entries:
        pairs = entry.items() if isinstance(entry, dict) else [(str(entry), None)]
        found.update((str(name), options if isinstance(options, dict) else {}) for name, options in pairs)
    return found


def foreign_plugins(raw: Mapping[str, object]) -> bool:
    """Whether other plugins take part, whose input cannot be known."""
    return set(_plugins(raw.get("plugins"))) != {PLUGIN}
