"""What every cached judgement depends on besides its file: our own code, the schemas, and the options."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from credatlas import resources
from credatlas.build.cache import digest

if TYPE_CHECKING:
    from credatlas.build.settings import Settings

_CODE = ("*.py", "*.json")


def generation(settings: Settings) -> bytes:
    """The 16 bytes that stand for rules, schemas, vocabularies and the options that judgements depend on."""
    options = (settings.required_tier, str(settings.edition), str(settings.keep_going))
    return digest(_code(), *options)


@lru_cache(maxsize=1)
def _code() -> bytes:
    package = Path(resources.__file__).parent
    folders = [package / name for name in ("diagnostics", "model", "vocab", "source", "catalogue", "rules")]
    files = [path for folder in folders for kind in _CODE for path in sorted(folder.rglob(kind))]
    files += sorted(resources.folder("schemas").glob("*.schema.json"))
    return digest(*(part for path in files for part in (path.name, path.read_bytes())))
