"""What rests on a draft waits with it, and nothing that is shown speaks of it."""

from __future__ import annotations

from datetime import date

from credatlas.catalogue.catalogue import Catalogue
from tests.pages import editions

DAY = date(2027, 1, 1)


def published() -> Catalogue:
    """Three universities, of which Nordvåg is a draft."""
    whole = editions.catalogue(
        institutions={
            "lumen": editions.LUMEN,
            "olive": {"name": "Elaia University"},
            "fjord": {**editions.FJORD, "status": "draft"},
        },
        networks={
            "aurora": {
                "name": "Aurora",
                "members": {"lumen": {}, "fjord": {}, "olive": {}},
                "coordinator": "fjord",
            },
            "north": {"name": "North", "members": {"lumen": {}, "fjord": {}}},
        },
        agreements={
            "open": {
                "title": "Open",
                "parties": ["lumen", "olive"],
                "recognises": {"courses": ["fjord/ice", "lumen/sea"]},
            },
            "closed": {"title": "Closed", "parties": ["lumen", "fjord"]},
        },
        courses={
            "fjord/ice": {"title": "Ice"},
            "lumen/sea": {"title": "Sea", "prerequisites": {"requires": "fjord/ice"}},
            "lumen/salt": {
                "title": "Salt",
                "prerequisites": {"requires": {"all": ["lumen/sea", {"any": ["fjord/ice"]}]}},
            },
        },
    )
    return whole.published(DAY)


def test_what_rests_on_a_draft_waits_with_it() -> None:
    shown = {record.id.slug for record in published().records()}
    assert shown == {"lumen", "olive", "aurora", "open", "lumen/sea", "lumen/salt"}


def test_what_is_shown_does_not_name_it() -> None:
    shown = published()
    assert (list(shown.networks["aurora"].members), shown.networks["aurora"].coordinator) == (
        ["lumen", "olive"],
        None,
    )
    scope = shown.agreements["open"].recognises
    assert scope is not None
    assert scope.courses == ("lumen/sea",)
    assert shown.courses["lumen/sea"].prerequisites is None
    needed = shown.courses["lumen/salt"].prerequisites
    assert needed is not None
    assert needed.requires is not None
    assert list(needed.requires.courses()) == ["lumen/sea"]


def test_without_anything_to_hide_the_records_are_the_same() -> None:
    whole = editions.catalogue(courses={"lumen/sea": {"title": "Sea"}})
    assert whole.published(DAY).courses["lumen/sea"] is whole.courses["lumen/sea"]
