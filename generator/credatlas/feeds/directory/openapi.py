"""`api/v1/openapi.json`: the whole static tree as OpenAPI 3.1, from what feeds say of their addresses."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Any, NamedTuple

from credatlas.feeds._json import JSON, json_bytes
from credatlas.feeds.directory.directory import Directory, Production, Stage, directories
from credatlas.feeds.directory.index import OPENAPI
from credatlas.feeds.directory.manifest import SIGNATURE
from credatlas.feeds.feed import Address, Artifact, feeds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from credatlas.catalogue.edition import Edition

_NAME = re.compile(r"\{(\w+)\}")
_ABOUT = (
    "Static files: every address answers GET, none takes parameters in a query. Begin with index.json, "
    "follow changes.json. What is unknown is absent or null. A change that could break a reader gets a new "
    "address, and the old one stays for twelve months."
)


class Described(NamedTuple):
    """An address, whose feed it is, and a file that lies there (where one is known yet)."""

    address: Address
    group: str
    example: str | None


def described(production: Production) -> Iterator[Described]:
    """Every address at which a file lies, or will lie once the later stages are made."""
    paths = [file.path for file in production.files]
    for feed in feeds():
        for address in feed.addresses:
            yield from _found(address, feed.title, paths)
    for directory in directories():
        for address in directory.addresses:
            found = list(_found(address, directory.title, paths))
            later = directory.stage >= Stage.DESCRIPTION
            yield from found or ([Described(address, directory.title, None)] if later else [])


def pattern(template: str) -> re.Pattern[str]:
    """What the addresses of a template look like."""
    parts = _NAME.split(template)
    return re.compile(
        "".join(f"(?P<{part}>[^/]+)" if at % 2 else re.escape(part) for at, part in enumerate(parts))
    )


def _found(address: Address, group: str, paths: Sequence[str]) -> Iterator[Described]:
    literal, matches = address.template.partition("{")[0], pattern(address.template).fullmatch
    for path in paths[bisect_left(paths, literal) :]:
        if not path.startswith(literal):
            return
        if matches(path):
            yield Described(address, group, path)
            return


def _export(edition: Edition, production: Production, _: object) -> Iterator[Artifact]:
    site = edition.site
    found = list(described(production))
    if site.signed:
        found.append(Described(SIGNATURE, "Manifest", None))
    licence = (
        {"license": {"name": site.data_licence, "identifier": site.data_licence}} if site.data_licence else {}
    )
    document = {
        "openapi": "3.1.0",
        "info": {"title": site.name, "version": "1.0", "description": _ABOUT, **licence},
        "servers": [{"url": site.url or "../../"}],
        "tags": [{"name": group} for group in dict.fromkeys(one.group for one in found)],
        "paths": {f"/{one.address.template}": {"get": _operation(one)} for one in found},
    }
    yield Artifact(path=OPENAPI, media_type=JSON, body=json_bytes(document))


def _operation(one: Described) -> dict[str, Any]:
    address = one.address
    operation: dict[str, Any] = {
        "operationId": re.sub(r"[^A-Za-z0-9]+", "-", address.template).strip("-"),
        "summary": address.text,
        "tags": [one.group],
        "responses": {"200": {"description": address.text, "content": {address.media_type: _content(one)}}},
    }
    names = _NAME.findall(address.template)
    if names:
        match = pattern(address.template).fullmatch(one.example or "")
        operation["parameters"] = [_parameter(name, match[name] if match else None) for name in names]
    return operation


def _parameter(name: str, example: str | None) -> dict[str, Any]:
    written: dict[str, Any] = {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
    return written if example is None else {**written, "example": example}


def _content(one: Described) -> dict[str, Any]:
    address = one.address
    content: dict[str, Any] = {}
    if address.schema:
        content["schema"] = {"$ref": f"schemas/{address.schema}.json"}
    elif "json" in address.media_type:
        content["schema"] = {"type": "object"}
    if one.example:
        content["examples"] = {"published": {"externalValue": f"../../{one.example}"}}
    return content


DESCRIPTION = Directory(
    name="openapi",
    stage=Stage.DESCRIPTION,
    export=_export,
    title="Entry point",
    addresses=(Address(OPENAPI, JSON, "This document"),),
)
