"""What every cached value depends on besides its own input: our code and data, and the libraries below."""

from __future__ import annotations

import os
import re
import sys
from functools import cache
from importlib import metadata
from io import FileIO
from pathlib import Path
from typing import TYPE_CHECKING

from credatlas import resources
from credatlas.build.cache import digest

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGE = Path(__file__).parent.parent
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@cache
def toolchain() -> bytes:
    """A digest of this installation: any edit of code, rule, schema or template gives another one.

    Part of a cache's generation, together with the options. Takes some ten milliseconds, once a process.
    """
    roots = (str(_PACKAGE), str(resources.folder("schemas")))
    return digest(sys.version, *_dependencies(), *(part for root in roots for part in _contents(root)))


def _dependencies() -> Iterator[str]:
    """The libraries that we require, with the versions that are installed."""
    try:
        required = metadata.requires("credatlas") or []
    except metadata.PackageNotFoundError:  # run from a checkout by path
        return
    for name in sorted(match[0] for requirement in required if (match := _NAME.match(requirement))):
        try:
            # The file as it is: parsing it for the version takes five times as long.
            yield f"{name} {metadata.distribution(name).read_text('METADATA')}"
        except metadata.PackageNotFoundError:  # an extra that is not installed
            continue


def _contents(root: str, folder: str = "") -> Iterator[bytes | str]:
    """Path and bytes of every file below `root`, sorted; plain calls, for there are many hundreds."""
    with os.scandir(f"{root}/{folder}") as scanned:
        entries = sorted(scanned, key=lambda entry: entry.name)
    for entry in entries:
        path = f"{folder}{entry.name}"
        if not entry.is_dir():
            yield path
            with FileIO(entry.path) as file:
                yield file.readall()
        elif entry.name != "__pycache__":
            yield from _contents(root, f"{path}/")
