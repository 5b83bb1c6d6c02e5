"""What a course is for somebody from a given university, as data: whom each run admits, and where it counts.

The browser knows the reader's university and chooses; the choice leaves it never, so the page holds the
answer for everyone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import orjson
from markupsafe import escape

from credatlas.catalogue.admission import networks_meant
from credatlas.catalogue.recognition import GIVEN, Standing, treatments
from credatlas.pages import markup
from credatlas.pages.course.facts import who

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from markupsafe import Markup

    from credatlas.catalogue.edition import Edition
    from credatlas.catalogue.recognition import Decision
    from credatlas.model.course import Course
    from credatlas.model.network import Network
    from credatlas.model.offering import LearnerGroup, Offering
    from credatlas.pages.reader import Reader

WIDEST = 60
"""A card that would have to name more institutions than this names none."""


def home_data(course: Course, reader: Reader) -> Markup:
    """The data block of a course's page."""
    runs = course.offerings.values()
    data = {
        "own": list(course.awarding_bodies or course.providers),
        "members": _members(course, reader),
        "runs": {
            run.id: [_group(group, run, course, reader) for group in run.groups] for run in runs if run.groups
        },
        "counts": reader.alike("home-counts", course, lambda: _counts(course, reader)),
    }
    return markup.data_block("home-data", data)


def networks(course: Course, edition: Edition) -> tuple[str, ...]:
    """The networks whose members' learners a course means by `members`."""
    return networks_meant(course, edition.catalogue)


def _members(course: Course, reader: Reader) -> list[str]:
    if not any(group.who == "members" for run in course.offerings.values() for group in run.groups):
        return []
    named = networks(course, reader.edition)
    return reader.kept(("home-members", named), lambda: _members_of(named, reader.edition))


def _members_of(named: Iterable[str], edition: Edition) -> list[str]:
    found = (edition.catalogue.networks.get(slug) for slug in named)
    return list(dict.fromkeys(slug for network in found if network for slug in current(network, edition)))


def current(network: Network, edition: Edition) -> Iterator[str]:
    """The members of a network on the day of the edition."""
    for slug, member in network.members.items():
        if (member.from_ or edition.today) <= edition.today <= (member.until or edition.today):
            yield slug


def _group(group: LearnerGroup, run: Offering, course: Course, reader: Reader) -> dict[str, str]:
    """Who, and what applies to them, in words and local instants; what is not stated is not there."""
    price = group.price or run.price or course.price
    opens = group.opens or (run.apply.opens if run.apply else None)
    closes = group.closes or (run.apply.closes if run.apply else None)
    found = {
        "who": group.who,
        "label": reader.bare(who(group.who, reader)),
        "price": reader.bare(reader.money(price)) if price else "",
        "seats": reader.text("run.places", count=group.seats) if group.seats is not None else "",
        "opens": opens.local() if opens else "",
        "closes": closes.local(last=True) if closes else "",
        "condition": reader.plain(group.condition) if group.condition else "",
    }
    return {key: value for key, value in found.items() if value}


class _Alike(NamedTuple):
    """What institutions have in common that treat a credential alike."""

    standing: str
    as_: str | None
    ects: float | None
    from_: str
    until: str
    mailbox: str | None


def _counts(course: Course, reader: Reader) -> orjson.Fragment:
    """As JSON already: most courses of an institution have the same."""
    found: dict[_Alike, list[str]] = {}
    for decision, slugs in treatments(course, reader.edition.catalogue, reader.edition.today):
        if decision.standing is not Standing.UNSTATED:
            found.setdefault(_alike(decision), []).extend(slugs)
    return orjson.Fragment(orjson.dumps([_shown(alike, slugs, reader) for alike, slugs in found.items()]))


def _alike(decision: Decision) -> _Alike:
    asking = decision.standing in (Standing.ASK, Standing.AGREEMENT)
    return _Alike(
        standing=decision.standing.value,
        as_=decision.as_,
        ects=decision.ects,
        from_=decision.from_.isoformat() if decision.from_ else "",
        until=decision.until.isoformat() if decision.until else "",
        mailbox=decision.mailbox if asking else None,
    )


def _shown(alike: _Alike, slugs: list[str], reader: Reader) -> dict[str, Any]:
    found = {
        "at": slugs,
        "how": alike.standing,
        "as": reader.bare(reader.label("recognition-as", alike.as_)) if alike.as_ else "",
        "ects": reader.strings.ects(alike.ects) if alike.ects is not None else "",
        "from": alike.from_,
        "until": alike.until,
        "mailbox": alike.mailbox or "",
    }
    return {key: value for key, value in found.items() if value}


def card_data(course: Course, runs: Iterable[Offering], reader: Reader) -> Markup:
    """In short for a card: whom these runs admit, where all admit the same; where it counts; since when."""
    html = []
    admitted = {_admitted(run, course, reader) for run in runs if run.status == "confirmed"}
    if len(admitted) == 1 and (groups := admitted.pop()):
        html.append(
            f' data-for="{escape(groups)}" data-own="{" ".join(course.awarding_bodies or course.providers)}"'
        )
        if "members~" in groups:
            html.append(f' data-networks="{" ".join(networks(course, reader.edition))}"')
    counts = reader.alike("home-briefly", course, lambda: _briefly(course, reader.edition))
    if counts:
        html.append(f' data-counts="{counts}"')
    if since := course.publish_from or min((change.on for change in course.changes), default=None):
        html.append(f' data-since="{since}"')
    return markup.safe("".join(html))


def _admitted(run: Offering, course: Course, reader: Reader) -> str:
    """`members~€0~Students of the members;anyone~€180~Anyone`."""
    parts = (
        (group.who, _price(group, run, course, reader), reader.bare(who(group.who, reader)))
        for group in run.groups
    )
    return ";".join("~".join(text.translate(_APART) for text in part) for part in parts)


_APART = str.maketrans(";~", ",-")


def _price(group: LearnerGroup, run: Offering, course: Course, reader: Reader) -> str:
    price = group.price or run.price or course.price
    return reader.bare(reader.money(price)) if price else ""


def _briefly(course: Course, edition: Edition) -> str:
    """`automatic:lumen fjord;agreement:olive`: institutions on which a learner can rely."""
    near = treatments(course, edition.catalogue, edition.today)
    if sum(len(slugs) for _, slugs in near) > WIDEST:
        return ""
    found: dict[str, list[str]] = {}
    for decision, slugs in near:
        if decision.standing in GIVEN:
            found.setdefault(decision.standing.value, []).extend(slugs)
    return ";".join(f"{standing}:{' '.join(slugs)}" for standing, slugs in _sorted(found))


def _sorted(found: Mapping[str, list[str]]) -> list[tuple[str, list[str]]]:
    order = [standing.value for standing in Standing]
    return sorted(found.items(), key=lambda item: order.index(item[0]))
