"""`credatlas build` without search and without the feeds for aggregators: check, every page, API documents.

Design §9 gives this part of the work a limit of its own; nobody builds so, and there is no option for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.build import site
from credatlas.cli import main
from credatlas.feeds import feeds

if TYPE_CHECKING:
    from credatlas.feeds import Feed

API = frozenset({"api-lists", "api-entries", "schemas"})
"""The feeds that are the API itself."""


def _api() -> tuple[Feed, ...]:
    return tuple(feed for feed in feeds() if feed.name in API)


if __name__ == "__main__":
    vars(site)["feeds"] = _api
    main()
