"""What contributors can see of the state of the catalogue: how many entries stand where."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from credatlas.model.tier import Tier
from credatlas.pages.block import Block
from credatlas.pages.templates import template

if TYPE_CHECKING:
    from markupsafe import Markup

    from credatlas.pages.block import Host
    from credatlas.pages.reader import Reader


class TierLine(NamedTuple):
    """How many courses have reached a tier."""

    tier: Markup
    courses: str
    required: bool


def _body(reads: Reader, _: Host) -> str:
    edition = reads.edition
    courses = [each for each in edition.catalogue.courses.values() if each.status == "active"]
    reached = Counter(edition.standing(course.id).tier for course in courses)
    lines = [
        TierLine(
            reads.label("tier", tier.word),
            reads.number(sum(count for other, count in reached.items() if other >= tier)),
            tier is edition.site.required_tier,
        )
        for tier in Tier
    ]
    return template(reads.language, "contribute").render(root=reads.root, lines=lines)


CONTRIBUTE = Block(name="contribute", body=_body)
