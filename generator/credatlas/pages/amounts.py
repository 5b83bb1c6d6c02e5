"""Days, instants, money and amounts as a reader's language writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from credatlas.model.moments import stamp
from credatlas.pages import markup
from credatlas.pages.wording import Wording

if TYPE_CHECKING:
    from datetime import date, datetime

    from credatlas.i18n.formats import Number, Unit
    from credatlas.model.moments import Moment
    from credatlas.model.money import Money


class Amounts(Wording):
    """Wording that knows how to write times and amounts."""

    __slots__ = ()

    def day(self, day: date) -> Markup:
        """1 March 2027."""
        return self.kept(day, lambda: markup.time(day.isoformat(), self.strings.format.date(day)))

    def start(self, moment: Moment) -> Markup:
        """A day; the instant with its zone where a time is given."""
        return (
            self.day(moment.day) if moment.clock is None else self._instant(moment.beginning(), moment.zone)
        )

    def end(self, moment: Moment) -> Markup:
        """The last instant of a deadline, with its zone: a day alone ends at 23:59."""
        return self._instant(moment.ending(), moment.zone)

    def days(self, first: date, last: date) -> Markup:
        """1 Mar – 23 Apr 2027."""
        return self.kept((first, last), lambda: escape(self.strings.format.date_range(first, last)))

    def _instant(self, instant: datetime, zone: str) -> Markup:
        return self.kept(
            (instant, zone),
            lambda: markup.time(stamp(instant), self.strings.format.instant(instant, zone)),
        )

    def money(self, price: Money) -> Markup:
        """€180; nothing to pay is "free"."""
        return self.kept(price, lambda: self._money(price))

    def _money(self, price: Money) -> Markup:
        if price.free:
            return self.word("free")
        return markup.isolated(self.strings.format.money(price.amount, price.currency))

    def number(self, value: Number) -> str:
        """1,234.5."""
        return self.strings.format.number(value)

    def ects(self, credits: Number) -> Markup:
        """3 ECTS credits."""
        return self.kept(("ects", credits), lambda: escape(self.strings.ects(credits)))

    def amount(self, count: Number, unit: Unit) -> Markup:
        """2 years."""
        return escape(self.strings.format.duration(count, unit))

    def percent(self, share: Number) -> Markup:
        """60%, for 60."""
        return self.kept(("percent", share), lambda: escape(self.strings.format.percent(share / 100)))

    def zone(self, zone: str) -> Markup:
        """Central European Time."""
        return self.kept(("zone", zone), lambda: escape(self.strings.format.zone(zone)))

    def hours(self, hours: Number) -> Markup:
        """81 hours."""
        return self.kept(("hours", hours), lambda: escape(self.strings.format.duration(hours)))
