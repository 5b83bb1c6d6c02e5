"""What a file says, its record says; what a record says, its document says: nothing is lost or invented."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from credatlas import resources
from credatlas.catalogue.decode import Record, decode
from credatlas.catalogue.encode import encode
from credatlas.model.course import Course
from credatlas.model.ids import EntryId, Kind
from credatlas.model.institution import Institution
from credatlas.source import Document, SourceFile, parse
from credatlas.source.schema import schema
from tests.catalogue.documents import documents

if TYPE_CHECKING:
    from collections.abc import Mapping

ENTRIES = {kind: EntryId(kind, "lumen/case" if kind is Kind.COURSE else "case") for kind in Kind}
DEMONSTRATION = sorted((Path(__file__).parents[2] / "content").glob("*/**/*.yml"))


def accepted(kind: Kind, data: object) -> bool:
    return schema(kind.value, resources.folder("schemas")).accepts(data)


def round_trip(record: Record) -> Record:
    """The record that its own document states."""
    return decode(record.id, encode(record), None)


def without_asides(record: Record) -> Record:
    return replace(record, inherited=frozenset()) if isinstance(record, Course) else record


@pytest.mark.parametrize("kind", Kind)
@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_a_record_and_its_document_say_the_same(kind: Kind, data: st.DataObject) -> None:
    document = data.draw(documents(kind))
    assert accepted(kind, document), "the strategy made what the schema refuses"
    record = decode(ENTRIES[kind], document, None)
    encoded = encode(record)
    assert accepted(kind, encoded), encoded
    assert round_trip(record) == without_asides(record)
    assert encode(round_trip(record)) == encoded


@pytest.mark.parametrize("path", DEMONSTRATION, ids=lambda path: path.stem)
def test_the_demonstration_survives_the_round_trip(path: Path) -> None:
    kind = next(kind for kind in Kind if kind.folder in path.parts)
    document = read(path, kind)
    record = decode(document.id, document.data, None)
    assert accepted(kind, encode(record))
    assert round_trip(record) == without_asides(record)


def read(path: Path, kind: Kind) -> Document:
    name = path.relative_to(path.parents[3 if kind is Kind.COURSE else 2]).as_posix()
    document = parse(SourceFile(path=name, kind=kind, content=path.read_bytes()))
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize("kind", Kind)
def test_every_field_of_a_file_has_its_place_in_the_record(kind: Kind) -> None:
    """The case of tests/schemas that uses every field comes back with every field."""
    path = Path(__file__).parents[1] / "schemas" / "valid" / kind.value / "every-field.yml"
    document = parse(SourceFile(path=f"content/{kind.folder}/x.yml", kind=kind, content=path.read_bytes()))
    assert isinstance(document, Document)
    encoded = encode(decode(ENTRIES[kind], document.data, None))
    lost = set(paths(document.data)) - set(paths(encoded)) - set(SAID_OTHERWISE)
    assert not lost


SAID_OTHERWISE = ("joint.agreement", "timezone")
"""One agreement becomes a list."""


def paths(data: object, above: str = "") -> list[str]:
    """The fields that a document uses, lists and maps of languages aside."""
    if isinstance(data, list):
        return [path for item in data for path in paths(item, above)]
    if not isinstance(data, dict):
        return []
    found = []
    for name, value in data.items():
        place = f"{above}.{name}".lstrip(".")
        found += [place, *paths(value, place)]
    return found


def course(data: Mapping[str, Any], institution: Institution | None = None) -> Course:
    record = decode(ENTRIES[Kind.COURSE], {"title": "Soil", **data}, institution)
    assert isinstance(record, Course)
    return record


def institution(data: Mapping[str, Any]) -> Institution:
    record = decode(EntryId(Kind.INSTITUTION, "lumen"), {"name": "Elbmark", **data}, None)
    assert isinstance(record, Institution)
    return record


def test_a_plain_text_is_in_the_language_of_the_entry_else_of_its_institution() -> None:
    house = institution({"text_language": "de"})
    assert course({}).title.languages == ("en",)
    assert course({}, house).title.languages == ("de",)
    assert course({"text_language": "pt"}, house).title.languages == ("pt",)


def test_times_are_in_the_zone_of_the_run_else_of_its_institution() -> None:
    house = institution({"timezone": "Europe/Lisbon"})
    runs = {"a": {"starts": "2027-07-01"}, "b": {"starts": "2027-07-01", "timezone": "Asia/Tokyo"}}
    found = course({"offerings": runs}, house).offerings
    assert [found[key].timezone for key in "ab"] == ["Europe/Lisbon", "Asia/Tokyo"]
    begin = [run.starts.beginning().isoformat() for run in found.values() if run.starts]
    assert begin == ["2027-06-30T23:00:00+00:00", "2027-06-30T15:00:00+00:00"]


def test_a_course_takes_from_its_institution_what_it_does_not_say_itself() -> None:
    house = institution(
        {
            "award": {"formats": ["edc"], "seal": "qualified"},
            "grading": {"type": "pass-or-fail"},
            "refund": "Until the first day.",
            "contacts": {"general": {"email": "a@b.example"}, "admissions": {"email": "c@b.example"}},
        }
    )
    own = course({"award": {"formats": ["ob3"]}, "refund": "Never."}, house)
    assert own.award is not None
    assert (own.award.formats, own.award.seal) == (("ob3",), "qualified")
    assert own.refund is not None
    assert own.refund.first.text == "Never."
    assert own.contact is not None
    assert own.contact.email == "c@b.example"
    assert own.inherited == {"award", "grading", "contact"}


def test_unknown_none_and_zero_are_told_apart() -> None:
    silent, none, zero = course({}), course({"prerequisites": "none"}), course({"price": "0 EUR"})
    assert silent.prerequisites is None
    assert none.prerequisites is not None
    assert none.prerequisites.none
    assert silent.price is None
    assert zero.price is not None
    assert zero.price.free
    run = course({"offerings": {"a": {"starts": "2027-01-01", "seats": 0}}}).offerings["a"]
    assert run.seats == 0
    assert encode(none)["prerequisites"] == "none"
    assert encode(zero)["price"] == "0 EUR"
    assert "price" not in encode(silent)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("A degree.", {"en": "A degree."}),
        ({"en": "A degree.", "de": "Ein Abschluss."}, {"en": "A degree.", "de": "Ein Abschluss."}),
        ({"text": {"en": "A degree."}}, {"en": "A degree."}),
        ({"text": "A degree.", "de": "Ein Abschluss."}, {"en": "A degree.", "de": "Ein Abschluss."}),
        ({"de": "Ein Abschluss.", "eqf": 6}, {"de": "Ein Abschluss."}),
    ],
)
def test_prerequisites_in_words_are_written_as_any_text(written: object, text: dict[str, str]) -> None:
    assert accepted(Kind.COURSE, {"title": "Soil", "prerequisites": written})
    needed = course({"prerequisites": written}).prerequisites
    assert needed is not None
    assert needed.text is not None
    assert needed.text.as_map() == text


def test_a_record_knows_no_field_that_no_file_has() -> None:
    ours = {"id", "text_language", "inherited"}
    known = schema("course", resources.folder("schemas"))._schema["properties"]
    assert {part.name for part in fields(Course)} - ours <= set(known)
