"""Each module declares `PROMISES` and a fixture `site`; every promise is tested to hold and to turn red."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import REPOSITORY
from tests.founding.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable


collect_ignore = [] if (REPOSITORY.parent / "shared/conformance").is_dir() else ["test_heif_official.py"]
"""A test that is skipped would look like one that has passed: without the official artefacts it is none."""


@pytest.fixture(scope="session")
def shells(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the builds of this session keep what MkDocs rendered."""
    return str(tmp_path_factory.mktemp("founding-cache"))


@pytest.fixture(scope="module")
def alliance(tmp_path_factory: pytest.TempPathFactory, shells: str) -> Callable[..., Project]:
    """A new project with the small alliance: `alliance(tier="issuable")`."""
    from pathlib import Path

    return lambda **options: Project.of_alliance(
        tmp_path_factory.mktemp("founding") / "project", Path(shells), **options
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test for each promise of the module."""
    if "promise" in metafunc.fixturenames:
        promises = metafunc.module.PROMISES
        metafunc.parametrize("promise", promises, ids=[promise.name for promise in promises])
