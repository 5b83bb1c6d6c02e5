"""Changes as JSON, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from credatlas.catalogue.published import Change, Was
from credatlas.feeds._json import json_bytes
from credatlas.model.ids import EntryId, Kind
from credatlas.model.text import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SCHEMA_VERSION = "1.0"
HEAD = "api/v1/changes.json"


def page_path(number: int) -> str:
    """Where a full page of the log lies, from 1."""
    return f"api/v1/changes/{number}.json"


def page_bytes(log_id: str, number: int, changes: Sequence[Change]) -> bytes:
    """The document of a full page."""
    return json_bytes(
        {
            "schema_version": SCHEMA_VERSION,
            "log_id": log_id,
            "page": number,
            "items": [change_json(change) for change in changes],
        }
    )


def change_json(change: Change) -> dict[str, Any]:
    """One change as the API writes it; what does not apply is absent, but for the document."""
    written: dict[str, Any] = {
        "sequence": change.sequence,
        "at": change.at,
        "type": change.type,
        "kind": change.entry.kind.value,
        "id": change.entry.slug,
        "document": change.document,
    }
    if change.sha256:
        written["sha256"] = change.sha256
    if change.fields:
        written["fields"] = list(change.fields)
    if change.before:
        written["before"] = change.before.slug
    if change.was:
        written["was"] = _was_json(change.was)
    return written


def _was_json(was: Was) -> dict[str, Any]:
    size = {} if was.ects is None else {"ects": was.ects}
    return {"title": was.title.as_map(), **size}


def was_of(title: Mapping[str, str], ects: float | None) -> Was:
    """What an identity stood for, from the forms in which documents write a title and a size."""
    return Was(text_of(title, ""), ects)


def change_of(written: Mapping[str, Any]) -> Change:
    """The change that a document states; it keeps the schema `api-changes`."""
    kind = Kind(written["kind"])
    before, was = written.get("before"), written.get("was")
    return Change(
        sequence=written["sequence"],
        at=written["at"],
        type=written["type"],
        entry=EntryId(kind, written["id"]),
        document=written["document"],
        sha256=written.get("sha256"),
        fields=tuple(written.get("fields", ())),
        before=EntryId(kind, before) if before else None,
        was=was_of(was["title"], was.get("ects")) if was else None,
    )
