"""What every cached judgement depends on besides its file: our installation, and the options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.build.cache import digest
from credatlas.build.toolchain import toolchain

if TYPE_CHECKING:
    from credatlas.build.settings import Settings


def generation(settings: Settings) -> bytes:
    """The 16 bytes that stand for rules, schemas, vocabularies and the options that judgements depend on."""
    return digest(toolchain(), settings.required_tier, str(settings.edition), str(settings.keep_going))
