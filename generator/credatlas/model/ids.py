"""Identities: parsed once from a path or a reference, then trusted."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""One segment of an identity: lower-case ASCII letters, digits and single hyphens."""


class Kind(StrEnum):
    """The kinds of entry; the value is the word in `schemas/<kind>.schema.json`."""

    INSTITUTION = "institution"
    NETWORK = "network"
    AGREEMENT = "agreement"
    COURSE = "course"
    PATHWAY = "pathway"

    __hash__ = str.__hash__  # identities are keys everywhere, and that of an Enum is written in Python

    @property
    def folder(self) -> str:
        """The folder of this kind: under `content/`, in addresses and in the API."""
        return self + "s"  # a kind is its word; asking for `value` costs more than all the rest


class EntryId(NamedTuple):
    """The identity of an entry: its path below `content/`, which never changes and is never reused."""

    kind: Kind
    slug: str
    """`lumen` for an institution, `lumen/data-ethics` for a course."""

    @property
    def address(self) -> str:
        """The page's address relative to the site: `courses/lumen/data-ethics/`."""
        return self.kind + "s/" + self.slug + "/"

    @property
    def path(self) -> str:
        """The file, relative to the project root."""
        return f"content/{self.kind.folder}/{self.slug}.yml"

    @property
    def institution(self) -> str:
        """The institution that a course's path names; the slug itself for other kinds."""
        return self.slug.split("/", 1)[0]
