"""Trees as JSON: what the planner in the browser reads, and what the shared cases are written in.

`{"pathway": "p", "pathways": {"nested": [group, ...], "p": [group, ...]}}`: the innermost pathway first, each
once.
A group is `{"block", "parts", "choose"?, "min"?, "max"?, "after"?, "optional"?}`, credits in ECTS. A part is
`{"course", "ects", "same"?, "requires"?}`, `{"pathway"}` or `{"open"}`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from credatlas.catalogue.stacking.tree import (
    CoursePart,
    Group,
    NestedPart,
    OpenPart,
    Part,
    Tree,
    below,
    ects,
    halves,
)
from credatlas.model.prerequisites import Requirement

if TYPE_CHECKING:
    from collections.abc import Mapping


def written(tree: Tree) -> dict[str, Any]:
    """The JSON value of a tree."""
    return {"pathway": tree.slug, "pathways": {one.slug: [*map(_group, one.groups)] for one in below(tree)}}


def read(value: Mapping[str, Any]) -> Tree:
    """The tree that `written` wrote."""
    made: dict[str, Tree] = {}
    for slug, groups in value["pathways"].items():
        made[slug] = Tree(slug=slug, groups=tuple(_read_group(group, made) for group in groups))
    return made[value["pathway"]]


def _group(group: Group) -> dict[str, Any]:
    value = {
        "block": group.key,
        "parts": [_part(part) for part in group.parts],
        "choose": group.choose,
        "min": None if group.least is None else _number(group.least),
        "max": None if group.most is None else _number(group.most),
        "after": list(group.after) or None,
        "optional": group.optional or None,
    }
    return {name: each for name, each in value.items() if each is not None}


def _part(part: Part) -> dict[str, Any]:
    if isinstance(part, NestedPart):
        return {"pathway": part.slug}
    if isinstance(part, OpenPart):
        return {"open": part.slug}
    value: dict[str, Any] = {"course": part.slug, "ects": _number(part.credits or 0)}
    if part.same:
        value["same"] = list(part.same)
    if part.requires:
        value["requires"] = _requirement(part.requires)
    return value


def _number(credits: int) -> float | int:
    value = ects(credits)
    return int(value) if value.is_integer() else value


def _requirement(requirement: Requirement) -> Any:
    if requirement.course:
        return requirement.course
    word, parts = ("any", requirement.any) if requirement.any else ("all", requirement.all)
    return {word: [_requirement(part) for part in parts]}


def _read_group(value: Mapping[str, Any], made: Mapping[str, Tree]) -> Group:
    return Group(
        key=value["block"],
        parts=tuple(_read_part(part, made) for part in value["parts"]),
        choose=value.get("choose"),
        least=halves(value["min"]) if "min" in value else None,
        most=halves(value["max"]) if "max" in value else None,
        after=tuple(value.get("after", ())),
        optional=value.get("optional", False),
    )


def _read_part(value: Mapping[str, Any], made: Mapping[str, Tree]) -> Part:
    if "pathway" in value:
        return NestedPart(tree=made[value["pathway"]])
    if "open" in value:
        return OpenPart(slug=value["open"])
    return CoursePart(
        slug=value["course"],
        credits=halves(value["ects"]),
        same=tuple(value.get("same", ())),
        requires=_read_requirement(value["requires"]) if "requires" in value else None,
    )


def _read_requirement(value: Any) -> Requirement:
    if isinstance(value, str):
        return Requirement(course=value)
    return Requirement(
        all=tuple(_read_requirement(part) for part in value.get("all", ())),
        any=tuple(_read_requirement(part) for part in value.get("any", ())),
    )
