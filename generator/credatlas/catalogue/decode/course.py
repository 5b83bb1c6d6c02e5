"""The reader of courses and their offerings."""

from __future__ import annotations

from typing import Any

from credatlas.catalogue.decode.fields import (
    Setting,
    codes,
    compiled,
    day,
    listed,
    mapped,
    moment,
    money,
    plain,
    read_rows,
    record,
    text,
)
from credatlas.catalogue.decode.making import maker
from credatlas.catalogue.decode.parts import (
    COMMON,
    accessibility,
    admission,
    application,
    availability,
    award,
    change,
    contact,
    grading,
    learner_group,
    link,
    prior_learning,
    quality,
    session,
    skill,
    venue,
)
from credatlas.model.course import (
    AssessmentComponent,
    ExternalCredit,
    ExternalLevel,
    Joint,
    Level,
    Materials,
    NationalLevel,
    OutcomeDetails,
    Platform,
    Recognition,
    StackTarget,
    Workload,
    WorkloadException,
)
from credatlas.model.moments import zone_names
from credatlas.model.offering import Offering
from credatlas.model.prerequisites import Prerequisites, Requirement
from credatlas.model.text import text_of

_OFFERING = compiled(
    {
        "title": text,
        "starts": moment,
        "ends": moment,
        "self_paced": plain,
        "announced": plain,
        "term": plain,
        "recurs": plain,
        "schedule": plain,
        "sessions": listed(session),
        "languages": codes,
        "participation": codes,
        "provided_by": codes,
        "venue": venue,
        "apply": application,
        "seats": plain,
        "min_seats": plain,
        "availability": availability,
        "status": plain,
        "status_reason": text,
        "moved_to": plain,
        "price": money,
        "price_includes": text,
        "refund": text,
        "admission": admission,
        "contact": contact,
        "for": ("groups", listed(learner_group)),
        "identity": codes,
        "grants": text,
    }
)


_offering = maker(Offering)


def offerings(value: Any, setting: Setting) -> dict[str, Offering]:
    """The runs by their slug; a run may state a zone of its own."""
    runs: dict[str, Offering] = {}
    for slug, given in value.items():
        zone = given.get("timezone")
        own = setting._replace(zone=zone) if zone in zone_names() else setting
        runs[slug] = _offering({"id": slug, "timezone": own.zone, **read_rows(_OFFERING, given, own)})
    return runs


def requirement(value: Any, setting: Setting) -> Requirement:
    """A course reference, or `all`/`any` of several requirements."""
    if isinstance(value, str):
        return Requirement(course=value)
    return Requirement(
        all=tuple(requirement(part, setting) for part in value.get("all", ())),
        any=tuple(requirement(part, setting) for part in value.get("any", ())),
    )


_LANGUAGE_CODE = 2  # letters; no field of prerequisites has a name as short
_PREREQUISITES = record(
    Prerequisites, {"text": text, "requires": requirement, "eqf": plain, "experience": text}
)


def prerequisites(value: Any, setting: Setting) -> Prerequisites:
    """`none`, words (also by language), or a map; words by language are short for its `text`."""
    if value == "none":
        return Prerequisites(none=True)
    if isinstance(value, str):
        return Prerequisites(text=text_of(value, setting.language))
    words = {name: given for name, given in value.items() if len(name) == _LANGUAGE_CODE}
    if words:
        words = {**text_of(value.get("text", {}), setting.language).as_map(), **words}
        value = {**value, "text": words}
    stated: Prerequisites = _PREREQUISITES(value, setting)
    return stated


def joint(value: Any, _: Setting) -> Joint:
    """The joint block; `agreement` and `agreements` are one list."""
    single = value.get("agreement")
    return Joint(
        network=value["network"],
        award=value["award"],
        partners={name: tuple(roles) for name, roles in value["partners"].items()},
        agreements=tuple(dict.fromkeys([*([single] if single else []), *value.get("agreements", ())])),
        shares=value.get("shares", {}),
        mobility=value.get("mobility"),
    )


_workload = record(
    Workload,
    {
        "ects": plain,
        "hours": plain,
        "breakdown": plain,
        "exception": record(WorkloadException, {"reason": text, "source": plain}),
    },
)
_level = record(
    Level,
    {
        "eqf": plain,
        "cycle": plain,
        "nqf": listed(record(NationalLevel, {"framework": plain, "level": plain, "uri": plain})),
        "external": listed(
            record(ExternalLevel, {"framework": plain, "level": plain, "basis": plain, "source": plain})
        ),
    },
)
_component = record(
    AssessmentComponent,
    {
        "type": plain,
        "weight": plain,
        "outcomes": codes,
        "supervision": plain,
        "mode": plain,
        "language": plain,
        "description": text,
    },
)
_recognition = record(
    Recognition,
    {
        "as": ("as_", plain),
        "ects": plain,
        "automatic": plain,
        "agreement": plain,
        "until": day,
        "conditions": text,
    },
)

COURSE = compiled(
    {
        **COMMON,
        "title": text,
        "code": plain,
        "codes": plain,
        "type": plain,
        "abbreviation": plain,
        "summary": text,
        "description": text,
        "content": text,
        "audience": text,
        "target_groups": codes,
        "languages": codes,
        "language_level": plain,
        "homepage": plain,
        "faculty": text,
        "reviewed": day,
        "changes": listed(change),
        "workload": _workload,
        "level": _level,
        "external_credits": listed(
            record(
                ExternalCredit,
                {"system": plain, "value": plain, "basis": plain, "hours_per_credit": plain},
            )
        ),
        "fields": codes,
        "skills": listed(skill),
        "occupations": listed(skill),
        "outcomes": mapped(text),
        "outcome_details": mapped(record(OutcomeDetails, {"kind": plain, "esco": codes})),
        "assessment": listed(_component),
        "integrity": text,
        "grading": grading,
        "certification": plain,
        "participation": codes,
        "platform": record(Platform, {"name": plain, "url": plain, "standards": codes}),
        "teaching": codes,
        "design": text,
        "joint": joint,
        "awarding": codes,
        "award": award,
        "prerequisites": prerequisites,
        "need": text,
        "need_evidence": plain,
        "stakeholders": listed(text),
        "quality": quality,
        "stackability": plain,
        "stacks_towards": listed(
            record(
                StackTarget,
                {"title": text, "ects": plain, "conditions": text, "pathway": plain, "url": plain},
            )
        ),
        "recognition": mapped(_recognition),
        "prior_learning": prior_learning,
        "accessibility": accessibility,
        "support": text,
        "materials": record(Materials, {"licence": plain, "url": plain}),
        "further": text,
        "links": listed(link),
        "contact": contact,
        "admission": admission,
        "refund": text,
        "price": money,
        "price_includes": text,
        "offerings": offerings,
    }
)
"""How each key of a course file is read."""
