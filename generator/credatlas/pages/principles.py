"""What evidence for the European principles, and for the use cases, is called on pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.pages import markup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

    from credatlas.catalogue.principles import Evidence
    from credatlas.pages.reader import Reader

LABELS: Mapping[str, str] = {
    "accessibility": "sections.accessibility",
    "admission": "steps.admission",
    "application": "run.application",
    "assessment": "elements.m9",
    "audience": "conformance.audience",
    "contact": "sections.contact",
    "covered": "conformance.covered",
    "digital": "conformance.digital",
    "english": "conformance.english",
    "grading": "assessment.grading",
    "homepage": "contact.homepage",
    "identification": "chain.identity",
    "identifiers": "conformance.identifiers",
    "languages": "facts.language",
    "level": "elements.m8",
    "materials": "learning.materials",
    "need": "conformance.need",
    "occupations": "learning.occupations",
    "outcomes": "elements.m6",
    "participation": "elements.m10",
    "pathways": "recognition.towards",
    "platform": "learning.platform",
    "prerequisites": "elements.o1",
    "prior-learning": "recognition.prior",
    "quality": "elements.m11",
    "recognised": "recognition.caption",
    "register": "quality.register",
    "reviewed": "entry.reviewed",
    "sign-in": "run.sign-in",
    "skills": "learning.skills",
    "stackability": "elements.o4",
    "stakeholders": "learning.stakeholders",
    "standards": "conformance.standards",
    "supervision": "elements.o2",
    "support": "learning.support",
    "verification": "chain.verification",
    "workload": "elements.m7",
}
"""Evidence -> the text of the pages that names it, most often as the heading under which it is shown."""


def label(one: Evidence, reader: Reader) -> Markup:
    """The name of a piece of evidence."""
    return reader.word(LABELS[one.name])


def linked(one: Evidence, reader: Reader) -> Markup:
    """The same, with the rule that asks for it."""
    name = label(one, reader)
    return markup.link(f"{reader.root}rules/{one.rule}/", name) if one.rule else name


def principle(name: str, reader: Reader) -> Markup:
    """The name of a principle."""
    return reader.word(f"conformance.principle-{name}")
