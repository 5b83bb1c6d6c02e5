"""The architecture, held by machine: layers, purity below the doors, documented names, small modules."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(__file__).parent.parent
PACKAGE = REPOSITORY / "generator" / "credatlas"
DOORS = ("cli", "mkdocs_plugin")
A_DOCUMENT_RULE_MAY_IMPORT = re.compile(
    r"credatlas\.(diagnostics|model|vocab|rules\.rule|rules\.document)(\..+)?"
)

CLOCK_AND_MACHINE = {
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("date", "today"),
    ("time", "time"),
    ("os", "environ"),
    ("os", "getenv"),
    ("locale", "getlocale"),
    ("locale", "setlocale"),
    ("random", "random"),
    ("uuid", "uuid4"),
}
"""What the machine or the moment decides: it enters at the doors and is passed down."""

MODULES = sorted(PACKAGE.rglob("*.py"))
ONE_IDEA = 150
"""Lines that one idea takes. Families of rules, each with its manual, and a few readers take more."""
LARGEST_MODULE = 500


def layer(module: Path) -> str:
    """The top-level name below the package that `module` belongs to: `rules/dates.py` -> `rules`."""
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def names(modules: list[Path]) -> list[str]:
    """Readable test ids."""
    return [module.relative_to(PACKAGE).as_posix() for module in modules]


def tree(module: Path) -> ast.Module:
    """The parsed module."""
    return ast.parse(module.read_text(encoding="utf-8"), filename=str(module))


BELOW_THE_DOORS = [module for module in MODULES if layer(module) not in DOORS]


def test_every_import_goes_down_the_layers() -> None:
    """The contracts of pyproject.toml: exhaustive layers, and MkDocs behind the engine."""
    linted = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--no-cache"],
        cwd=REPOSITORY,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert linted.returncode == 0, linted.stdout + linted.stderr


def test_every_package_has_its_place_in_the_contract() -> None:
    """A name that nobody placed would be a layer that nobody meant."""
    contracts = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    layers = contracts["tool"]["importlinter"]["contracts"][0]["layers"]
    placed = {name.strip("() ") for line in layers for name in line.replace(":", "|").split("|")}
    assert {layer(module) for module in MODULES} - {"__init__", "__main__"} <= placed


@pytest.mark.parametrize("module", BELOW_THE_DOORS, ids=names(BELOW_THE_DOORS))
def test_below_the_doors_nothing_prints_exits_or_asks_the_machine(module: Path) -> None:
    """Same content, version, moment: same bytes. So the moment and the machine are arguments."""
    found = [*_prints_and_exits(tree(module)), *_asks_the_machine(tree(module))]
    assert not found, "\n".join(found)


def _prints_and_exits(parsed: ast.Module) -> Iterator[str]:
    for node in ast.walk(parsed):
        match node:
            case ast.Call(func=ast.Name(id="print" | "exit" | "quit" | "input" as called)):
                yield f"line {node.lineno}: {called}() belongs to the doors"
            case ast.Attribute(value=ast.Name(id="sys"), attr="exit" | "stdout" | "stderr" | "stdin" as used):
                yield f"line {node.lineno}: sys.{used} belongs to the doors"
            case ast.ExceptHandler(type=ast.Name(id="CredAtlasError")):
                yield f"line {node.lineno}: only the doors catch CredAtlasError"


def _asks_the_machine(parsed: ast.Module) -> Iterator[str]:
    for node in ast.walk(parsed):
        if not isinstance(node, ast.Attribute):
            continue
        owner = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
        if (owner, node.attr) in CLOCK_AND_MACHINE:
            yield f"line {node.lineno}: {owner}.{node.attr} is read at the doors and passed down"


@pytest.mark.parametrize("module", MODULES, ids=names(MODULES))
def test_every_public_name_says_what_it_is(module: Path) -> None:
    """A module, class or function that others may use has a docstring."""
    parsed = tree(module)
    assert ast.get_docstring(parsed), "the module has no docstring"
    silent = [name for name, node in _public(parsed) if not ast.get_docstring(node)]
    assert not silent, f"without a docstring: {', '.join(silent)}"


def _public(
    node: ast.Module | ast.ClassDef, prefix: str = ""
) -> Iterator[tuple[str, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]]:
    for child in node.body:
        if not isinstance(child, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if child.name.startswith("_") or _is_overload(child):
            continue
        yield f"{prefix}{child.name}", child
        if isinstance(child, ast.ClassDef):
            yield from _public(child, f"{prefix}{child.name}.")


def _is_overload(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    marks = {getattr(mark, "id", getattr(mark, "attr", "")) for mark in node.decorator_list}
    return bool(marks & {"overload", "override"})


def test_modules_have_one_idea() -> None:
    """Length is the symptom that a machine can see."""
    lengths = {module: len(module.read_text(encoding="utf-8").splitlines()) for module in MODULES}
    assert not [module for module, length in lengths.items() if length > LARGEST_MODULE]
    assert sum(length <= ONE_IDEA for length in lengths.values()) >= 0.8 * len(lengths)


def document_rules() -> list[Path]:
    """The families of rules that see one document only, and what they share."""
    return [module for module in MODULES if layer(module) == "rules" and "document" in module.parts]


@pytest.mark.parametrize("module", document_rules(), ids=names(document_rules()))
def test_document_rules_run_where_there_is_no_file_system(module: Path) -> None:
    """They import the standard library and the pure layers, so a browser can run them too."""
    for imported in _imports(tree(module)):
        standard = imported.partition(".")[0] in sys.stdlib_module_names
        assert standard or A_DOCUMENT_RULE_MAY_IMPORT.fullmatch(imported), f"{imported} is out of reach"


def _imports(parsed: ast.Module) -> Iterator[str]:
    for node in ast.walk(parsed):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
