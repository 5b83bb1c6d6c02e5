"""Large files grow piece by piece, and are in the end as if they had been written whole."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from credatlas.build.growing import Growing
from credatlas.build.writer import Writer
from credatlas.errors import PublishError
from credatlas.feeds import Piece
from credatlas.feeds.directory import Made

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LIST = "feeds/list.json"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "published").mkdir()
    (tmp_path / "staged").mkdir()
    return tmp_path


def grown(site: Path, bodies: Iterable[bytes], *paths: str) -> list[Made]:
    """What becomes of these bodies as pieces of each path."""
    writer = Writer(site / "staged", site / "published")
    try:
        with Growing(writer) as growing:
            for body in bodies:
                for path in paths:
                    growing.add(Piece(path, "application/json", body))
            return list(growing.whole())
    finally:
        writer.close()


def publish(site: Path, body: bytes) -> Path:
    file = site / "published" / LIST
    file.parent.mkdir()
    file.write_bytes(body)
    file.chmod(0o644)
    return file


def test_the_pieces_of_several_files_follow_each_other(site: Path) -> None:
    made = grown(site, [b"[1", b",2", b"]\n"], LIST, "feeds/other.json")
    digest = sha256(b"[1,2]\n").hexdigest()
    assert made == [Made(path, "application/json", digest, 6) for path in (LIST, "feeds/other.json")]
    assert (site / "staged" / LIST).read_bytes() == b"[1,2]\n"


def test_a_file_that_is_as_it_was_published_is_that_file(site: Path) -> None:
    published = publish(site, b"[1]\n")
    grown(site, [b"[1", b"]\n"], LIST)
    assert (site / "staged" / LIST).samefile(published)


@pytest.mark.parametrize("before", [b"[2]\n", b"[1]\n\n", b""])
def test_a_file_that_is_another_leaves_the_published_one_alone(site: Path, before: bytes) -> None:
    published = publish(site, before)
    grown(site, [b"[1", b"]\n"], LIST)
    assert (site / "staged" / LIST).read_bytes() == b"[1]\n"
    assert published.read_bytes() == before


def test_two_parts_of_a_build_cannot_grow_one_file(site: Path) -> None:
    grown(site, [b"1"], LIST)
    with pytest.raises(PublishError, match=LIST):
        grown(site, [b"2"], LIST)
