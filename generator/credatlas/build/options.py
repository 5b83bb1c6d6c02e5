"""Reads the values of single options; each function returns the value or raises `UsageError`."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from credatlas.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

TIERS = ("recorded", "listed", "framework", "harvestable", "issuable")
"""The tiers that `required_tier` may name, weakest first (design §4)."""

PREVIEWS = ("institution", "field", "course")
"""The kinds of pages that `previews` may name."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")


def path(base: Path, value: object, name: str) -> Path:
    """A folder, absolute; a relative one begins at `base`."""
    if isinstance(value, str | Path) and str(value):
        return Path(os.path.normpath(base / value))
    raise UsageError(f"{name}: {value!r} is not a folder")


def languages(value: object) -> tuple[str, ...]:
    """Different language codes, the default first."""
    languages = [value] if isinstance(value, str) else value
    if isinstance(languages, list | tuple) and languages and len(set(languages)) == len(languages):
        for language in languages:
            # YAML 1.1 reads Norwegian's `no` as false.
            if not isinstance(language, str) or not _LANGUAGE.fullmatch(language):
                raise UsageError(f'ui_languages: {language!r} is not a language code; quote it: "no"')
        return tuple(languages)
    raise UsageError(f"ui_languages: {value!r} is not a list of different language codes")


def tier(value: object) -> str:
    """The name of a tier."""
    if value in TIERS:
        return str(value)
    raise UsageError(f"required_tier: {value!r} is none of {', '.join(TIERS)}")


def site_url(value: object) -> str | None:
    """An absolute address with a slash at its end, or None."""
    if value in (None, ""):
        return None
    parts = urlsplit(str(value))
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise UsageError(
            f"site_url: {value!r} is not an absolute address such as https://example.org/courses/"
        )
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/"


def source_url(value: object) -> str | None:
    """An absolute address with a place for the path of a file, or None."""
    if value in (None, ""):
        return None
    parts = urlsplit(str(value))
    if parts.scheme in ("http", "https") and parts.netloc and str(value).count("{path}") == 1:
        return str(value)
    raise UsageError(
        f"source_url: {value!r} is not an address with {{path}}, such as "
        "https://github.com/aurora/catalogue/edit/main/{path}"
    )


def notice(value: object, default: str) -> Mapping[str, str]:
    """A sentence by language; a bare one is in the `default` language."""
    if isinstance(value, str):
        return {default: value} if value else {}
    if isinstance(value, dict) and all(isinstance(part, str) for pair in value.items() for part in pair):
        return dict(value)
    raise UsageError("notice: write a text, or one text for each interface language")


def previews(value: object) -> tuple[str, ...]:
    """Kinds of pages that can have a picture."""
    if isinstance(value, list | tuple) and all(kind in PREVIEWS for kind in value):
        return tuple(value)
    raise UsageError(f"previews: {value!r} is not a list of {', '.join(PREVIEWS)}")


def number(value: object, name: str) -> int:
    """A whole number that is not negative."""
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    raise UsageError(f"{name}: {value!r} is not a whole number")


def switch(value: object, name: str) -> bool:
    """True or false."""
    if isinstance(value, bool):
        return value
    raise UsageError(f"{name}: {value!r} is neither true nor false")


def text(value: object, name: str) -> str:
    """A text that is not empty."""
    if isinstance(value, str | Path) and str(value):
        return str(value)
    raise UsageError(f"{name}: {value!r} is not a text")
