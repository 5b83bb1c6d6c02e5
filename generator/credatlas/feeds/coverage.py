"""How much of what a feed could carry it does carry: all that reaches its tier should be there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.feeds.feed import feeds
from credatlas.model.ids import EntryId, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from credatlas.catalogue.edition import Edition
    from credatlas.feeds.feed import Omission
    from credatlas.model.course import Course
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
    left_out = {(one.feed, one.entry) for one in omissions}
    for feed in feeds():
        if feed.tier is not None:
            eligible = [course.id for course in _eligible(edition, feed.tier)]
            carried = sum((feed.name, entry) not in left_out for entry in eligible)
            yield Coverage(feed.name, carried, len(eligible))


def _eligible(edition: Edition, tier: Tier) -> Iterator[Course]:
    """The courses on offer that reach a tier, as does the institution that states half of what it asks."""
    for course in edition.catalogue.courses.values():
        house = EntryId(Kind.INSTITUTION, course.institution)
        reached = min(edition.standing(course.id).tier, edition.standing(house).tier)
        if course.status == "active" and reached >= tier:
            yield course
