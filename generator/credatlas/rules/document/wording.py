"""Words that say nothing: never asked for, always flagged (design §4)."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from credatlas.diagnostics import Severity
from credatlas.model.course import Course
from credatlas.model.ids import Kind
from credatlas.model.pathway import Pathway
from credatlas.model.tier import Tier
from credatlas.rules.document._words import DUMMIES
from credatlas.rules.rule import Hit, hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.model.agreement import Agreement
    from credatlas.model.institution import Institution
    from credatlas.model.network import Network
    from credatlas.model.text import Reading, Text

_NAMES = {
    Kind.COURSE: ("title", "summary", "description", "content", "audience", "need", "design", "support"),
    Kind.PATHWAY: ("title", "summary", "description", "audience"),
    Kind.INSTITUTION: ("name", "description", "address"),
    Kind.NETWORK: ("name", "description"),
    Kind.AGREEMENT: ("title",),
}
_TEXTS = {kind: attrgetter("id", *names) for kind, names in _NAMES.items()}  # several names: a tuple

_LONGEST = 24
_LOREM = "orem ipsum"


@rule(
    "CA451",
    "“{text}” says nothing",
    tier=Tier.LISTED,
    severity=Severity.WARNING,
    asked_by="learners; harvesters",
)
def texts_say_something(entry: Institution | Network | Agreement | Course | Pathway) -> Iterator[Hit]:
    """Texts are meant for their readers.

    Why: nobody can tell a filler from a fact; it ends up on pages, in feeds and in credentials.
    Fix: write the text, or delete the field: what is unknown may be left out.
    """
    _, *texts = _TEXTS[entry.kind](entry)
    for name, text in zip(_NAMES[entry.kind], texts, strict=True):
        if text is not None and (filler := _filler(text)):
            yield hit(name, filler.language, text=filler.text[:_LONGEST])
    if isinstance(entry, Course | Pathway):
        for key, text in entry.outcomes.items():
            if filler := _filler(text):
                yield hit("outcomes", key, filler.language, text=filler.text[:_LONGEST])


def _filler(text: Text) -> Reading | None:
    """The first version that says nothing."""
    for version in text.versions:
        words, _ = version
        if _LOREM in words if len(words) > _LONGEST else _says_nothing(words):
            return version
    return None


def _says_nothing(words: str) -> bool:
    plain = words.strip(" .…!?[]()<>-–—").casefold()
    return not plain or plain in DUMMIES
