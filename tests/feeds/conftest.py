"""The editions that feeds are tested with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.feeds import exports
from tests.pages import editions

if TYPE_CHECKING:
    from pathlib import Path

    from credatlas.catalogue.edition import Edition


@pytest.fixture(scope="session")
def alliance(repository: Path) -> Edition:
    """The demonstration alliance."""
    return editions.edition(editions.demonstration(repository / "content"))


@pytest.fixture(scope="session")
def full() -> Edition:
    """A course in which every field is filled."""
    return exports.every_field()
