"""The moment that a build takes for now; it enters here and is passed down."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from credatlas.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def instant(given: object, *, environment: Mapping[str, str], clock: Callable[[], datetime]) -> datetime:
    """The moment taken for now: `given`, else SOURCE_DATE_EPOCH, else the beginning of today (UTC).

    `given` is a date (its beginning in UTC) or an ISO 8601 date and time with its offset. The doors hand in
    the environment and the clock, so that nothing below them reads either. SOURCE_DATE_EPOCH:
    https://reproducible-builds.org/specs/source-date-epoch/.
    """
    if given is not None:
        return _moment(given)
    if epoch := environment.get("SOURCE_DATE_EPOCH"):
        try:
            return datetime.fromtimestamp(int(epoch), UTC)
        except (ValueError, OverflowError, OSError):
            raise UsageError(f"SOURCE_DATE_EPOCH is not a number of seconds: {epoch!r}") from None
    return clock().astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def _moment(given: object) -> datetime:
    if isinstance(given, date) and not isinstance(given, datetime):
        return datetime.combine(given, time(), UTC)
    try:
        moment = given if isinstance(given, datetime) else datetime.fromisoformat(str(given))
    except ValueError:
        raise UsageError(f"now: {given!r} is neither a date nor a date and time (ISO 8601)") from None
    if moment.tzinfo is None:
        if (moment.hour, moment.minute, moment.second) != (0, 0, 0):
            raise UsageError(f"now: {given!r} needs its offset from UTC, such as +02:00 or Z")
        moment = moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC)
