"""Languages of text, teaching and assessment (R40-R42)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.diagnostics import Severity
from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.rule import Hit, hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from credatlas.model.course import Course
    from credatlas.model.pathway import Pathway


@rule(
    "CA401",
    "the text of this entry is in {language}, but {field} has no {language} version",
    Kind.COURSE,
    Kind.PATHWAY,
    tier=Tier.LISTED,
    asked_by="EU recommendation, Annex II, principle 2",
)
def own_language_is_complete(entry: Course | Pathway) -> Iterator[Hit]:
    """Summary, description and outcomes exist in the entry's own language.

    Why: a page that changes its language half-way cannot be followed.
    Fix: add the missing version, or state the language that you do write in as `text_language`.
    """
    spoken = _own_language(entry)
    for name, text in (("summary", entry.summary), ("description", entry.description)):
        if text and text.first.language != spoken and text.get(spoken) is None:
            yield hit(name, language=spoken, field=name)
    for key, text in entry.outcomes.items():
        if text.first.language != spoken and text.get(spoken) is None:
            yield hit("outcomes", key, language=spoken, field=f"outcomes/{key}")


def _own_language(entry: Course | Pathway) -> str:
    """The entry's language; where it only has maps without it, the first language of its title."""
    if entry.title.get(entry.text_language) is None:
        return entry.title.first.language
    return entry.text_language


@rule(
    "CA402",
    "no English title",
    Kind.COURSE,
    Kind.PATHWAY,
    tier=Tier.FRAMEWORK,
    severity=Severity.WARNING,
    asked_by="EU recommendation; Europass",
)
def title_exists_in_english(entry: Course | Pathway) -> Iterator[Hit]:
    """The title exists in English too.

    Why: a recognition officer in another country reads the title first.
    Fix: write the title as a map and add `en`.
    """
    if entry.title.get("en") is None:
        yield hit("title")


@rule(
    "CA403",
    "assessed in {language}, which is not a teaching language of the course",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    asked_by="ECTS Users' Guide",
)
def assessment_uses_a_teaching_language(course: Course) -> Iterator[Hit]:
    """Assessment is in a language of the course.

    Why: a learner must know every language that is needed to pass.
    Fix: add the language to `languages`, or correct `assessment.language`.
    """
    for index, part in enumerate(course.assessment):
        if part.language and course.languages and part.language not in course.languages:
            yield hit("assessment", index, "language", language=part.language)


@rule(
    "CA404",
    "this run is held in {language}, which is not a teaching language of the course",
    Kind.COURSE,
    tier=Tier.FRAMEWORK,
    asked_by="ELM (LearningOpportunity.defaultLanguage)",
)
def run_uses_a_teaching_language(course: Course) -> Iterator[Hit]:
    """A run is held in languages of the course.

    Why: learners search by the course's languages.
    Fix: add the language to the course's `languages`, or correct the run's.
    """
    spoken = course.languages
    for key, run in course.offerings.items():
        for index, language in enumerate(run.languages):
            if spoken and language not in spoken:
                yield hit("offerings", key, "languages", index, language=language)
