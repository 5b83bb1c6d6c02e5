"""Where the package's own data lies: in a checkout and in an installed wheel alike."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from credatlas.errors import CredAtlasError

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent.parent


@cache
def folder(name: str) -> Path:
    """The folder of package data called `name`, such as `schemas` or `vocab/codes`.

    `schemas` lies at the top of the repository, where contributors look for it; the wheel carries it
    inside the package, and an editable install reads it from the checkout.
    """
    for candidate in (_PACKAGE / name, _CHECKOUT / name):
        if candidate.is_dir():
            return candidate
    raise CredAtlasError(f"the installation of credatlas is incomplete: its folder {name!r} is missing")
