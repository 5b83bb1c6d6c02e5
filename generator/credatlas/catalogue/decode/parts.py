"""Readers of the parts that several kinds of entry share."""

from __future__ import annotations

from typing import Any

from credatlas.catalogue.decode.fields import (
    Setting,
    codes,
    day,
    listed,
    mapped,
    moment,
    money,
    plain,
    record,
    text,
)
from credatlas.model.offering import (
    Admission,
    Application,
    Availability,
    LearnerGroup,
    Session,
    Venue,
)
from credatlas.model.shared import (
    Accessibility,
    Award,
    Bounds,
    Change,
    Contact,
    Grading,
    Link,
    Logo,
    Origin,
    PriorLearning,
    QualityStatement,
    RuleException,
    Skill,
    Withdrawal,
)

contact = record(Contact, {"email": plain, "url": plain, "text": text})
contacts = mapped(contact)
link = record(Link, {"title": text, "url": plain})
bounds = record(Bounds, {"min": plain, "max": plain})
skill = record(Skill, {"label": text, "esco": plain})
change = record(Change, {"on": day, "text": text})
rule_exception = record(RuleException, {"code": plain, "reason": plain, "at": plain})
grading = record(Grading, {"type": plain, "scale": plain, "pass_mark": plain, "description": text})
prior_learning = record(PriorLearning, {"accepted": plain, "how": text})
logo = record(Logo, {"light": plain, "dark": plain, "alt": text, "rights": plain})
withdrawal = record(Withdrawal, {"on": day, "reason": text, "successor": plain})
origin = record(Origin, {"system": plain, "id": plain, "url": plain, "licence": plain, "imported": day})
quality = listed(
    record(
        QualityStatement,
        {
            "type": plain,
            "agency": plain,
            "standard": plain,
            "register": plain,
            "report": plain,
            "decision": plain,
            "from": ("from_", day),
            "until": day,
            "checked": day,
            "note": text,
        },
    )
)
award = record(
    Award,
    {
        "formats": codes,
        "identification": codes,
        "seal": plain,
        "within_days": plain,
        "valid_for": plain,
        "verify": plain,
        "issuer": plain,
    },
)
accessibility = record(
    Accessibility,
    {
        "features": codes,
        "missing": codes,
        "materials": text,
        "exam": text,
        "text": text,
        "contact": plain,
        "url": plain,
    },
)
admission = record(Admission, {"how": plain, "answer_days": plain, "text": text})
application = record(Application, {"opens": moment, "closes": moment, "at": plain, "how": text})
availability = record(Availability, {"state": plain, "as_of": day})
venue = record(
    Venue,
    {
        "name": text,
        "address": text,
        "city": plain,
        "country": plain,
        "step_free": plain,
        "text": text,
    },
)
session = record(
    Session,
    {
        "weekday": plain,
        "date": day,
        "from": ("from_", plain),
        "until": plain,
        "mode": plain,
        "text": text,
    },
)
learner_group = record(
    LearnerGroup,
    {
        "who": plain,
        "seats": plain,
        "minimum": plain,
        "price": money,
        "opens": moment,
        "closes": moment,
        "at": plain,
        "eqf": plain,
        "fields": codes,
        "condition": text,
    },
)


def extra(value: Any, _: Setting) -> dict[str, Any]:
    """The network's own fields: strings, numbers, booleans, or lists of strings."""
    return {key: tuple(item) if isinstance(item, list) else item for key, item in value.items()}


COMMON = {
    "version": plain,
    "status": plain,
    "publish_from": day,
    "withdrawn": withdrawal,
    "replaces": codes,
    "extra": extra,
    "exceptions": listed(rule_exception),
    "origin": origin,
}
"""The fields that courses and pathways share for their life cycle."""
