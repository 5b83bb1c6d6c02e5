"""Entries are found by their place; every name or place that is wrong is told."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from credatlas.errors import CredAtlasError
from credatlas.model.ids import EntryId, Kind
from credatlas.source import SOURCE_RULES, Document, find, parse
from credatlas.source.files import LARGEST, RESERVED

RULES = {rule.code: rule for rule in SOURCE_RULES}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


def _write(content: Path, *paths: str) -> None:
    for path in paths:
        file = content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("title: Ethics\n", encoding="utf-8")


def _told(content: Path, languages: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    found = find(content, languages)
    for finding in found.findings:
        assert RULES[finding.code].message.format(**dict(finding.parameters)).isprintable()
        assert finding.position == (1, 1)
    return [(finding.path.removeprefix("content/"), finding.code) for finding in found.findings]


def test_entries_of_every_kind_are_found_sorted(content: Path) -> None:
    _write(content, "pathways/b.yml", "courses/lumen/ethics.yml", "courses/fjord/ice-2.yml")
    _write(content, "institutions/lumen.yml", "networks/aurora.yml", "agreements/a-2027.yml")
    found = find(content)
    assert found.findings == ()
    assert [(source.path, source.kind) for source in found.sources] == [
        ("content/agreements/a-2027.yml", Kind.AGREEMENT),
        ("content/courses/fjord/ice-2.yml", Kind.COURSE),
        ("content/courses/lumen/ethics.yml", Kind.COURSE),
        ("content/institutions/lumen.yml", Kind.INSTITUTION),
        ("content/networks/aurora.yml", Kind.NETWORK),
        ("content/pathways/b.yml", Kind.PATHWAY),
    ]
    assert found.sources[2].id == EntryId(Kind.COURSE, "lumen/ethics")


def test_what_is_no_entry_is_passed_over(content: Path) -> None:
    _write(content, "pages/index.md", "pages/en/x.yml", "courses/.hidden.yml", ".git/config.yml")
    _write(content, "courses/lumen/README.md", "institutions/logos/lumen.svg", "LICENSE.md")
    assert find(content) == ((), ())


def test_an_entry_is_read_in_another_process(content: Path) -> None:
    _write(content, "courses/lumen/ethics.yml")
    (source,) = pickle.loads(pickle.dumps(find(content).sources))
    document = parse(source.read())
    assert isinstance(document, Document)
    assert document.data == {"title": "Ethics"}
    assert document.path == "content/courses/lumen/ethics.yml"
    assert document.id == source.id


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("courses/lumen/ethics.yaml", "CA101"),
        ("courses/lumen/ethics.YML", "CA101"),
        ("courses/lumen/ethics.yml.txt", "CA101"),
        ("institutions/lumen.yaml", "CA101"),
        ("courses/ethics.yml", "CA102"),
        ("courses/lumen/2027/ethics.yml", "CA102"),
        ("institutions/a/lumen.yml", "CA102"),
        ("course/lumen/ethics.yml", "CA102"),
        ("lumen.yml", "CA102"),
        ("courses/lumen/Data Ethics.yml", "CA103"),
        ("courses/lumen/-ethics.yml", "CA103"),
        ("courses/lumen/data--ethics.yml", "CA103"),
        ("courses/lumen/données.yml", "CA103"),
        ("courses/lumen/a\nb.yml", "CA103"),
        ("courses/lumen/a\u202eb.yml", "CA103"),
        ("courses/lumen/index.yml", "CA104"),
        ("courses/lumen/con.yml", "CA104"),
        ("institutions/p.yml", "CA104"),
        ("pathways/de.yml", "CA104"),
    ],
)
def test_a_wrong_name_or_place_is_told(content: Path, path: str, code: str) -> None:
    _write(content, path)
    found = find(content, ("en", "de"))
    assert found.sources == ()
    (told,) = _told(content, ("en", "de"))
    assert told[1] == code
    assert told[0].isprintable()


@pytest.mark.parametrize(
    ("folder", "code"), [("Lumen", "CA103"), ("index", "CA104"), ("en", "CA104"), ("lumen.yml", "CA106")]
)
def test_a_wrong_folder_is_told_once(content: Path, folder: str, code: str) -> None:
    _write(content, f"courses/{folder}/a.yml", f"courses/{folder}/b.yml")
    assert find(content, ("en",)).sources == ()
    assert _told(content, ("en",)) == [(f"courses/{folder}", code)]


def test_a_slug_is_proposed(content: Path) -> None:
    _write(content, "courses/lumen/Données & Éthique (2027).yml")
    (finding,) = find(content).findings
    assert dict(finding.parameters)["expected"] == "donnees-ethique-2027"


def test_links_are_not_followed(content: Path, tmp_path: Path) -> None:
    _write(content, "courses/lumen/ethics.yml")
    (tmp_path / "secret.yml").write_text("title: Secret\n", encoding="utf-8")
    (content / "courses/lumen/secret.yml").symlink_to(tmp_path / "secret.yml")
    (content / "courses/loop").symlink_to(content)
    assert len(find(content).sources) == 1
    assert _told(content) == [("courses/loop", "CA105"), ("courses/lumen/secret.yml", "CA105")]


def test_what_is_no_ordinary_file_is_not_opened(content: Path) -> None:
    (content / "networks").mkdir()
    os.mkfifo(content / "networks" / "pipe.yml")
    assert _told(content) == [("networks/pipe.yml", "CA106")]


def test_names_that_differ_in_capitals_are_told(content: Path) -> None:
    _write(content, "courses/lumen/Ethics.yml", "courses/lumen/ethics.yml")
    assert [code for _, code in _told(content)] == ["CA103", "CA107"]


def test_a_large_file_is_refused_by_its_size(content: Path) -> None:
    _write(content, "networks/aurora.yml", "networks/borealis.yml")
    with (content / "networks/aurora.yml").open("ab") as file:
        file.truncate(LARGEST + 1)
    with (content / "networks/borealis.yml").open("ab") as file:
        file.truncate(LARGEST)
    assert _told(content) == [("networks/aurora.yml", "CA108")]


def test_a_name_that_is_no_text_is_told(content: Path) -> None:
    (content / "networks").mkdir()
    Path(os.fsdecode(os.fsencode(content / "networks") + b"/b\xe9ton.yml")).write_bytes(b"a: 1\n")
    assert _told(content) == [("networks/b\ufffdton.yml", "CA103")]


def test_an_operator_hears_of_a_missing_folder_or_file(content: Path) -> None:
    with pytest.raises(CredAtlasError, match="does not exist"):
        find(content / "nowhere")
    _write(content, "networks/aurora.yml")
    (source,) = find(content).sources
    (content / "networks/aurora.yml").unlink()
    with pytest.raises(CredAtlasError, match="cannot be read"):
        source.read()


def test_reserved_names_are_slugs() -> None:
    assert {"p", "index", "nul", "com9"} <= RESERVED


def test_every_rule_about_names_and_places_is_told_here() -> None:
    here = Path(__file__).read_text(encoding="utf-8")
    names = [code for code in RULES if code < "CA110"]
    assert [code for code in names if here.count(f'"{code}"') == 0] == []
