from __future__ import annotations

import os
import pickle
import stat
from pathlib import Path
from threading import Event, Thread

import pytest

from credatlas.build import journal
from credatlas.build.atomic import write_atomic
from credatlas.build.exchange import exchange, is_mount
from credatlas.build.publish import Published, Way, publish
from credatlas.build.staging import MARKER, Staging
from credatlas.build.writer import content_digest
from credatlas.errors import PublishError

Site = dict[str, bytes]
BOTH = pytest.mark.parametrize("exchange", [True, False], ids=["exchanged", "in-place"])


def build(target: Path, site: Site, *, exchange: bool = True) -> Published:
    with Staging.beside(target, exchange=exchange) as staging:
        for path, body in site.items():
            staging.write(path, body)
        return publish(staging)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def tree(folder: Path) -> Site:
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if not path.is_dir()}
    return {name: path.read_bytes() for name, path in files.items() if name != MARKER}


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "site"


@BOTH
def test_what_is_staged_is_published_and_nothing_else_stays(target: Path, exchange: bool) -> None:
    build(target, {"a/index.html": b"1", "gone/deep/index.html": b"1", "gone.css": b""})
    done = build(target, {"a/index.html": b"2", "b/c.json": b"{}"}, exchange=exchange)
    assert done.way is (Way.EXCHANGED if exchange else Way.IN_PLACE)
    assert tree(target) == {"a/index.html": b"2", "b/c.json": b"{}"}
    assert names(target) == [MARKER, "a", "b"]
    assert names(target.parent) == ["site"]


@BOTH
def test_a_file_may_become_a_folder_and_a_folder_a_file(target: Path, exchange: bool) -> None:
    build(target, {"a": b"file", "b/c/d": b"deep", "e/f": b"file"})
    build(target, {"a/x": b"1", "b": b"2", "e/f/g": b"3"}, exchange=exchange)
    assert tree(target) == {"a/x": b"1", "b": b"2", "e/f/g": b"3"}


def test_the_first_site_takes_one_rename_also_over_an_empty_folder(target: Path) -> None:
    assert build(target, {"index.html": b"1"}).way is Way.FIRST
    empty = target.with_name("empty")
    empty.mkdir()
    assert build(empty, {"index.html": b"1"}).way is Way.FIRST
    assert tree(empty) == {"index.html": b"1"}


def test_in_place_the_target_stays_the_same_folder(target: Path) -> None:
    target.mkdir()
    before = target.stat().st_ino
    done = build(target, {"index.html": b"1"}, exchange=False)
    assert (done.way, done.reason) == (Way.IN_PLACE, "as was asked for")
    assert target.stat().st_ino == before


def test_a_site_behind_a_symbolic_link_is_replaced_where_it_lies(target: Path, tmp_path: Path) -> None:
    target.symlink_to(tmp_path / "real")
    build(target, {"index.html": b"1"})
    build(target, {"index.html": b"2"})
    assert target.is_symlink()
    assert tree(tmp_path / "real") == {"index.html": b"2"}


def test_a_build_that_fails_leaves_the_site_and_no_rubbish(target: Path) -> None:
    build(target, {"index.html": b"1"})
    with pytest.raises(PublishError):
        build(target, {"index.html": b"2", "../index.html": b"2"})
    assert tree(target) == {"index.html": b"1"}
    assert names(target.parent) == ["site"]


def test_readers_always_find_the_page_while_sites_are_exchanged(target: Path) -> None:
    build(target, {"index.html": b"0"})
    end, missed = Event(), list[str]()

    def read() -> None:
        while not end.is_set():
            try:
                (target / "index.html").read_bytes()
            except OSError as error:
                missed.append(str(error))

    reader = Thread(target=read)
    reader.start()
    for version in range(50):
        build(target, {"index.html": b"%d" % version, f"{version}.html": b""})
    end.set()
    reader.join()
    assert missed == []


# What is not ours


def test_a_folder_with_anything_of_others_is_refused_and_untouched(target: Path) -> None:
    target.mkdir()
    (target / "thesis.txt").write_text("precious")
    with pytest.raises(PublishError, match="not made by CredAtlas"):
        build(target, {"index.html": b"1"})
    assert tree(target) == {"thesis.txt": b"precious"}
    assert names(target.parent) == ["site"]


def test_what_someone_put_into_the_target_meanwhile_is_found_before_publishing(target: Path) -> None:
    with Staging.beside(target) as staging:
        target.mkdir()
        (target / "thesis.txt").write_text("precious")
        with pytest.raises(PublishError, match="not made by CredAtlas"):
            publish(staging)
    assert tree(target) == {"thesis.txt": b"precious"}


