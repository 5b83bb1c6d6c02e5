"""What the rendering depends on, as one hash."""

from __future__ import annotations

import json
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from credatlas import resources
from credatlas.engine.project import foreign_plugins, raw_configuration

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from credatlas.build.shells import ShellRequest

_DISTRIBUTIONS = (
    "mkdocs",
    "mkdocs-material",
    "Markdown",
    "pymdown-extensions",
    "Pygments",
    "Jinja2",
    "Babel",
)


def fingerprint(config_file: Path, request: ShellRequest) -> str | None:
    """A hash of all that MkDocs would read, or None where foreign plugins take part."""
    raw = raw_configuration(config_file)
    if foreign_plugins(raw):
        return None
    digest = blake2b(digest_size=16)
    aside = ("plugins", "site_dir", "site_url")  # the request has what matters of these
    relevant = {name: value for name, value in raw.items() if name not in aside}
    parts = (
        repr(request),
        json.dumps(relevant, sort_keys=True, default=_name),
        *map(_version, _DISTRIBUTIONS),
    )
    for part in parts:
        digest.update(part.encode() + b"\0")
    for path, content in _inputs(config_file.resolve().parent, raw):
        digest.update(path.encode() + b"\0" + blake2b(content).digest())
    return digest.hexdigest()


def _inputs(root: Path, raw: Mapping[str, object]) -> Iterator[tuple[str, bytes]]:
    """Path and content of every file that takes part, in a fixed order."""
    theme = raw.get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    hooks = raw.get("hooks")
    places = [root / str(raw.get("docs_dir") or "docs")]
    places += [root / str(custom)] if custom else []
    places += [root / str(hook) for hook in hooks] if isinstance(hooks, list) else []
    places += [resources.folder(name) for name in ("theme", "i18n/languages", "engine")]
    places += [resources.folder("build") / "compose.py", resources.folder("build") / "shells.py"]
    for place in places:
        for path in sorted([place] if place.is_file() else place.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                yield f"{place.name}/{path.relative_to(place).as_posix()}", path.read_bytes()


def _name(value: object) -> str:
    """A value that JSON does not know, such as a function of a Markdown extension, by its name."""
    return f"{type(value).__name__}:{getattr(value, '__module__', '')}.{getattr(value, '__qualname__', '')}"


def _version(distribution: str) -> str:
    try:
        return f"{distribution} {version(distribution)}"
    except PackageNotFoundError:
        return distribution
