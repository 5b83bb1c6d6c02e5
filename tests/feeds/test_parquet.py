"""Parquet: the CSV's rows with types, the same bytes every time, and only where the operator asks for it."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow.parquet import ParquetFile

from credatlas.catalogue.catalogue import Catalogue
from credatlas.feeds._table import SEPARATOR, Table, harmless
from credatlas.feeds.parquet import TABLES
from tests.conftest import copy_alliance
from tests.feeds.site import Files, data_of
from tests.pages.editions import catalogue, demonstration, edition

CONTENT = Path(__file__).parent.parent.parent / "content"
PATHS = {f"feeds/{name}.parquet" for name in TABLES}


def made(entries: Catalogue, *names: str) -> Files:
    shown = edition(entries)
    site = replace(shown.site, parquet=True, data_licence="CC-BY-4.0")
    return data_of(replace(shown, site=site), *names)


def tables(**kinds: Any) -> Files:
    return made(catalogue(**kinds), "api-entries", "csv", "parquet")


def read(files: Files, name: str) -> ParquetFile:
    return ParquetFile(io.BytesIO(files[f"feeds/{name}.parquet"]))


def rows(files: Files, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read(files, name).read().to_pylist()
    return found


def as_csv(value: Any) -> str:
    """A value of Parquet as the CSV writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float | int):
        return f"{value:.10g}"
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return harmless(SEPARATOR.join(one.replace(SEPARATOR, "/") for one in value))
    return harmless(value)


@pytest.fixture(scope="module")
def alliance() -> Files:
    return made(demonstration(CONTENT))


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_row_is_that_of_the_csv(alliance: Files, table: Table) -> None:
    text = alliance[f"feeds/{table.name}.csv"].decode()
    found = [{name: as_csv(cell) for name, cell in row.items()} for row in rows(alliance, table.name)]
    assert len(found) > 10
    assert found == list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_unknown_none_and_zero_are_three_things() -> None:
    files = tables(
        courses={
            "lumen/none": {"title": "B", "type": "skill", "prerequisites": "none", "price": "0 EUR"},
            "lumen/some": {"title": "C", "workload": {"ects": 2.5}, "languages": ["de", "en"]},
            "lumen/unknown": {"title": "A"},
        }
    )
    told = {
        row["course"]: (row["ects"], row["prerequisites"], row["price_low"], row["languages"])
        for row in rows(files, "courses")
    }
    assert told == {
        "lumen/none": (0.0, "none", 0.0, None),
        "lumen/some": (2.5, None, None, ["de", "en"]),
        "lumen/unknown": (None, None, None, None),
    }


def test_formulas_are_texts_here() -> None:
    title = "=1+1"
    assert rows(tables(courses={"lumen/a": {"title": title}}), "courses")[0]["title"] == title


def test_values_have_types(alliance: Files) -> None:
    courses, runs = (read(alliance, name).schema_arrow for name in ("courses", "offerings"))
    assert courses.field("ects").type == pyarrow.float64()
    assert courses.field("eqf").type == pyarrow.int64()
    assert courses.field("self_paced").type == pyarrow.bool_()
    assert courses.field("reviewed").type == pyarrow.date32()
    assert courses.field("fields").type.value_type == pyarrow.string()
    assert runs.field("starts").type == pyarrow.timestamp("ms", tz="UTC")
    assert runs.field("seats").type == pyarrow.int64()
    assert not courses.field("course").nullable
    assert courses.field("title_language").nullable


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_file_says_what_it_and_its_columns_are(alliance: Files, table: Table) -> None:
    schema = read(alliance, table.name).schema_arrow
    said = {name.decode(): value.decode() for name, value in schema.metadata.items()}
    assert said == {
        "title": table.title,
        "description": table.text,
        "publisher": "Catalogue",
        "language": "en",
        "key": ",".join(table.key),
        "license": "CC-BY-4.0",
    }
    for column in table.columns:
        described = schema.field(column.name).metadata
        assert described[b"description"].decode() == column.text
        assert described[b"source"].decode() == column.source


def test_two_makes_have_the_same_bytes(alliance: Files) -> None:
    again = made(demonstration(CONTENT), "api-entries", "parquet")
    assert set(again) >= PATHS
    assert all(again[path] == alliance[path] for path in PATHS)


def test_directories_name_the_files(alliance: Files) -> None:
    described = json.loads(alliance["api/v1/openapi.json"])["paths"]["/feeds/{table}.parquet"]
    assert "application/vnd.apache.parquet" in described["get"]["responses"]["200"]["content"]
    listed = b"".join(body for path, body in alliance.items() if path.startswith("api/v1/manifest/"))
    for path in PATHS:
        assert path in alliance["api/v1/index.json"].decode()
        assert f'"{path}"' in listed.decode()
    assert "file-type/PARQUET" in alliance["feeds/dcat.jsonld"].decode()


def test_a_catalogue_without_runs_has_no_table_of_them() -> None:
    assert PATHS & set(tables(courses={"lumen/a": {"title": "A"}})) == {"feeds/courses.parquet"}


def test_nothing_is_made_unless_asked_for() -> None:
    files = data_of(edition(catalogue(courses={"lumen/a": {"title": "A"}})))
    assert "feeds/courses.csv" in files
    assert not any("parquet" in path for path in files)
    assert b"parquet" not in files["api/v1/openapi.json"]


def build(project: Path, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ}
    if path:
        environment["PYTHONPATH"] = os.pathsep.join(
            [str(path), *filter(None, [environment.get("PYTHONPATH")])]
        )
    return subprocess.run(
        [Path(sys.executable).with_name("credatlas"), "build"],
        cwd=project,
        env=environment,
        check=False,
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = copy_alliance(tmp_path / "alliance", "https://catalogue.example/")
    configuration = root / "mkdocs.yml"
    before = configuration.read_text(encoding="utf-8")
    after = before.replace("  - credatlas:\n", "  - credatlas:\n      parquet: true\n      previews: []\n")
    assert after != before
    configuration.write_text(after, encoding="utf-8")
    return root


def test_without_pyarrow_the_build_stops_and_says_what_to_install(project: Path, tmp_path: Path) -> None:
    shadow = tmp_path / "shadow" / "pyarrow" / "__init__.py"
    shadow.parent.mkdir(parents=True)
    shadow.write_text("raise ImportError('not installed')\n", encoding="utf-8")
    done = build(project, tmp_path / "shadow")
    assert done.returncode == 2, done.stdout + done.stderr
    assert "pip install credatlas[parquet]" in done.stdout + done.stderr
    assert not (project / "site").exists()


def test_a_build_publishes_them(project: Path) -> None:
    done = build(project)
    assert done.returncode == 0, done.stdout + done.stderr
    for path in PATHS:
        assert (project / "site" / path).read_bytes()[:4] == b"PAR1"
