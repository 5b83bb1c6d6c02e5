"""A site that its host would refuse is told before it is refused."""

from __future__ import annotations

import pytest

from credatlas.build.host import LARGEST, size_notes


@pytest.mark.parametrize(("size", "told"), [(0, 0), (LARGEST, 0), (LARGEST + 1, 1), (5 * LARGEST, 1)])
def test_a_site_above_the_limit_is_told(size: int, told: int) -> None:
    assert len(size_notes(size)) == told
