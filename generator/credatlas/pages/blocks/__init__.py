"""The blocks of hand-written pages: one module a block."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from credatlas.discovery import members
from credatlas.pages.block import Block

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def blocks() -> Mapping[str, Block]:
    """Every block by its name."""
    return {block.name: block for block in members("credatlas.pages.blocks", Block)}
