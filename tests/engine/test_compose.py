"""A composed page is, byte for byte, what MkDocs makes of the same page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from credatlas.build.compose import Composer, Filling, Link, head, slot
from credatlas.build.shells import Rendered, Sample, prefix
from credatlas.engine import MkDocsEngine
from credatlas.errors import CredAtlasError
from tests.engine.conftest import filling_for, request_of


def _samples(alliance: Path, rendered: Rendered) -> list[Sample]:
    request = request_of(alliance)
    seen: dict[str, Sample] = {}
    for key, shell in rendered.shells.items():
        before, filling = prefix(key.language, request.languages), filling_for(key, request)
        # One page an address; the kind's name keeps them apart.
        filling = Filling(
            **{name: getattr(filling, name) for name in Filling.__dataclass_fields__}
            | {"address": filling.address.replace("segment/", f"{key.kind}-x/")}
        )
        seen[filling.address] = Sample(key, filling, Composer(shell, before).compose(filling))
    return list(seen.values())


def test_composing_equals_the_whole_pipeline(alliance: Path, rendered: Rendered) -> None:
    samples = _samples(alliance, rendered)
    assert len(samples) > 60
    assert MkDocsEngine(alliance).verify(request_of(alliance), samples) == ()


def test_a_difference_is_seen(alliance: Path, rendered: Rendered) -> None:
    good, bad = _samples(alliance, rendered)[:2]
    doctored = bad._replace(composed=bad.composed + b" ")
    assert MkDocsEngine(alliance).verify(request_of(alliance), [good, doctored]) == (bad.filling.address,)


def test_no_text_breaks_out_of_its_place(alliance: Path, rendered: Rendered) -> None:
    for sample in _samples(alliance, rendered):
        html = sample.composed.decode()
        assert "</title></script>" not in html
        assert "<b>" not in html
        assert html.count("<h1>") == 1
        assert "\ue000" not in html
        assert "<script>alert" not in html


def test_the_contents_name_each_section(alliance: Path, rendered: Rendered) -> None:
    sample = next(sample for sample in _samples(alliance, rendered) if sample.key.kind == "course")
    found = re.findall(r'<a href="#([^"]*)" class="md-nav__link">', sample.composed.decode())
    assert found == ["one", "two"]


def test_the_head_leaves_out_what_is_not_known() -> None:
    bare = head(Filling(address="x/", title="Home", site_name="Home"))
    assert bare.startswith("<title>Home</title>")
    for absent in ("canonical", "description", "robots", "ld+json"):
        assert absent not in bare


def test_feeds_are_visible_links() -> None:
    composer = Composer(f"<footer>{slot('feeds')}</footer>")
    page = Filling(address="x/", title="X", site_name="S", feeds=(Link("New & due", "../new.atom?a&b"),))
    assert composer.compose(page).decode() == (
        '<footer><ul class="ca-feeds"><li><a href="../new.atom?a&amp;b">New &amp; due</a></li></ul></footer>'
    )


def test_a_marker_is_filled_with_its_block(rendered: Rendered) -> None:
    page = rendered.pages["guide/"]
    composer = Composer(page.shell)
    assert composer.blocks == ("numbers",)
    filling = Filling(address="guide/", title=page.title, site_name="S", blocks={"numbers": "<p>forty</p>"})
    assert b"<p>forty</p>" in composer.compose(filling)


def test_a_marker_without_its_block_is_an_error() -> None:
    composer = Composer("<p><!-- credatlas:nothing --></p>")
    with pytest.raises(CredAtlasError, match="/x/: nothing fills its slot block:nothing"):
        composer.compose(Filling(address="x/", title="X", site_name="S"))
