"""Colours of an operator's own are held to WCAG when the site is built; ours always."""

from __future__ import annotations

import pytest

from credatlas import resources
from credatlas.build.contrast import OURS, contrast, contrast_notes

SHEET = (resources.folder("theme") / OURS).read_bytes()


def told(css: str) -> tuple[str, ...]:
    return contrast_notes({OURS: SHEET, "stylesheets/aurora.css": css.encode()})


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000", "#fff", 21), ("#fff", "#ffffff", 1), ("#777777", "#fff", 4.48), ("#0000ff", "#FFFFFF", 8.59)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


def test_pale_links_are_told_with_sheet_scheme_and_ratio() -> None:
    notes = told('[data-md-color-scheme="default"] { --ca-link: #9ad; }')
    assert notes
    assert all(note.startswith("stylesheets/aurora.css: in light colours --ca-link (#9ad)") for note in notes)
    assert "contrast of 2.2, and WCAG asks for 4.5" in notes[0]


@pytest.mark.parametrize(
    "css",
    [
        "",
        "p { color: #eee }",
        '[data-md-color-scheme="default"] { --ca-link: #123456; }',
        '/* [data-md-color-scheme="default"] { --ca-link: #fff; } */',
        '[data-md-color-scheme="slate"] { --ca-link: #ffffff; }',
        "[data-md-color-scheme=default] { --ca-link: rebeccapurple; }",
        "\ufeff{{{",
    ],
)
def test_what_can_be_read_is_not_told(css: str) -> None:
    assert told(css) == ()


def test_both_schemes_are_looked_at() -> None:
    notes = told("[data-md-color-scheme=default], [data-md-color-scheme=slate] { --ca-brand: #888888; }")
    assert {note.split(" colours ")[0].rpartition(" ")[2] for note in notes} == {"light", "dark"}


def test_our_own_colours_are_sound() -> None:
    """Each pair, as if the operator had written our sheet."""
    assert contrast_notes({OURS: b"", "stylesheets/ours.css": SHEET}) == ()
    pale = SHEET.replace(b"--ca-paper: #", b"--ca-paper: #888; --x: #")
    told_of = " ".join(contrast_notes({OURS: b"", "stylesheets/ours.css": pale}))
    assert "in light colours" in told_of
    assert "in dark colours" in told_of
