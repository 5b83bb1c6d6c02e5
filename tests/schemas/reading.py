"""The schemas as a stranger's validator sees them: jsonschema and the folder, none of our own code."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Schema = dict[str, Any]

KINDS = ("course", "pathway", "institution", "network", "agreement")


class Schemas:
    """All schemas by kind (and `common`), and what they find wrong with a document."""

    def __init__(self, folder: Path) -> None:
        self.by_kind: dict[str, Schema] = {
            path.name.removesuffix(".schema.json"): json.loads(path.read_bytes())
            for path in sorted(folder.glob("*.schema.json"))
        }
        self._registry: Registry[Any] = Registry().with_resources(
            (schema["$id"], Resource.from_contents(schema)) for schema in self.by_kind.values()
        )

    def problems(self, kind: str, data: object) -> list[str]:
        """`/pointer keyword` of everything wrong with a document, sorted."""
        return self.problems_under(self.by_kind[kind], data)

    def problems_under(self, schema: Schema, data: object) -> list[str]:
        """The same under any schema whose references name the files of the folder."""
        errors = Draft202012Validator(schema, registry=self._registry).iter_errors(data)
        return sorted(f"{_pointer(error.absolute_path)} {error.validator}" for error in errors)

    def resolve(self, schema: Schema, home: str) -> tuple[Schema, str]:
        """What a schema of the file `home` says where it refers elsewhere, and the file where that stands."""
        while "$ref" in schema:
            file, _, name = schema["$ref"].partition("#/$defs/")
            home = file.removesuffix(".schema.json") or home
            schema = self.by_kind[home]["$defs"][name]
        return schema, home


def _pointer(path: Iterable[str | int]) -> str:
    return "/" + "/".join(str(step) for step in path)


class _Loader(yaml.CSafeLoader):
    """YAML with the scalars of JSON: `on` stays a word and a date stays a string."""


_Loader.yaml_implicit_resolvers = {}
for _tag, _form, _first in (
    ("null", r"null|~", "n~"),
    ("bool", r"true|false", "tf"),
    ("int", r"-?(0|[1-9][0-9]*)", "-0123456789"),
    ("float", r"-?(0|[1-9][0-9]*)\.[0-9]+", "-0123456789"),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_form})\Z"), list(_first))


def read_yaml(text: str) -> Any:
    """The document that a text holds."""
    return yaml.load(text, _Loader)
