"""Every test here reads the schemas of the checkout."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.schemas.reading import Schemas

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def schemas(repository: Path) -> Schemas:
    """The schemas of the checkout."""
    return Schemas(repository / "schemas")
