"""What assistive technology is told of each kind of page: landmarks, headings and controls, as reviewed.

`--update-golden` writes `trees.txt` anew; the diff says which landmark, heading or control came, went or lost
its name. Cards and other items of lists are left out, so that content changes without it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Site
from tests.browser.static_server import serving
from tests.browser.test_accessibility import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

COURSES = "lumen/data-ethics,quill/incident-response"
PAGES = {
    "home": "",
    "document": "privacy/",
    "courses": "courses/",
    "course": "courses/lumen/data-ethics/",
    "passport": "courses/lumen/data-ethics/passport/",
    "browse": "browse/field/06/",
    "pathways": "pathways/",
    "pathway": "pathways/data-steward/",
    "institutions": "institutions/",
    "institution": "institutions/lumen/",
    "networks": "networks/",
    "network": "networks/aurora/",
    "tombstone": "courses/lumen/gdpr-basics/",
    "rules": "rules/",
    "owner": "owners/lumen/",
    "calendar": "calendar/",
    "tool": f"shortlist/?courses={COURSES}",
    "conformance": "conformance/",
}
"""A page for each kind, the same in every build of the demonstration."""
FURTHER = {"comparison": f"compare/?courses={COURSES}", "course in Arabic": "ar/courses/lumen/data-ethics/"}
GOLDEN = Path(__file__).with_name("trees.txt")

LANDMARKS = {"banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search"}
CONTROLS = {"button", "checkbox", "combobox", "radio", "searchbox"}
KEPT = LANDMARKS | CONTROLS | {"alert", "article", "heading", "status", "table"}
_LINE = re.compile(r"""(?P<indent> *)- '?(?P<role>[a-z]+)(?: "(?P<name>(?:[^"\\]|\\.)*)")?(?P<rest>[^:]*)""")


@pytest.fixture(scope="module", params=("/",), ids=("at-root",))
def site(request: pytest.FixtureRequest, demonstration: Callable[[str], Path]) -> Iterator[Site]:
    """The demonstration at one mount."""
    folder = demonstration(request.param)
    with serving(folder, request.param) as base:
        yield Site(folder=folder, prefix=request.param, base=base)


def test_every_kind_of_page_has_a_tree() -> None:
    assert sorted(PAGES) == sorted(KINDS)


def test_trees_are_those_that_were_reviewed(
    page: Page, site: Site, golden: Callable[[Path, str], None]
) -> None:
    parts = []
    for name, path in (PAGES | FURTHER).items():
        page.goto(site.address(path), wait_until="networkidle")
        part = "body" if name == "home" else "main"  # what stands around is the same on all
        parts.append(f"{name} ({path})\n" + "".join(skeleton(page.locator(part).aria_snapshot())))
    golden(GOLDEN, "\n".join(parts))


def skeleton(snapshot: str) -> Iterator[str]:
    """The lines of what is kept, below each other as they are; a name with a number in it may be of a day."""
    above: list[int] = []
    within, last = -1, ""
    for line in snapshot.splitlines():
        found = _LINE.match(line)
        if not found:
            continue
        depth = len(found["indent"])
        above = [other for other in above if other < depth]
        if 0 <= within < depth:
            continue
        within = depth if found["role"] == "listitem" else -1
        if found["role"] not in KEPT or re.search(r"level=[3-6]", found["rest"]):
            continue
        name = re.sub(r".*\d.*", "…", found["name"] or "")
        told = [found["role"], repr(name) if name else "", found["rest"].strip(" '")]
        shown = "  " * (len(above) + 1) + " ".join(part for part in told if part) + "\n"
        above.append(depth)
        if shown != last:
            yield shown
        last = shown
