"""How much of what a feed could carry it does carry: all that reaches its tier should be there."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from credatlas.feeds.feed import feeds
from credatlas.model.ids import EntryId, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from credatlas.catalogue.edition import Edition
    from credatlas.feeds.feed import Omission
    from credatlas.model.tier import Tier


class Coverage(NamedTuple):
    """A feed's share of the courses that reach its tier; a smaller share than all is a defect of the feed."""

    feed: str
    carried: int
    eligible: int


def coverage(edition: Edition, omissions: Iterable[Omission]) -> Iterator[Coverage]:
    """Every feed that asks a tier of the courses which it carries; none where the site has no address."""
    if edition.site.url is None:
        return
    left_out: defaultdict[str, set[EntryId]] = defaultdict(set)
    for one in omissions:
        left_out[one.feed].add(one.entry)
    reached = list(_reached(edition))
    for feed in feeds():
        if feed.tier is not None:
            eligible = {entry for entry, tier in reached if tier >= feed.tier}
            yield Coverage(feed.name, len(eligible - left_out[feed.name]), len(eligible))


def _reached(edition: Edition) -> Iterator[tuple[EntryId, Tier]]:
    """The tier of each course on offer: that which its institution, which states half of it, reaches too."""
    for course in edition.catalogue.courses.values():
        if course.status == "active":
            house = EntryId(Kind.INSTITUTION, course.institution)
            yield course.id, min(edition.standing(course.id).tier, edition.standing(house).tier)
