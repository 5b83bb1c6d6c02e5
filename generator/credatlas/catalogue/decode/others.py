"""The readers of institutions, networks, agreements and pathways."""

from __future__ import annotations

from credatlas.catalogue.decode.fields import (
    codes,
    compiled,
    day,
    listed,
    mapped,
    plain,
    record,
    text,
)
from credatlas.catalogue.decode.parts import (
    COMMON,
    accessibility,
    award,
    bounds,
    contact,
    contacts,
    extra,
    grading,
    link,
    logo,
    prior_learning,
    quality,
    rule_exception,
    withdrawal,
)
from credatlas.model.agreement import RecognitionScope
from credatlas.model.network import ExtraField, Membership, Policy
from credatlas.model.pathway import Block, PathwayTarget

_LIFE = {"status": plain, "withdrawn": withdrawal, "exceptions": listed(rule_exception)}

INSTITUTION = compiled(
    {
        **_LIFE,
        "name": text,
        "short_name": plain,
        "country": plain,
        "region": plain,
        "city": plain,
        "address": text,
        "timezone": plain,
        "website": plain,
        "kind": ("type", plain),
        "description": text,
        "identifiers": plain,
        "quality": quality,
        "hours_per_ects": plain,
        "nqf": plain,
        "languages": codes,
        "contacts": contacts,
        "award": award,
        "grading": grading,
        "accessibility": accessibility,
        "contact": contact,
        "prior_learning": prior_learning,
        "refund": text,
        "identity": codes,
        "owners": codes,
        "logo": logo,
        "data_licence": plain,
        "extra": extra,
    }
)
"""How each key of an institution file is read."""

NETWORK = compiled(
    {
        **_LIFE,
        "name": text,
        "short_name": plain,
        "description": text,
        "website": plain,
        "orgreg": plain,
        "coordinator": plain,
        "members": mapped(record(Membership, {"from": ("from_", day), "until": day})),
        "policy": record(
            Policy,
            {
                "ects": bounds,
                "hours_per_ects": bounds,
                "languages": codes,
                "review_months": plain,
                "recognition": text,
            },
        ),
        "contacts": contacts,
        "owners": codes,
        "data_licence": plain,
        "logo": logo,
        "extra_fields": mapped(
            record(ExtraField, {"type": plain, "label": text, "facet": plain, "values": mapped(text)})
        ),
        "show_readiness": plain,
        "eduxchange": plain,
    }
)
"""How each key of a network file is read."""

AGREEMENT = compiled(
    {
        **_LIFE,
        "title": text,
        "type": plain,
        "network": plain,
        "parties": codes,
        "from": ("from_", day),
        "until": day,
        "document": plain,
        "recognises": record(
            RecognitionScope,
            {
                "automatic": plain,
                "as": ("as_", plain),
                "max_ects": plain,
                "eqf": listed(plain),
                "courses": codes,
                "joint_only": plain,
                "direction": plain,
                "by": codes,
                "conditions": text,
            },
        ),
    }
)
"""How each key of an agreement file is read."""

PATHWAY = compiled(
    {
        **COMMON,
        "title": text,
        "summary": text,
        "description": text,
        "audience": text,
        "target_groups": codes,
        "model": plain,
        "awarding": codes,
        "network": plain,
        "target": record(
            PathwayTarget,
            {
                "kind": plain,
                "title": text,
                "award": plain,
                "ects": plain,
                "eqf": plain,
                "cycle": plain,
                "institution": plain,
            },
        ),
        "blocks": mapped(
            record(
                Block,
                {
                    "title": text,
                    "text": text,
                    "courses": codes,
                    "pathways": codes,
                    "open": listed(text),
                    "choose": plain,
                    "ects": bounds,
                    "after": codes,
                    "optional": plain,
                },
            )
        ),
        "parts_valid_for": plain,
        "window": plain,
        "agreements": codes,
        "residency_percent": plain,
        "prior_learning": prior_learning,
        "outcomes": mapped(text),
        "quality": quality,
        "languages": codes,
        "fields": codes,
        "reviewed": day,
        "homepage": plain,
        "contact": contact,
        "links": listed(link),
    }
)
"""How each key of a pathway file is read."""
