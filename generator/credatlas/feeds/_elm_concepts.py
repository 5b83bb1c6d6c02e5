"""Codes written out, as credentials want them: address, type, scheme and label."""

from __future__ import annotations

from functools import lru_cache

import orjson

from credatlas import i18n, vocab


@lru_cache(maxsize=8192)
def written_out(vocabulary: str, code: str) -> orjson.Fragment | None:
    """The concept that stands for a code, as JSON; `None` where the standard has none."""
    terms = vocab.load(vocabulary)
    address = terms[code].concept_uri if code in terms else None
    if address is None:
        return None
    # A wider concept has its own label, not that of the narrower code which it stands in for.
    exact = terms.by_uri(address)
    label = i18n.load("en").label(vocabulary, exact) if exact else None
    return written_concept(address, terms.scheme, label)


def written_concept(address: str, scheme: str | None, label: str | None) -> orjson.Fragment:
    """A concept as JSON, for the terms of the official context."""
    found: dict[str, object] = {"id": address, "type": "Concept"}
    if scheme:
        found["inScheme"] = {"id": scheme, "type": "ConceptScheme"}
    if label:
        found["prefLabel"] = {"en": label}
    return orjson.Fragment(orjson.dumps(found))
