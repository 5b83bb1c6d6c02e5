"""The formats that our schemas assert: one set of functions for the gate and for the referee.

JSON Schema leaves open whether a format is checked and how; these are strict and need no network. `moment`
and `timezone` are our own: other validators pass over them.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from credatlas.model.moments import zone_names

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}").fullmatch
_DATE_TIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6})?(?:Z|[+-][0-9]{2}:[0-9]{2})"
).fullmatch
_EMAIL = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z0-9-]{2,63}"
).fullmatch
_URI_CHARACTERS = re.compile(r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+").fullmatch


@lru_cache(maxsize=65536)
def _is_date(text: str) -> bool:
    """A day that exists, as in RFC 3339 §5.6: 2027-03-01."""
    return bool(_DATE(text)) and _parses(date.fromisoformat, text)


@lru_cache(maxsize=65536)
def _is_moment(text: str) -> bool:
    """A day that exists, alone or with a time of day; its form is for a pattern to judge."""
    return _is_date(text[:10])


@lru_cache(maxsize=1024)
def _is_timezone(text: str) -> bool:
    """A name of the IANA time zone database."""
    return text in zone_names()


def _is_date_time(text: str) -> bool:
    """An instant with its offset, as in RFC 3339 §5.6."""
    return bool(_DATE_TIME(text)) and _parses(datetime.fromisoformat, text)


def _is_email(text: str) -> bool:
    """An address without display name, comment or quotes: the common part of RFC 5321 §4.1.2."""
    return bool(_EMAIL(text)) and ".." not in text and not text.startswith(".")


def _is_uri(text: str) -> bool:
    """An absolute http(s) address of RFC 3986 with a host."""
    if not _URI_CHARACTERS(text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in ("https", "http") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number, brackets that hold no address
        return False


def _parses(parse: Callable[[str], object], text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True


FORMATS: Mapping[str, Callable[[str], bool]] = {
    "date": _is_date,
    "date-time": _is_date_time,
    "email": _is_email,
    "moment": _is_moment,
    "timezone": _is_timezone,
    "uri": _is_uri,
}
"""Every format that a schema of ours may name, with the function that knows it."""
