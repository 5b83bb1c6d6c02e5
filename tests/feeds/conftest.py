"""The editions that feeds are tested with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import REPOSITORY
from tests.feeds import exports
from tests.pages import editions

if TYPE_CHECKING:
    from pathlib import Path

    from credatlas.catalogue.edition import Edition


OFFICIAL = REPOSITORY.parent / "shared" / "conformance"
"""The official schemas and shapes, which may not be in the repository; see `make conformance` too."""
collect_ignore = [] if OFFICIAL.is_dir() else ["test_official.py"]
"""A test that is skipped would look like one that has passed: without them these are none."""


@pytest.fixture(scope="session")
def alliance(repository: Path) -> Edition:
    """The demonstration alliance."""
    return editions.edition(editions.demonstration(repository / "content"))


@pytest.fixture(scope="session")
def full() -> Edition:
    """A course in which every field is filled."""
    return exports.every_field()
