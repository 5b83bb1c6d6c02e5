"""The moment at which readers get the new site."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from credatlas.build import journal
from credatlas.build.exchange import exchange
from credatlas.build.staging import MARKER, Staging, refuse_foreign
from credatlas.errors import PublishError

if TYPE_CHECKING:
    from pathlib import Path

_MARKER_TEXT = b"Made by CredAtlas, which replaces all that is in this folder with the next build.\n"


class Way(Enum):
    """How a site was put in place."""

    FIRST = "first"
    """Nothing was there; one rename."""
    EXCHANGED = "exchanged"
    """Old and new changed places in one step."""
    IN_PLACE = "in place"
    """File by file under a journal: each file is whole at any moment, the site is once this has ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What `publish` did: the folder, the way, and why it was not done in one step (empty if it was)."""

    target: Path
    way: Way
    reason: str


def publish(staging: Staging) -> Published:
    """Put what is staged in place of the published site; stale files vanish with it.

    Until this returns, the published site is the old one or the new one. Where the way is `IN_PLACE`, it is a
    mix for a moment, which the next build sets right if this process is killed in that moment.
    Raises `PublishError`; then the old site is untouched, or the journal stays for the next build.
    """
    staging.write(MARKER, _MARKER_TEXT)
    try:
        refuse_foreign(staging.target, staging.work)
        return _put(staging)
    except OSError as error:
        later = "; the next build completes it" if journal.pending(staging.work) else ""
        raise PublishError(f"cannot publish to {staging.target}: {error}{later}") from error


def _put(staging: Staging) -> Published:
    reason = staging.in_place
    if not reason:
        try:
            return Published(target=staging.target, way=_in_one_step(staging), reason="")
        except OSError as error:
            reason = f"folders cannot be exchanged here: {error.strerror}"
    journal.commit(staging.work, staging.root)
    journal.roll_forward(staging.work, staging.root, staging.target)
    return Published(target=staging.target, way=Way.IN_PLACE, reason=reason)


def _in_one_step(staging: Staging) -> Way:
    target = staging.target
    if target.exists() and any(target.iterdir()):
        exchange(staging.root, target)
        return Way.EXCHANGED
    staging.root.rename(target)  # over an empty folder too
    return Way.FIRST
