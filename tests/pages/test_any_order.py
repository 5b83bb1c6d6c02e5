"""A page says the same whatever its worker made before it: what pages share is never one course's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from credatlas.pages.page_kind import PageTask, all_pages, render
from tests.pages import editions

if TYPE_CHECKING:
    from pathlib import Path

HOUSE: dict[str, Any] = {**editions.LUMEN, "award": {"formats": ["edc", "pdf-sealed"], "seal": "qualified"}}
OWN: dict[str, Any] = {"title": "On paper", "award": {"formats": ["paper"]}}
SILENT: dict[str, Any] = {"title": "As usual"}


def test_a_course_page_is_the_same_alone_and_after_all_others(repository: Path) -> None:
    content = editions.demonstration(repository / "content")
    together = editions.edition(content, languages=("en",))
    tasks = [task for task in all_pages(together) if task.kind in ("course", "passport")]
    after_others = {task: render(together, task) for task in tasks}
    alone = {task: render(editions.edition(content, languages=("en",)), task) for task in tasks}
    assert [task.unit for task in tasks if alone[task] != after_others[task]] == []


def test_a_course_that_names_its_own_formats_promises_no_others() -> None:
    courses = {"lumen/own": OWN, "lumen/silent": SILENT}
    for order in (("own", "silent"), ("silent", "own")):
        edition = editions.edition(editions.catalogue(institutions={"lumen": HOUSE}, courses=courses))
        bodies = {slug: render(edition, PageTask("course", "en", f"lumen/{slug}")).body for slug in order}
        assert received(bodies["own"]) == "Certificate on paper"
        assert received(bodies["silent"]) == "European Digital Credential, PDF with an electronic seal"


def received(body: str) -> str:
    """What the page says a learner gets."""
    found = re.search(r"You receive</a></dt><dd>(.*?)</dd>", body)
    assert found
    return re.sub(r"<[^>]+>", "", found[1])
