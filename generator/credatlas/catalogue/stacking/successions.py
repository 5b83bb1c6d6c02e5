"""Courses that are one credential under two names: a version that took the place of another."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from credatlas.catalogue.once import once

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from credatlas.catalogue.catalogue import Catalogue


@once
def same_courses(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """Course -> the others that are the same credential, sorted; courses without such are left out.

    One course that replaces exactly one other, which nothing else replaces, is the same credential. A course
    that was split or merged is not: holding a part of it is not holding it.
    """
    following = dict(_successions(catalogue))
    ends = set(following.values())
    groups: dict[str, tuple[str, ...]] = {}
    for first in sorted(set(following) - ends):
        line = [first]
        while (then := following.get(line[-1])) is not None:
            line.append(then)
        for slug in line:
            groups[slug] = tuple(sorted(set(line) - {slug}))
    return groups


def _successions(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """(earlier, later) for each pair that is one to one."""
    later: defaultdict[str, set[str]] = defaultdict(set)
    earlier: defaultdict[str, set[str]] = defaultdict(set)
    for slug, course in catalogue.courses.items():
        stated = [(old, slug) for old in course.replaces]
        if course.withdrawn and course.withdrawn.successor:
            stated.append((slug, course.withdrawn.successor))
        for old, new in stated:
            if old != new:
                later[old].add(new)
                earlier[new].add(old)
    for old in sorted(later):
        for new in later[old]:
            if len(later[old]) == 1 and len(earlier[new]) == 1:
                yield old, new
