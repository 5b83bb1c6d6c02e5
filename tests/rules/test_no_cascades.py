"""One break is one finding: a name that leads nowhere is told as that, and nothing that follows from it is.

Every place where the demonstration names other entries is tried once: the entry names one that does not exist
too, where there may be several, or instead.
"""

from __future__ import annotations

import json
import shutil
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest

from credatlas import source
from credatlas.build.compile import compile_content
from credatlas.diagnostics import Severity
from credatlas.model.ids import Kind
from credatlas.rules.across.references import Reference, references
from tests.conftest import REPOSITORY
from tests.pages.editions import demonstration
from tests.rules.alliance import settings_of

if TYPE_CHECKING:
    from pathlib import Path

    from credatlas.model.ids import EntryId

CONTENT = REPOSITORY / "content"
CHOSEN = ("offerings", "blocks", "recognition", "members", "codes")
"""Maps whose keys people choose: places in them are alike."""


def places() -> dict[str, tuple[EntryId, Reference]]:
    """Where entries name others, such as `course joint.partners.*`: each with an entry that does."""
    found: dict[str, tuple[EntryId, Reference]] = {}
    for record in demonstration(CONTENT).records():
        for reference in references(record):
            parts = [str(part) for part in reference.pointer]
            if parts and (reference.at_key or parts[-1].isdigit()):
                parts[-1] = "*"
            if len(parts) > 1 and parts[0] in CHOSEN:
                parts[1] = "*"
            shape = ".".join("*" if part.isdigit() else part for part in parts)
            if shape:  # a course's own institution is its folder
                found.setdefault(f"{record.id.kind.value} {shape}", (record.id, reference))
    return found


PLACES = places()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("cascades")
    shutil.copytree(CONTENT, root / "content")
    return root


def name_nobody(data: dict[str, Any], reference: Reference) -> None:
    """Let the entry name one that does not exist, where it makes this mention."""
    nobody = f"{reference.slug.rpartition('/')[0]}/nobody" if reference.kind is Kind.COURSE else "nobody"
    *way, last = reference.pointer
    node: Any = data
    for part in way:
        node = node.setdefault(part, {}) if isinstance(node, dict) else node[part]  # it may be inherited
    if reference.at_key:
        node[nobody] = deepcopy(list(node.values())[-1])
    elif isinstance(last, int) and isinstance(node[last], str):
        node.append(nobody)
    elif isinstance(node.get(last, ""), str):
        node[last] = nobody
    else:  # one agreement or several: two fields, told at what holds them
        node[last] = {**node[last], "agreements": [nobody, *node[last].get("agreements", ())]}


@pytest.mark.parametrize("place", PLACES)
def test_a_name_that_leads_nowhere_is_all_that_is_told(place: str, project: Path) -> None:
    entry, reference = PLACES[place]
    path = f"content/{entry.kind.folder}/{entry.slug}.yml"
    sound = (project / path).read_bytes()
    document = source.parse(source.SourceFile(path=path, kind=entry.kind, content=sound))
    assert isinstance(document, source.Document)
    broken = deepcopy(document.data)
    name_nobody(broken, reference)
    try:
        (project / path).write_text(json.dumps(broken), encoding="utf-8")  # YAML too
        found = compile_content(settings_of(project, required_tier="framework")).findings
    finally:
        (project / path).write_bytes(sound)
    told = [(one.path, one.code) for one in found if one.severity is not Severity.NOTE]
    assert told == [(path, "CA201")]
