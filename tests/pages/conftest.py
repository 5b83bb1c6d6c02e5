"""The demonstration alliance, as an edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pages import editions

if TYPE_CHECKING:
    from pathlib import Path

    from credatlas.catalogue.edition import Edition


@pytest.fixture(scope="session")
def alliance(repository: Path) -> Edition:
    """The demonstration alliance on the day of these tests."""
    return editions.edition(editions.demonstration(repository / "content"))
