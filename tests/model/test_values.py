"""The small values that records are made of: identities, amounts, moments, texts, requirements, tiers."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credatlas.model.ids import SLUG, EntryId, Kind
from credatlas.model.moments import parse_day, parse_moment, zone_names
from credatlas.model.money import Money, parse_money
from credatlas.model.prerequisites import Requirement
from credatlas.model.text import languages_of, text_of
from credatlas.model.tier import Standing, Tier, parse_tier


class TestIdentities:
    @pytest.mark.parametrize("slug", ["a", "data-ethics", "2027", "a-1-b"])
    def test_a_slug_is_letters_digits_and_single_hyphens(self, slug: str) -> None:
        assert SLUG.fullmatch(slug)

    @pytest.mark.parametrize("slug", ["", "-a", "a-", "a--b", "A", "ä", "a_b", "a b", "a.b", "a\n", "a/b"])
    def test_everything_else_is_none(self, slug: str) -> None:
        assert not SLUG.fullmatch(slug)

    def test_a_course_has_its_institution_in_its_path(self) -> None:
        course = EntryId(Kind.COURSE, "lumen/data-ethics")
        assert course.address == "courses/lumen/data-ethics/"
        assert course.path == "content/courses/lumen/data-ethics.yml"
        assert course.institution == "lumen"

    @pytest.mark.parametrize("kind", Kind)
    def test_every_kind_has_its_folder(self, kind: Kind) -> None:
        assert EntryId(kind, "a").path == f"content/{kind.value}s/a.yml"


class TestMoney:
    @pytest.mark.parametrize("text", ["180 EUR", "0 EUR", "12.50 EUR", "1234567 JPY"])
    def test_an_amount_is_written_as_it_was(self, text: str) -> None:
        assert str(parse_money(text)) == text

    @pytest.mark.parametrize(
        "text", ["", "180", "EUR 180", "180€", "1,50 EUR", "-1 EUR", "01 EUR", "1 eur", "1 EUR\n"]
    )
    def test_anything_else_is_no_amount(self, text: str) -> None:
        assert parse_money(text) is None

    def test_nothing_to_pay_is_free_however_it_is_written(self) -> None:
        assert [money.free for text in ("0 EUR", "0.00 EUR", "0.01 EUR") if (money := parse_money(text))] == [
            True,
            True,
            False,
        ]

    def test_amounts_are_exact(self) -> None:
        assert parse_money("0.10 EUR") == Money(Decimal("0.10"), "EUR")


class TestMoments:
    @pytest.mark.parametrize("text", ["2027-02-30", "2027-13-01", "2027-1-1", "", "20270101", "2027-W01-1"])
    def test_no_such_day(self, text: str) -> None:
        assert parse_day(text) is None
        assert parse_moment(text, "UTC") is None

    @pytest.mark.parametrize("text", ["2027-01-01T25:00", "2027-01-01Tnoon", "2027-01-01T"])
    def test_no_such_time(self, text: str) -> None:
        assert parse_moment(text, "UTC") is None

    @pytest.mark.parametrize("text", ["2027-01-31", "2027-01-31T09:05"])
    def test_a_moment_is_written_as_it_was(self, text: str) -> None:
        assert str(parse_moment(text, "Europe/Berlin")) == text

    @given(day=st.dates(date(1950, 1, 1), date(2100, 1, 1)), zone=st.sampled_from(sorted(zone_names())))
    def test_a_day_lasts_from_midnight_to_midnight_in_its_zone(self, day: date, zone: str) -> None:
        moment, following = parse_moment(str(day), zone), parse_moment(str(day + timedelta(days=1)), zone)
        assert moment is not None
        assert following is not None
        assert moment.beginning() < moment.ending() < moment.over()
        assert moment.over() - moment.ending() == timedelta(minutes=1)
        # Where clocks were changed at midnight, or a zone skipped a day, the two differ.
        assert abs(moment.over() - following.beginning()) <= timedelta(days=1)

    def test_a_day_ends_at_one_minute_to_midnight(self) -> None:
        moment = parse_moment("2027-01-31", "Europe/Athens")
        assert moment is not None
        assert moment.beginning() == datetime(2027, 1, 30, 22, tzinfo=UTC)
        assert moment.ending() == datetime(2027, 1, 31, 21, 59, tzinfo=UTC)


class TestText:
    def test_a_plain_text_is_in_the_language_of_its_entry(self) -> None:
        assert text_of("Soil", "pt").as_map() == {"pt": "Soil"}

    def test_a_reader_gets_what_they_want_then_english_then_the_first(self) -> None:
        text = text_of({"de": "Boden", "en": "Soil", "fr": "Sol"}, "en")
        assert text.read("fr", "de").text == "Sol"
        assert text.read("el").text == "Soil"
        assert text_of({"de": "Boden", "fr": "Sol"}, "en").read("el").language == "de"

    def test_a_version_that_is_not_there_is_none(self) -> None:
        assert text_of("Soil", "en").get("de") is None

    def test_languages_come_in_the_order_of_first_sight(self) -> None:
        texts = [text_of({"de": "a", "en": "b"}, "en"), None, text_of({"fr": "c", "de": "d"}, "en")]
        assert languages_of(texts) == ("de", "en", "fr")


class TestRequirements:
    BOTH = Requirement(all=(Requirement(course="a/a"), Requirement(course="b/b")))
    EITHER = Requirement(any=(BOTH, Requirement(course="c/c")))

    @pytest.mark.parametrize(
        ("held", "met"),
        [((), False), (("a/a",), False), (("a/a", "b/b"), True), (("c/c",), True), (("d/d",), False)],
    )
    def test_an_expression_is_met_or_not(self, held: tuple[str, ...], met: bool) -> None:
        assert self.EITHER.met_by(frozenset(held)) is met

    def test_it_names_its_courses_in_order(self) -> None:
        assert list(self.EITHER.courses()) == ["a/a", "b/b", "c/c"]


class TestTiers:
    def test_each_tier_includes_those_before_it(self) -> None:
        assert sorted(Tier) == list(Tier)

    @pytest.mark.parametrize("tier", Tier)
    def test_a_tier_is_known_by_its_word(self, tier: Tier) -> None:
        assert parse_tier(tier.word) is tier

    @pytest.mark.parametrize("word", ["", "Framework", "gold", "3"])
    def test_no_other_word_is_a_tier(self, word: str) -> None:
        assert parse_tier(word) is None

    def test_a_standing_says_what_a_tier_lacks(self) -> None:
        standing = Standing(Tier.LISTED, (("CA914", Tier.FRAMEWORK), ("CA941", Tier.HARVESTABLE)))
        assert standing.lacking(Tier.FRAMEWORK) == ("CA914",)
        assert standing.lacking(Tier.HARVESTABLE) == ("CA914", "CA941")
        assert standing.lacking(Tier.LISTED) == ()
