"""`api/v1/excluded/<feed>.json`: the entries that a feed had to leave out, each with the reasons."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from credatlas.feeds._json import JSON, document
from credatlas.feeds.directory.directory import Directory, Production, Stage
from credatlas.feeds.feed import Address, Artifact
from credatlas.rules.registry import all_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from credatlas.catalogue.edition import Edition
    from credatlas.feeds.feed import Omission

SCHEMA_VERSION = "1.0"


def excluded_path(feed: str) -> str:
    """Where the entries are listed that a feed leaves out."""
    return f"api/v1/excluded/{feed}.json"


def by_feed(production: Production) -> Mapping[str, Sequence[Omission]]:
    """Feed -> what it leaves out; feeds that leave nothing out are absent."""
    found: defaultdict[str, list[Omission]] = defaultdict(list)
    for omission in production.omissions:
        found[omission.feed].append(omission)
    return found


def _export(_: Edition, production: Production, __: object) -> Iterator[Artifact]:
    for feed, omissions in by_feed(production).items():
        found = {
            "schema_version": SCHEMA_VERSION,
            "feed": feed,
            "total": len(omissions),
            "items": [
                {
                    "kind": one.entry.kind.value,
                    "id": one.entry.slug,
                    "codes": list(one.codes),
                    "reason": " ".join(_reason(code) for code in one.codes),
                }
                for one in omissions
            ],
        }
        yield document(excluded_path(feed), found, "api-excluded")


def _reason(code: str) -> str:
    """What the rule behind a code asks for, in English."""
    rule = all_rules().get(code)
    return rule.title if rule else code


EXCLUDED = Directory(
    name="excluded",
    stage=Stage.FOLLOWING,
    export=_export,
    title="What feeds leave out",
    addresses=(
        Address("api/v1/excluded/{feed}.json", JSON, "What a feed leaves out, and why", "api-excluded"),
    ),
)
