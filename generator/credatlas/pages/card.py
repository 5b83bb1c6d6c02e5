"""Cards: a course in a list, the same wherever it stands.

A card is rendered once a language, with `@/` where the way to the root of the language belongs; a page then
puts its own way in. So a course in twenty lists costs one rendering.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from credatlas.catalogue.listing import Listed
from credatlas.catalogue.once import once
from credatlas.catalogue.runs import RunState
from credatlas.pages.course import facts
from credatlas.pages.course.home import card_data
from credatlas.pages.course.run_state import chip, instants, telling
from credatlas.pages.markup import safe
from credatlas.pages.reader import Reader, reader_at
from credatlas.pages.templates import macro

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from credatlas.catalogue.cards import PriceRange
    from credatlas.catalogue.edition import Edition

HERE = "@/"
"""Stands in a kept card for the way to the root of its language; no address of ours begins like it."""


RUNS = 3
"""So many runs of a card bring it up to date until the next build."""


class Card(NamedTuple):
    """A course in a list."""

    address: str
    title: Markup
    institutions: Markup
    kind: Markup | None
    facts: tuple[Markup, ...]
    state: str
    chip: Markup
    data: Markup


@once
def _kept(_: Edition) -> dict[tuple[str, str], str]:
    """The cards already rendered, by language and course."""
    return {}


def cards(entries: Iterable[Listed], reader: Reader) -> Markup:
    """The list items of these courses, in their order."""
    return _here("".join([f"<li>{_card(entry, reader)}</li>" for entry in entries]), reader)


def card_for(entry: Listed, reader: Reader) -> Markup:
    """One card, for a list that says something about each."""
    return _here(_card(entry, reader), reader)


def stateless(edition: Edition, language: str, entry: Listed) -> str:
    """The card without its state, which a script tells from its runs; `@/` leads to the language's root."""
    still = Listed(entry.course, entry.card, (), None)
    found = card(still, reader_at(edition, language, HERE, HERE))
    told = found._replace(data=telling(entry.course.offerings.values()) + found.data)
    return str(macro(language, "card")(told))


def _here(html: str, reader: Reader) -> Markup:
    return safe(html.replace(f'href="{HERE}', f'href="{reader.root}'))


def _card(entry: Listed, reader: Reader) -> str:
    kept, key = _kept(reader.edition), (reader.language, entry.card.slug)
    found = kept.get(key)
    if found is None:
        anywhere = reader_at(reader.edition, reader.language, HERE, HERE)
        found = kept[key] = str(macro(reader.language, "card")(card(entry, anywhere)))
    return found


def card(entry: Listed, reader: Reader) -> Card:
    """The card of a course."""
    given, run = entry.card, entry.next
    return Card(
        address=reader.root + entry.course.id.address,
        title=reader.phrase(given.title),
        institutions=reader.names_of(given.institutions),
        kind=reader.label("course-type", given.type) if given.type else None,
        facts=tuple(_facts(entry, reader)),
        state=run.state.value if run else "between",
        chip=chip(run, reader) if run else _between(entry, reader),
        data=_data(entry, reader),
    )


def _data(entry: Listed, reader: Reader) -> Markup:
    """The run to show as data, and what tells which it will be when that one is over; whom it is for."""
    if entry.next is None:
        return card_data(entry.course, entry.course.offerings.values(), reader)
    coming = [view.offering for view in entry.runs if view.state is not RunState.ENDED]
    own = card_data(entry.course, (entry.next.offering,), reader)
    return instants(entry.next.offering) + telling(coming[:RUNS]) + own


def _facts(entry: Listed, reader: Reader) -> list[Markup]:
    """What is stated, in few words; a card leaves out what is not."""
    given = entry.card
    found = []
    if given.ects:
        found.append(reader.ects(given.ects))
    elif given.hours is not None:
        found.append(reader.hours(given.hours))
    if given.eqf:
        found.append(reader.word("card.eqf", level=str(given.eqf)))
    if given.languages:
        found.append(reader.labels("language", given.languages))
    if given.modes:
        found.append(reader.row(reader.word(f"card.mode-{code}") for code in given.modes))
    if given.price:
        found.append(_price(given.price, reader))
    return found


def _price(price: PriceRange, reader: Reader) -> Markup:
    if price.low == price.high:
        return reader.money(price.low)
    if price.low.free:
        return reader.sentence("card.free-for-some", price=reader.money(price.high))
    return reader.sentence("card.price-range", low=reader.money(price.low), high=reader.money(price.high))


def _between(entry: Listed, reader: Reader) -> Markup:
    """For a course without a run ahead: when it usually starts."""
    usually = facts.usual_months(entry.course, reader)
    return usually or reader.word("facts.no-date")
