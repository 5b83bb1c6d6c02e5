"""Cutting long lists into pages, and the links between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeVar

    T = TypeVar("T")

NEAR = 2
"""So many pages before and after the current one have a link."""
JUMPS = 10
"""About so many links lead further away."""


class PageLink(NamedTuple):
    """A page of a list; `gap` says that pages before it are not shown."""

    number: int
    address: str
    current: bool
    gap: bool


def pages(length: int, size: int) -> int:
    """How many pages a list takes; an empty one takes one."""
    return max(1, -(-length // size))


def cut(items: Sequence[T], page: int, size: int) -> Sequence[T]:
    """The items of a page, the first being 1."""
    return items[(page - 1) * size : page * size]


def paging(current: int, last: int, address: Callable[[int], str]) -> tuple[PageLink, ...]:
    """Links to the first, the last, the neighbours, and steps between; none where there is one page."""
    if last == 1:
        return ()
    step = max(1, last // JUMPS)
    near = range(max(1, current - NEAR), min(last, current + NEAR) + 1)
    numbers = sorted({1, last, *near, *range(step, last, step)})
    before = (0, *numbers)
    return tuple(
        PageLink(number, address(number), number == current, number - previous > 1)
        for previous, number in zip(before, numbers, strict=False)
    )
