"""Every file ends in a document of JSON types or in findings at the right place."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

from credatlas.model.ids import Kind
from credatlas.source import SOURCE_RULES, Document, SourceFile, parse
from credatlas.source.files import LARGEST
from credatlas.source.yaml import read_strictly

CASES = Path(__file__).parent / "cases"
INVALID = sorted((CASES / "invalid").glob("*.yml"))
VALID = sorted((CASES / "valid").glob("*.yml"))
RULES = {rule.code: rule for rule in SOURCE_RULES}


def _parsed(content: bytes) -> Document | list[str]:
    parsed = parse(SourceFile(path="content/courses/lumen/ethics.yml", kind=Kind.COURSE, content=content))
    if isinstance(parsed, Document):
        return parsed
    return [f"{finding.position.line}:{finding.position.column}: {finding.code}" for finding in parsed]


def _expected(path: Path) -> list[str]:
    return path.with_suffix(".expected").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_a_mistake_is_found_where_it_is(path: Path) -> None:
    assert _parsed(path.read_bytes()) == _expected(path)


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_sound_file_gives_json_types(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_bytes())
    document = _parsed(path.read_bytes())
    assert isinstance(document, Document)
    # As JSON text, in which 1, 1.0 and true differ.
    assert json.dumps(document.data) == json.dumps(expected)


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_every_message_can_be_filled_and_printed(path: Path) -> None:
    findings = read_strictly(path.name, path.read_bytes())
    assert isinstance(findings, tuple)
    for finding in findings:
        message = RULES[finding.code].message.format(**dict(finding.parameters))
        assert message.isprintable()


def test_every_rule_about_the_text_of_a_file_has_a_case() -> None:
    expected = {line.split()[-1] for path in INVALID for line in _expected(path)}
    assert expected == {code for code in RULES if code >= "CA110"}


def test_positions_count_code_points_and_windows_lines() -> None:
    assert _parsed("a: 😀 é\r\nb: {é: 1, 😀: 2, é: 3}\r\n".encode()) == ["2:17: CA135"]


def test_a_large_file_is_refused_unread() -> None:
    assert _parsed(b"a: " + b"x" * LARGEST) == ["1:1: CA108"]


def test_findings_end_where_nobody_would_read_on() -> None:
    findings = _parsed(b"a: &x 1\n" * 10_000)
    assert isinstance(findings, list)
    assert len(findings) == 50


def test_a_document_travels_between_processes() -> None:
    document = _parsed(b"title: Ethics\nlevel: {eqf: 7}\n")
    assert isinstance(document, Document)
    assert pickle.loads(pickle.dumps(document)) == document
