from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

import credatlas
from credatlas.build.cache import Cache, digest
from credatlas.build.pack import Pack

GENERATION = digest("version 1")
KEYS = [digest(str(number)) for number in range(20)]


def fill(folder: Path, keys: list[bytes], generation: bytes = GENERATION) -> None:
    with Cache(folder, generation) as cache:
        for key in keys:
            cache.put(key, b"value of " + key)


def found(folder: Path, generation: bytes = GENERATION) -> list[bytes]:
    with Cache(folder, generation) as cache:
        values = {key: cache.get(key) for key in KEYS}
    assert all(value in (None, b"value of " + key) for key, value in values.items())
    return [key for key, value in values.items() if value is not None]


def packs(folder: Path) -> list[Path]:
    return sorted(folder.glob("*/*.pack"))


def test_what_was_put_is_found_by_the_next_build_and_at_once(tmp_path: Path) -> None:
    with Cache(tmp_path, GENERATION) as cache:
        assert cache.get(KEYS[0]) is None
        cache.put(KEYS[0], b"")
        cache.put(KEYS[1], bytes(range(256)))
        assert cache.get(KEYS[1]) == bytes(range(256))
    with Cache(tmp_path, GENERATION) as cache:
        assert [cache.get(key) for key in KEYS[:3]] == [b"", bytes(range(256)), None]


def test_many_megabytes_are_found_at_once_and_by_the_next_build(tmp_path: Path) -> None:
    values = {digest(str(number)): bytes([number % 256]) * 1500 for number in range(2000)}
    with Cache(tmp_path, GENERATION) as cache:
        for key, value in values.items():
            cache.put(key, value)
        assert all(cache.get(key) == value for key, value in values.items())
    with Cache(tmp_path, GENERATION) as cache:
        assert all(cache.get(key) == value for key, value in values.items())


def test_another_generation_finds_nothing(tmp_path: Path) -> None:
    fill(tmp_path, KEYS)
    assert found(tmp_path, digest("version 2")) == []
    assert found(tmp_path) == KEYS


def test_without_a_folder_it_is_always_empty() -> None:
    with Cache(None, GENERATION) as cache:
        cache.put(KEYS[0], b"1")
        assert cache.get(KEYS[0]) is None


def test_a_build_that_fails_still_leaves_what_it_had_made(tmp_path: Path) -> None:
    def build() -> None:
        with Cache(tmp_path, GENERATION) as cache:
            cache.put(KEYS[0], b"value of " + KEYS[0])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        build()
    assert found(tmp_path) == KEYS[:1]


def test_a_pack_cut_short_anywhere_reads_as_empty(tmp_path: Path) -> None:
    fill(tmp_path, KEYS[:3])
    (pack,) = packs(tmp_path)
    whole = pack.read_bytes()
    for length in range(len(whole)):
        pack.write_bytes(whole[:length])
        assert found(tmp_path) == []


def test_no_damaged_byte_gives_a_wrong_value(tmp_path: Path) -> None:
    fill(tmp_path, KEYS[:3])
    (pack,) = packs(tmp_path)
    whole = pack.read_bytes()
    for at in range(len(whole)):
        pack.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        found(tmp_path)


def test_a_folder_that_cannot_be_written_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    fill(tmp_path / "file", KEYS)
    assert found(tmp_path / "file") == []


def test_a_damaged_value_is_replaced_by_the_next_one(tmp_path: Path) -> None:
    fill(tmp_path, KEYS)
    (pack,) = packs(tmp_path)
    whole = pack.read_bytes()
    pack.write_bytes(whole.replace(b"value of " + KEYS[0], b"value uf " + KEYS[0]))
    assert found(tmp_path) == KEYS[1:]
    (healed,) = packs(tmp_path)
    assert healed != pack
    fill(tmp_path, KEYS[:1])
    assert found(tmp_path) == KEYS


def test_many_small_builds_leave_few_packs_and_lose_nothing(tmp_path: Path) -> None:
    for key in KEYS:
        fill(tmp_path, [key])
    assert found(tmp_path) == KEYS
    assert len(packs(tmp_path)) <= 8


