"""The catalogues of `../shared/data/catalogues`: whose they are, so that their courses have an institution.

Names and countries only; the data stays where it is and is never copied into the repository.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

MAPS = Path(__file__).parent / "maps"
"""One map a file: `unitn.yml` for `unitn.jsonl`, `gtn.pathways.yml` for `gtn.pathways.jsonl`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """One source and its institution."""

    file: str
    institution: str
    name: str
    language: str
    country: str
    timezone: str


CATALOGUES = (
    Catalogue(
        file="dtu",
        institution="dtu",
        name="Danmarks Tekniske Universitet",
        language="en",
        country="DK",
        timezone="Europe/Copenhagen",
    ),
    Catalogue(
        file="elm",
        institution="elm-sample",
        name="University of Zed",
        language="en",
        country="BE",
        timezone="Europe/Brussels",
    ),
    Catalogue(
        file="facodi",
        institution="ualg",
        name="Universidade do Algarve",
        language="pt",
        country="PT",
        timezone="Europe/Lisbon",
    ),
    Catalogue(
        file="gtn",
        institution="galaxy-training",
        name="Galaxy Training Network",
        language="en",
        country="DE",
        timezone="Europe/Berlin",
    ),
    Catalogue(
        file="kit",
        institution="kit",
        name="Karlsruher Institut für Technologie",
        language="de",
        country="DE",
        timezone="Europe/Berlin",
    ),
    Catalogue(
        file="poitiers",
        institution="poitiers",
        name="Université de Poitiers",
        language="fr",
        country="FR",
        timezone="Europe/Paris",
    ),
    Catalogue(
        file="seu",
        institution="seu",
        name="الجامعة السعودية الإلكترونية",
        language="ar",
        country="SA",
        timezone="Asia/Riyadh",
    ),
    Catalogue(
        file="unitn",
        institution="unitn",
        name="Università di Trento",
        language="it",
        country="IT",
        timezone="Europe/Rome",
    ),
    Catalogue(
        file="universe_hpc",
        institution="universe-hpc",
        name="UNIVERSE-HPC",
        language="en",
        country="GB",
        timezone="Europe/London",
    ),
)
