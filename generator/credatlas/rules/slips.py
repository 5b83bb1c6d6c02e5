"""What somebody meant who wrote a value in another form: 01.03.2027, 180€, http://, Spring 2027.

Each repair takes what stands there and gives what it may have been, or nothing. A repaired value is offered
only where the field accepts it, and only offered: nobody's entry is changed.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from credatlas.rules.codes import code_for

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_CUT = "…"
"""Ends a value that was too long to be shown whole."""


def meant(keyword: str, given: Mapping[str, str]) -> str:
    """The value that was probably meant, from a violation's parameters; empty where nobody can tell."""
    value = given.get("name", given.get("value", "")).strip()
    if not value or value.endswith(_CUT):
        return ""
    pattern = given.get("pattern")
    if keyword == "type":
        repair = _BY_EXPECTED.get(given["expected"])
        found = (repair(value, given["found"]) if repair else "") or ""
        formed = _in_form(value, pattern) if found and pattern else value
        return found if formed == value else formed
    if pattern:
        return _in_form(value, pattern)
    return code_for(value, given["allowed"]) if given.get("allowed") else ""


def _in_form(value: str, pattern: str) -> str:
    for repair in _REPAIRS:
        candidate = repair(value)
        if candidate and re.search(pattern, candidate):
            return candidate
    return ""


_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(.+))?")
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])\s?(\d{1,2})[-/.]\s?(\d{4})(?:[T ,]+(.+))?")
_CLOCK = re.compile(r"(\d{1,2})[:.hH](\d{2})(?::\d{2})?(?: ?(?:h|Uhr))?")
_SPAN = re.compile(r"(\d+) ?-?(year|month|week|day)s?", re.IGNORECASE)
_SEASON = "spring|summer|autumn|fall|winter"
_TERM = re.compile(rf"({_SEASON})[ /-]?(\d{{4}})|(\d{{4}})[ /-]({_SEASON})", re.IGNORECASE)
_AMOUNT = re.compile(r"\d{1,3}(?:[., ']\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?")
_SIGNS = {"€": "EUR", "£": "GBP", "zł": "PLN", "EURO": "EUR", "EUROS": "EUR"}
_FREE = frozenset({"free", "free of charge", "gratis", "kostenlos", "gratuit", "0"})


def _date(value: str) -> str | None:
    """A date in European or another order; where day and month could be exchanged, the point decides."""
    if match := _ISO.fullmatch(value):
        year, month, day, rest = match.groups()
    elif match := _DAY_FIRST.fullmatch(value):
        day, sign, month, year, rest = match.groups()
        if sign != "." and int(day) <= 12:
            return None
    else:
        return None
    clock = _clock(rest.strip()) if rest else None
    whole = f"{year}-{int(month):02}-{int(day):02}"
    return f"{whole}T{clock}" if clock else None if rest else whole


def _clock(value: str) -> str | None:
    match = _CLOCK.fullmatch(value)
    return f"{int(match[1]):02}:{match[2]}" if match else None


def _money(value: str) -> str | None:
    """An amount with a currency before or after it; without one, euros are the likeliest."""
    if value.casefold() in _FREE:
        return "0 EUR"
    found = _AMOUNT.search(value)
    if not found:
        return None
    rest = (value[: found.start()] + value[found.end() :]).strip(" .,-–").upper()
    currency = _SIGNS.get(rest.casefold()) or _SIGNS.get(rest) or rest or "EUR"
    return f"{_plain_amount(found.group())} {currency}"


def _plain_amount(written: str) -> str:
    """1.200,50 and 1,200.50 as 1200.50; whole amounts without a point."""
    whole, point, cents = written, "", ""
    if decimal := re.search(r"[.,](\d{1,2})$", written):
        whole, cents = written[: decimal.start()], decimal[1].ljust(2, "0")
        point = "." if int(cents) else ""
    digits = re.sub(r"\D", "", whole).lstrip("0") or "0"
    return f"{digits}{point}{cents if point else ''}"


def _span(value: str) -> str | None:
    match = _SPAN.fullmatch(value)
    return f"P{match[1]}{match[2][0].upper()}" if match else None


def _term(value: str) -> str | None:
    match = _TERM.fullmatch(value)
    if match is None:
        return f"{value[3:]}-{value[:2]}" if re.fullmatch(r"\d{2}/\d{4}", value) else None
    season = (match[1] or match[4]).lower().replace("fall", "autumn")
    return f"{match[2] or match[3]}-{season}"


def _address(value: str) -> str | None:
    bare = re.sub(r"^(https?:)?/*", "", value, flags=re.IGNORECASE)
    return f"https://{bare}" if "." in bare and "@" not in bare else None


def _ror(value: str) -> str | None:
    bare = value.rpartition("/")[2].lower()
    return f"https://ror.org/{bare}" if re.fullmatch(r"0[a-z0-9]{6}[0-9]{2}", bare) else None


def _slug(value: str) -> str:
    """Small letters, digits and hyphens; slashes part the segments of a reference."""
    parted = unicodedata.normalize("NFKD", value.replace("ß", "ss").lower())
    letters = parted.encode("ascii", "ignore").decode()
    return "/".join(re.sub(r"[^a-z0-9]+", "-", part).strip("-") for part in letters.split("/"))


_REPAIRS: tuple[Callable[[str], str | None], ...] = (
    str,
    lambda value: re.sub(r"^mailto:|^.*<|>$", "", value),
    lambda value: value.replace(" ", "-"),
    _slug,
    _date,
    _clock,
    _term,
    _span,
    _address,
    _ror,
    lambda value: re.sub(r"^https?://(www\.)?", "", value).rstrip("/").lower(),
    lambda value: value.removeprefix("content/").removeprefix("courses/").removesuffix(".yml"),
    _money,
    lambda value: value.title(),
    lambda value: value.upper(),
)
"""In the order in which they are tried; the first result that has the form is offered."""


def _number(value: str, found: str) -> str | None:
    """The only number in a text: 3,5 and 3 ECTS, but not 3-5."""
    numbers = re.findall(r"\d+(?:[.,]\d+)?", value) if found == "string" else []
    return numbers[0].replace(",", ".") if len(numbers) == 1 else None


def _whole(value: str, found: str) -> str | None:
    number = _number(value, found)
    return number if number and number.isdigit() else None


def _listed(value: str, found: str) -> str | None:
    return f"[{value}]" if found == "string" and "\n" not in value and ": " not in value else None


_ANSWERS = {
    **dict.fromkeys(("yes", "y", "on", "true", "ja", "oui", "sí", "si", "sim", "1"), "true"),
    **dict.fromkeys(("no", "n", "off", "false", "nein", "non", "não", "none", "0"), "false"),
}


def _answer(value: str, _: str) -> str | None:
    return _ANSWERS.get(value.casefold())


def _quoted(value: str, found: str) -> str | None:
    # Of a decimal number the zeros at its end are lost: 1.10 is not known from 1.1.
    return f'"{value}"' if found in ("integer", "boolean") else None


_BY_EXPECTED: Mapping[str, Callable[[str, str], str | None]] = {
    "integer": _whole,
    "number": _number,
    "array": _listed,
    "boolean": _answer,
    "string": _quoted,
    "string|object": _quoted,
}