def test_a_whole_build_may_forget_what_it_did_not_need(tmp_path: Path) -> None:
    fill(tmp_path, KEYS)
    with Cache(tmp_path, GENERATION) as cache:
        for key in KEYS[:12]:
            cache.get(key)
        cache.prune()
    assert found(tmp_path) == KEYS, "rewriting is not worth it for a minority"
    with Cache(tmp_path, GENERATION) as cache:
        for key in KEYS[:5]:
            cache.get(key)
        cache.prune()
    assert found(tmp_path) == KEYS[:5]
    assert len(packs(tmp_path)) == 1


def test_a_partial_build_forgets_nothing(tmp_path: Path) -> None:
    fill(tmp_path, KEYS)
    with Cache(tmp_path, GENERATION) as cache:
        cache.get(KEYS[0])
    assert found(tmp_path) == KEYS


def test_builds_at_the_same_time_keep_what_both_made(tmp_path: Path) -> None:
    with Cache(tmp_path, GENERATION) as one, Cache(tmp_path, GENERATION) as other:
        one.put(KEYS[0], b"value of " + KEYS[0])
        other.put(KEYS[1], b"value of " + KEYS[1])
    assert found(tmp_path) == KEYS[:2]


def test_old_generations_vanish_and_nothing_that_is_not_a_cache(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / ("0" * 32)).mkdir()
    (tmp_path / ("0" * 32) / "notes.txt").write_text("precious")
    os.utime(tmp_path / ("0" * 32), (0, 0))
    generations = [digest(f"version {number}") for number in range(9)]
    for age, generation in enumerate(generations):
        fill(tmp_path, KEYS, generation)
        os.utime(tmp_path / generation.hex(), (1000 + age, 1000 + age))
    fill(tmp_path, KEYS, generations[-1])
    kept = {generation.hex() for generation in generations[-6:]}
    assert {path.name for path in tmp_path.iterdir()} == kept | {"notes", "0" * 32, ".gitignore"}
    assert (tmp_path / ("0" * 32) / "notes.txt").exists()


def test_git_does_not_see_the_cache(tmp_path: Path) -> None:
    fill(tmp_path, KEYS)
    assert (tmp_path / ".gitignore").read_text() == "*\n"


def lookup(cache: Cache) -> bytes | None:
    return cache.get(KEYS[0])


def store(cache: Cache) -> None:
    cache.put(KEYS[1], b"")


@pytest.mark.parametrize("start", ["fork", "spawn"])
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_a_worker_reads_but_its_values_are_put_by_the_first_process(tmp_path: Path, start: str) -> None:
    fill(tmp_path, KEYS)
    with Cache(tmp_path, GENERATION) as cache, ProcessPoolExecutor(1, get_context(start)) as pool:
        assert pool.submit(lookup, cache).result() == b"value of " + KEYS[0]
        with pytest.raises(RuntimeError, match="worker"):
            pool.submit(store, cache).result()


def test_a_cache_travels_by_its_place_not_by_its_open_files(tmp_path: Path) -> None:
    fill(tmp_path, KEYS)
    with Cache(tmp_path, GENERATION) as cache:
        travelled = pickle.loads(pickle.dumps(cache))
    assert travelled.get(KEYS[0]) == b"value of " + KEYS[0]


def test_parts_of_a_key_cannot_be_cut_differently() -> None:
    keys = [digest("ab", "c"), digest("a", "bc"), digest("abc"), digest("abc", ""), digest(b"abc", b"", b"")]
    assert len(set(keys)) == len(keys)
    assert digest("é") == digest("é".encode())


def test_something_else_is_no_pack(tmp_path: Path) -> None:
    (tmp_path / "x.pack").write_bytes(b"x" * 1000)
    assert Pack.open(tmp_path / "x.pack") is None
    assert Pack.open(tmp_path / "absent.pack") is None


def test_any_edit_of_the_code_gives_another_toolchain(tmp_path: Path, repository: Path) -> None:
    package = tmp_path / "generator" / "credatlas"
    shutil.copytree(Path(credatlas.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(repository / "schemas", tmp_path / "schemas")

    def toolchain() -> str:
        code = "from credatlas.build.toolchain import toolchain; print(toolchain().hex())"
        command = [sys.executable, "-B", "-c", code]
        environment = os.environ | {"PYTHONPATH": str(package.parent)}
        return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout

    first = toolchain()
    assert toolchain() == first
    (package / "errors.py").write_text((package / "errors.py").read_text() + "\n# changed\n")
    second = toolchain()
    (tmp_path / "schemas" / "new.json").write_text("{}")
    assert len({first, second, toolchain()}) == 3
