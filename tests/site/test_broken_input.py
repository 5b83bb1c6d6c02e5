"""Invariant 2: whatever is broken, the published site stays as it was, and the contributor is told where."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.site.building import built, digests, run

COURSE = "content/courses/fjord/avalanche-risk.yml"
BROKEN = {
    "unreadable": ("title: [", "CA12"),
    "not text": ("title: \udcff", "CA11"),
    "misspelt": ("titel: Avalanches\n", "CA15"),
    "dangling": ("title: Avalanches\nreplaces: [fjord/nothing]\n", "CA201"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_entry_is_told_and_touches_nothing(small: Path, name: str) -> None:
    built(small)
    before = digests(small / "site")
    text, code = BROKEN[name]
    (small / COURSE).write_bytes(text.encode("utf-8", "surrogateescape"))
    done = run(small, "build")
    assert done.returncode == 1
    assert re.search(rf"^{re.escape(COURSE)}:\d+:\d+: {code}", done.stderr, re.MULTILINE), done.stderr
    assert digests(small / "site") == before


def test_a_name_that_is_gone_takes_nothing_but_what_it_stood_for(small: Path) -> None:
    built(small)
    text = (small / COURSE).read_text(encoding="utf-8")
    (small / COURSE).unlink()
    built(small)
    before = digests(small / "site")
    other = (small / "content/courses/fjord/cold-water-safety.yml").read_text(encoding="utf-8")
    (small / COURSE).write_text(other, encoding="utf-8")
    done = run(small, "build")
    assert done.returncode == 1
    assert re.search(rf"^{re.escape(COURSE)}:\d+:\d+: CA704", done.stderr, re.MULTILINE), done.stderr
    assert digests(small / "site") == before
    (small / COURSE).write_text(text, encoding="utf-8")
    built(small)


def test_going_on_publishes_a_broken_entry_as_it_was(small: Path) -> None:
    built(small)
    page = small / "site" / "courses" / "fjord" / "avalanche-risk" / "index.html"
    before = page.read_bytes()
    (small / COURSE).write_text("title: [", encoding="utf-8")
    done = run(small, "build", "--keep-going")
    assert done.returncode == 0, done.stderr
    assert "CA12" in done.stderr
    assert page.read_bytes() == before


def test_going_on_without_a_previous_site_publishes_what_is_left(small: Path) -> None:
    text = (small / COURSE).read_text(encoding="utf-8")
    (small / COURSE).write_text(text + "\nnonsense: 1\n", encoding="utf-8")
    done = run(small, "build", "--keep-going")
    assert done.returncode == 0, done.stderr
    page = small / "site" / "courses" / "fjord" / "avalanche-risk" / "index.html"
    assert "valanche" in page.read_text(encoding="utf-8")
    assert "nonsense" not in page.read_text(encoding="utf-8")


def test_marks_are_published_and_a_broken_one_is_told_and_left_out(small: Path) -> None:
    logos = small / "content" / "institutions" / "logos"
    (logos / "fjord-light.svg").write_text("<svg><script>alert(1)</script></svg>", encoding="utf-8")
    (small / "content/institutions/olive.yml").write_text(
        (small / "content/institutions/olive.yml").read_text(encoding="utf-8") + "\nstatus: draft\n",
        encoding="utf-8",
    )
    done = run(small, "build", "--keep-going")
    assert done.returncode == 0, done.stderr
    assert re.search(r"^content/institutions/fjord\.yml:\d+:\d+: CA229", done.stderr, re.MULTILINE)
    published = {path.relative_to(small / "site" / "assets" / "logos").as_posix() for path in _files(small)}
    assert {"lumen-light.svg", "lumen-dark.svg", "networks/aurora-light.svg"} <= published
    assert not [path for path in published if path.startswith(("fjord", "olive"))]
    page = (small / "site" / "institutions" / "fjord" / "index.html").read_text(encoding="utf-8")
    assert "assets/logos/" not in page
    assert "assets/logos/lumen-dark.svg" in (small / "site/institutions/lumen/index.html").read_text("utf-8")


def _files(project: Path) -> list[Path]:
    return [path for path in (project / "site" / "assets" / "logos").rglob("*") if path.is_file()]


def test_a_previous_site_that_is_not_there_is_never_ignored(small: Path) -> None:
    done = run(small, "build", "--keep-going", "--previous", "nowhere")
    assert done.returncode == 2
    assert "nowhere" in done.stderr
    assert not (small / "site").exists()


def test_without_a_project_the_command_says_so(tmp_path: Path) -> None:
    done = run(tmp_path, "build")
    assert done.returncode == 2
    assert "mkdocs.yml" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_catalogue_is_a_site(small: Path) -> None:
    for folder in ("courses", "pathways", "networks", "agreements", "institutions"):
        for path in (small / "content" / folder).rglob("*.yml"):
            path.unlink()
    built(small)
    assert (small / "site" / "courses" / "index.html").is_file()
    assert (small / "site" / "api" / "v1" / "courses.json").read_bytes() == (
        b'{"schema_version":"1.0","total":0,"items":[]}\n'
    )
