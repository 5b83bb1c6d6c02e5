"""The words of benchmark catalogues: real terms, so that an index meets real prefixes."""

from __future__ import annotations

from credatlas import vocab

COUNTRIES = (
    ("DE", "Europe/Berlin", "DQR"),
    ("FI", "Europe/Helsinki", "FiNQF"),
    ("PT", "Europe/Lisbon", "QNQ"),
    ("GR", "Europe/Athens", "HQF"),
    ("IE", "Europe/Dublin", "NFQ"),
    ("PL", "Europe/Warsaw", "PQF"),
    ("FR", "Europe/Paris", "CNCP"),
    ("ES", "Europe/Madrid", "MECU"),
)
TOPICS = (
    "data ethics", "wound care", "circular economy", "machine learning", "soil health", "maritime law",
    "language teaching", "museum education", "energy storage", "patient safety", "urban mobility",
    "food science", "cyber security", "research methods", "water management", "public procurement",
    "timber construction", "digital humanities", "rehabilitation", "climate adaptation", "robotics",
    "social work", "tax policy", "biostatistics", "forest ecology", "project finance", "child nutrition",
    "heritage conservation", "network analysis", "midwifery", "quality management", "geoinformatics",
)  # fmt: skip
ANGLES = (
    "for practitioners", "in small regions", "an introduction", "with open data", "across borders",
    "in the laboratory", "for teachers", "under uncertainty", "in hospitals", "for public servants",
    "from case to decision", "with simulation", "for start-ups", "in rural areas", "on the coast",
    "for people who return to work", "with field studies", "beyond the textbook",
)  # fmt: skip
VERBS = (
    "Explain", "Compare", "Design", "Measure", "Defend", "Plan", "Evaluate", "Apply", "Model", "Document",
    "Negotiate", "Test", "Interpret", "Estimate", "Review", "Assemble",
)  # fmt: skip
OBJECTS = (
    "a monitoring plan", "the legal framework", "three competing methods", "a risk assessment",
    "field samples", "a budget for two years", "stakeholder interviews", "an evaluation report",
    "the uncertainty of a forecast", "a prototype", "a data set of one's own", "a teaching unit",
    "the evidence for a decision", "a care pathway", "a procurement file", "an audit trail",
)  # fmt: skip
ENDS = (
    "for a case of one's own region", "together with a partner university", "before a critical panel",
    "with free software", "in a language that lay people understand",
    "against the standards of the field", "so that others can repeat it",
    "within the limits of time and money", "for two different audiences",
)  # fmt: skip
LANGUAGES = ("en", "de", "fr", "es", "pt", "fi", "pl", "el")
FIELDS = tuple(code for code in vocab.load("isced-f") if len(code) == 4 and code[-1] not in "089")
"""Fields of study (ISCED-F 2013, four digits)."""
