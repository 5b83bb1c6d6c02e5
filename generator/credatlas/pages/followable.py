"""The feeds of a page, as links that people see: what is new, and a calendar of dates.

They are visible links and nothing else: the theme would fetch the sitemap
for each `link[rel=alternate]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.feeds.directory.calendars import has_dates
from credatlas.pages.page import FeedLink

if TYPE_CHECKING:
    from collections.abc import Iterable

    from credatlas.model.course import Course
    from credatlas.pages.reader import Reader


def feed_links(address: str, courses: Iterable[Course], reads: Reader) -> tuple[FeedLink, ...]:
    """The links of what has feeds below `feeds/<address>`; none where the site has no address of its own."""
    if reads.edition.site.url is None:
        return ()
    base = f"{reads.site}feeds/{address}"
    news = FeedLink(reads.strings.text("ui.feeds.link-news"), f"{base}new.atom")
    if not any(has_dates(course) for course in courses):
        return (news,)
    return (news, FeedLink(reads.strings.text("ui.feeds.link-dates"), f"{base}deadlines.ics"))
