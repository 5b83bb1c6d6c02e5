"""The cases that this code and the planner in the browser share.

`cases/<name>.json` is one case: `why`, `pathway` (as `catalogue.stacking.written` writes it), `held`,
`brought` (credits earned elsewhere, by open place) and `expected`. `cases/random.json` is a list of them, by
seed. `--update-golden` writes what is expected anew; the answers are held to a solver beside this module.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from credatlas.catalogue.stacking.tree import courses
from credatlas.catalogue.stacking.written import written
from tests.stacking.answers import answer
from tests.stacking.strategies import grown

if TYPE_CHECKING:
    from collections.abc import Callable

CASES = Path(__file__).parent / "cases"
CURATED = sorted(path for path in CASES.glob("*.json") if path.stem != "random")
COUNT = 150


@pytest.mark.parametrize("path", CURATED, ids=lambda path: path.stem)
def test_a_curated_case_has_its_answer(path: Path, golden: Callable[[Path, str], None]) -> None:
    case = json.loads(path.read_text(encoding="utf-8"))
    assert case["why"]
    golden(path, json.dumps(case | {"expected": answer(case)}, indent=2) + "\n")


def test_the_random_cases_have_their_answers(golden: Callable[[Path, str], None]) -> None:
    lines = [json.dumps(case | {"expected": answer(case)}) for case in map(_random, range(COUNT))]
    golden(CASES / "random.json", "[\n" + ",\n".join(lines) + "\n]\n")


def _random(seed: int) -> dict[str, Any]:
    chance = random.Random(seed)
    tree = grown(seed, False, True)
    held = [slug for slug in courses(tree) if chance.random() < 0.4]
    open_places = [part.slug for _, part in tree.parts() if "#" in part.slug]
    brought = {slug: chance.randrange(1, 9) / 2 for slug in open_places if chance.random() < 0.5}
    return {"pathway": written(tree), "held": held, "brought": brought}
