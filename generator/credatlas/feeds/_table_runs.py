"""The tables that are joined to that of courses: offerings, partners, prices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.feeds._table import ForeignKey, Table, columns
from credatlas.feeds._table_rows import (
    OfferingRow,
    PartnerRow,
    PriceRow,
    offering_rows,
    partner_rows,
    price_rows,
)
from credatlas.model.moments import stamp

if TYPE_CHECKING:
    from credatlas.model.moments import Moment

_OF_A_COURSE = ForeignKey(columns=("course",), table="courses", references=("course",))


def _begins(moment: Moment | None) -> str | None:
    return stamp(moment.beginning()) if moment else None


def _is_over(moment: Moment | None) -> str | None:
    return stamp(moment.ending()) if moment else None


def _opens(row: OfferingRow) -> str | None:
    return _begins(row.run.apply.opens) if row.run.apply else None


def _closes(row: OfferingRow) -> str | None:
    return _is_over(row.run.apply.closes) if row.run.apply else None


def _apply_at(row: OfferingRow) -> str | None:
    return row.run.apply.at if row.run.apply else None


def _city(row: OfferingRow) -> str | None:
    return row.run.venue.city if row.run.venue else None


def _country(row: OfferingRow) -> str | None:
    return row.run.venue.country if row.run.venue else None


def _announced(row: OfferingRow) -> str | None:
    return row.run.announced


_RUN = columns(
    ("course", "Course", "Identity of the course.", lambda row: row.course.id.slug),
    ("offering", "Offering", "Identity of the run within its course.", lambda row: row.run.id),
    required=True,
)
_DECLARED = columns(
    ("title", "Title", "Where it has one of its own.", lambda row: row.words.text(row.run.title)),
    ("status", "Status", "Code: confirmed, cancelled, moved.", lambda row: row.run.status),
    ("announced", "Announced", "Year, month or term, where there is no date yet.", _announced),
    ("timezone", "Time zone", "IANA name; days begin and end in it.", lambda row: row.run.timezone),
    ("apply_at", "Apply at", "Where to apply.", _apply_at, "anyURI"),
    ("seats", "Seats", "How many can take part.", lambda row: row.run.seats, "integer"),
    ("min_seats", "Fewest", "How many must take part.", lambda row: row.run.min_seats, "integer"),
    ("city", "City", "Where one has to be.", _city),
    ("country", "Country", "Where one has to be, ISO 3166-1.", _country),
)
_SEVERAL = columns(
    ("languages", "Languages", "Where they differ from the course's.", lambda row: row.run.languages),
    ("modes", "Modes", "Where they differ from the course's.", lambda row: row.run.participation),
    many=True,
)
_COMPUTED = columns(
    ("kind", "Kind", "dated, self-paced, announced or unstated.", lambda row: row.run.kind),
    ("starts", "Starts", "Instant in UTC.", lambda row: _begins(row.run.starts), "dateTime"),
    ("ends", "Ends", "Instant in UTC.", lambda row: _is_over(row.run.ends), "dateTime"),
    ("opens", "Applications open", "Instant in UTC.", _opens, "dateTime"),
    ("closes", "Applications close", "Instant in UTC.", _closes, "dateTime"),
    source="computed",
)
OFFERINGS = Table(
    name="offerings",
    title="Offerings",
    text="When, where and how a course can be taken, one run in each row.",
    columns=(*_RUN, *_DECLARED, *_SEVERAL, *_COMPUTED),
    rows=offering_rows,
    key=("course", "offering"),
    foreign=(_OF_A_COURSE,),
)


def _roles(row: PartnerRow) -> tuple[str, ...]:
    joint = row.course.joint
    if joint:
        return joint.partners.get(row.institution, ())
    return ("award",) if row.institution in row.course.awarding_bodies else ()


def _share(row: PartnerRow) -> float | None:
    return row.course.joint.shares.get(row.institution) if row.course.joint else None


def _stated(row: PartnerRow) -> str:
    return "declared" if row.course.joint else "computed"


PARTNERS = Table(
    name="partners",
    title="Partners",
    text="Who takes part in a course, one institution in each row.",
    columns=(
        *columns(
            ("course", "Course", "Identity of the course.", lambda row: row.course.id.slug),
            ("institution", "Institution", "Identity of the institution.", lambda row: row.institution),
            required=True,
        ),
        *columns(("roles", "Roles", "Codes.", _roles), many=True),
        *columns(("share", "Share", "Percent of the course.", _share, "decimal")),
        *columns(
            ("name", "Name", "Of the institution.", lambda row: row.words.institution(row.institution)),
            ("country", "Country", "ISO 3166-1.", lambda row: row.words.country(row.institution)),
            ("value_status", "Status", "declared by a joint course, else computed.", _stated),
            source="computed",
        ),
    ),
    rows=partner_rows,
    key=("course", "institution"),
    foreign=(_OF_A_COURSE,),
)


def _status(row: PriceRow) -> str:
    """Declared where the price stands with the group, or with the course that has no run."""
    if row.stated_at == "group" or row.offering is None:
        return "declared"
    return "declared" if row.stated_at == "offering" and row.who == "anyone" else "inherited"


PRICES = Table(
    name="prices",
    title="Prices",
    text="Who pays what for which run; 0 is free, and what is not stated has no row.",
    columns=(
        *columns(
            ("course", "Course", "Identity of the course.", lambda row: row.course.id.slug),
            (
                "offering",
                "Offering",
                "Run; `any` where it is the course's price.",
                lambda row: row.offering or "any",
            ),
            ("position", "Position", "Among the groups of the run.", lambda row: row.position, "integer"),
            ("who", "Who", "anyone, members, own, or an institution.", lambda row: row.who),
            ("amount", "Amount", "0 is free.", lambda row: float(row.price.amount), "decimal"),
            ("currency", "Currency", "ISO 4217.", lambda row: row.price.currency),
            required=True,
        ),
        *columns(
            ("who_label", "Who in words", "Label.", lambda row: row.words.who(row.who)),
            ("value_status", "Status", "declared here, or inherited from run or course.", _status),
            source="computed",
        ),
    ),
    rows=price_rows,
    key=("course", "offering", "position"),
    foreign=(_OF_A_COURSE,),
)