@pytest.mark.parametrize("name", ["/", "file", "checkout"])
def test_neither_the_root_nor_a_file_nor_a_checkout_is_a_target(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("")
    build(tmp_path / "checkout", {"index.html": b"1"})
    (tmp_path / "checkout" / ".git").write_text("gitdir: elsewhere")
    with pytest.raises(PublishError):
        build(tmp_path / name, {"index.html": b"2"})


def test_two_builds_into_one_target_do_not_mix(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("credatlas.build.lock._PATIENCE", 2)
    with Staging.beside(target) as staging:
        staging.write("index.html", b"1")
        with pytest.raises(PublishError, match=rf"process {os.getpid()}\b"), Staging.beside(target):
            pass
        with Staging.beside(target.with_name("other")):
            pass
        publish(staging)
    assert tree(target) == {"index.html": b"1"}


# The writer


@pytest.mark.parametrize(
    "path",
    ["", "/etc/passwd", "../x", "a/../x", "a/..", ".", "./a", "a//b", "a/", "a\\b", "a\0b", "a\nb", "\udc80"],
)
def test_no_path_leads_out_of_the_site(target: Path, path: str) -> None:
    with Staging.beside(target) as staging, pytest.raises(PublishError, match="refusing"):
        staging.write(path, b"")


def test_dot_folders_and_letters_of_all_languages_are_plain_paths(target: Path) -> None:
    site = {".well-known/x.json": b"", "..a/b..": b"", "straße/μ": b"", ".nojekyll": b""}
    build(target, site)
    assert tree(target) == site


def test_two_parts_of_the_build_cannot_claim_one_path(target: Path) -> None:
    with Staging.beside(target) as staging:
        staging.write("a/b", b"1")
        with pytest.raises(PublishError, match="two parts of the build write 'a/b'"):
            staging.write("a/b", b"1")


@BOTH
def test_an_unchanged_file_is_the_same_file_in_the_next_site(target: Path, exchange: bool) -> None:
    build(target, {"same/a": b"1", "changed": b"1", "as-long": b"12"})
    before = (target / "same" / "a").stat()
    changed = {"same/a": b"1", "changed": b"22", "as-long": b"21"}
    with Staging.beside(target, exchange=exchange) as staging:
        linked = [
            staging.write(*file) for file in {"same/a": b"1", "changed": b"22", "as-long": b"21"}.items()
        ]
        publish(staging)
    after = (target / "same" / "a").stat()
    assert linked == [True, False, False]
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert after.st_nlink == 1
    assert tree(target) == changed


def test_a_published_file_is_kept_by_its_digest_without_its_bytes(target: Path) -> None:
    build(target, {"a": b"1", "b": b"1"})
    with Staging.beside(target) as staging:
        assert staging.writer.keep("a", content_digest(b"1"))
        assert not staging.writer.keep("b", content_digest(b"2"))
        assert not staging.writer.keep("c", content_digest(b"1"))
        staging.write("b", b"2")
        publish(staging)
    assert tree(target) == {"a": b"1", "b": b"2"}


def test_a_published_file_with_other_permissions_or_behind_a_link_is_written_anew(target: Path) -> None:
    build(target, {"open": b"1", "link": b"1"})
    (target / "open").chmod(0o666)
    (target / "link").unlink()
    (target / "link").symlink_to("open")
    build(target, {"open": b"1", "link": b"1"})
    assert not (target / "link").is_symlink()
    assert stat.S_IMODE((target / "open").stat().st_mode) == 0o644


@BOTH
@pytest.mark.parametrize("umask", [0o077, 0o000])
def test_permissions_do_not_depend_on_who_builds(target: Path, umask: int, exchange: bool) -> None:
    before = os.umask(umask)
    try:
        build(target, {"a/b/c": b""}, exchange=exchange)
        build(target, {"a/b/c": b"", "d/e": b""}, exchange=exchange)
        assert os.umask(umask) == umask
    finally:
        os.umask(before)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in [target, *target.rglob("*")] if path.is_dir()}
    assert modes == {0o755}
    assert {stat.S_IMODE(path.stat().st_mode) for path in target.rglob("*") if path.is_file()} == {0o644}


def test_a_writer_travels_to_another_process(target: Path) -> None:
    with Staging.beside(target) as staging:
        staging.write("a", b"1")
        other = pickle.loads(pickle.dumps(staging.writer))
        other.write("b", b"2")
        other.close()
        publish(staging)
    assert tree(target) == {"a": b"1", "b": b"2"}


# The parts


def test_the_journal_of_a_mount_leaves_what_the_file_system_keeps(target: Path) -> None:
    work = target / ".credatlas.staging"
    (target / "lost+found").mkdir(parents=True)
    (target / "old").mkdir()
    (work / "site").mkdir(parents=True)
    (work / "site" / "new").write_text("1")
    journal.commit(work, work / "site")
    assert journal.roll_forward(work, work / "site", target)
    assert not journal.roll_forward(work, work / "site", target)
    assert names(target) == [".credatlas.staging", "lost+found", "new"]


def test_a_damaged_journal_stops_the_next_build_in_words(target: Path) -> None:
    work = target.parent / ".site.staging"
    work.mkdir()
    (work / "journal").write_text("[")
    with pytest.raises(PublishError, match="damaged"):
        build(target, {})


def test_two_folders_exchange_or_both_stay(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name / name).mkdir(parents=True)
    exchange(tmp_path / "a", tmp_path / "b")
    assert names(tmp_path / "a") == ["b"]
    with pytest.raises(FileNotFoundError):
        exchange(tmp_path / "a", tmp_path / "c")
    assert names(tmp_path / "a") == ["b"]


def test_a_mount_point_is_known() -> None:
    assert is_mount(Path("/"))
    assert not is_mount(Path(__file__))


def test_a_single_file_is_replaced_whole_with_its_permissions_and_links(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yml", tmp_path / "link.yml"
    write_atomic(real, b"1")
    assert stat.S_IMODE(real.stat().st_mode) == 0o644
    real.chmod(0o600)
    link.symlink_to(real)
    write_atomic(link, b"2")
    assert link.is_symlink()
    assert (real.read_bytes(), stat.S_IMODE(real.stat().st_mode)) == (b"2", 0o600)
    assert len(names(tmp_path)) == 2


def test_a_single_file_that_cannot_be_replaced_stays(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        write_atomic(tmp_path / "folder", b"1")
    assert names(tmp_path) == ["folder"]
