"""The locks: complete, agreed with pyproject.toml, hashed, and silent about the machine that made them."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPOSITORY = Path(__file__).parent.parent.parent
LOCKS = ("runtime", "test", "bench")
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
EXTRAS = [line for lines in PROJECT["project"]["optional-dependencies"].values() for line in lines]
ASKED = {
    "runtime": PROJECT["project"]["dependencies"] + GROUPS["build"],
    "test": PROJECT["project"]["dependencies"] + GROUPS["build"] + GROUPS["test"] + EXTRAS,
    "bench": GROUPS["bench"],
}


def lock(name: str) -> str:
    """The text of one lock."""
    return (REPOSITORY / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def locked(name: str) -> list[Requirement]:
    """Its pinned requirements."""
    return [Requirement(line) for line in re.findall(r"^([a-z0-9][^\\\n]*?) ?\\?$", lock(name), re.MULTILINE)]


@pytest.mark.parametrize("name", LOCKS)
def test_every_version_is_exact_and_hashed(name: str) -> None:
    entries = re.split(r"^(?=[a-z0-9])", lock(name), flags=re.MULTILINE)[1:]
    assert len(entries) == len(locked(name))
    for entry in entries:
        assert re.match(r"[a-z0-9-]+==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_host_and_no_folder(name: str) -> None:
    assert not re.search(r"://|--index|--extra-index|--find-links|file:|/opt/|@ ", lock(name))


@pytest.mark.parametrize("name", LOCKS)
def test_what_pyproject_asks_for_is_locked(name: str) -> None:
    """A dependency added or raised without `make lock` is found here, not on somebody's machine."""
    versions: dict[str, list[str]] = {}
    for requirement in locked(name):
        versions.setdefault(canonicalize_name(requirement.name), []).append(str(requirement.specifier)[2:])
    for asked in map(Requirement, ASKED[name]):
        found = versions.get(canonicalize_name(asked.name), [])
        assert found, f"{asked.name} is not in requirements/{name}.txt: run `make lock`"
        assert all(asked.specifier.contains(version) for version in found), f"{asked}: run `make lock`"


def test_the_locks_agree_with_each_other() -> None:
    """The tests run what is published: the same versions, in whichever lock."""
    pins = {name: {f"{pin.name}{pin.specifier}" for pin in locked(name)} for name in LOCKS}
    assert pins["runtime"] <= pins["test"] <= pins["bench"]


@pytest.mark.parametrize(("folder", "asked"), [("generator", "runtime"), ("tests", "test")])
def test_what_is_imported_is_asked_for(folder: str, asked: str) -> None:
    """A package that happens to come along with another one may leave with it."""
    declared = {canonicalize_name(Requirement(line).name) for line in ASKED[asked] + EXTRAS} | {"credatlas"}
    providers = packages_distributions()
    for module in sorted((REPOSITORY / folder).rglob("*.py")):
        for name in imported(module) - sys.stdlib_module_names - {"credatlas", "tests", "benchmarks"}:
            assert declared & {canonicalize_name(one) for one in providers.get(name, [])}, f"{module}: {name}"


def imported(module: Path) -> set[str]:
    """The top-level packages that a module imports."""
    nodes = list(ast.walk(ast.parse(module.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    named = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    return {name.partition(".")[0] for name in plain | named}
