"""Lists of words that rules know: fillers in the languages of contributors, and what offices are called."""

from __future__ import annotations

DUMMIES = frozenset({
    "lorem ipsum", "na",
    "n/a", "n.a", "nil", "null", "tba", "tbc", "tbd", "todo", "to-do", "xx", "xxx", "xxxx",
    "asdf", "test", "dummy", "placeholder", "text", "description", "title", "to be announced",
    "to be confirmed", "to be defined", "to be determined", "coming soon", "see website", "k.a", "k. a",
    "folgt", "siehe website", "keine angabe", "à définir", "por definir", "da definire", "nb", "nn",
    "n.n",
})  # fmt: skip
"""What stands in a form where somebody had nothing to say, in small letters and without end marks."""

OFFICES = frozenset({
    "access", "accessibility", "academy", "admission", "admissions", "adult", "advice", "alumni",
    "application", "applications", "apply", "bachelor", "business", "campus", "career", "careers",
    "catalogue", "center", "centre", "college", "contact", "continue", "continuing", "continuous",
    "coordination", "course", "courses", "credential", "credentials", "data", "department", "desk",
    "digital", "distance", "e", "education", "elearning", "english", "erasmus", "europe", "exam",
    "exams", "exchange", "executive", "extension", "faculty", "formation", "further", "general",
    "graduate", "hello", "help", "helpdesk", "info", "information", "institute", "international", "lab",
    "language", "languages", "learning", "library", "lifelong", "mail", "marketing", "master", "micro",
    "microcredential", "microcredentials", "mobility", "office", "online", "open", "outreach",
    "postgraduate", "professional", "program", "programme", "programmes", "project", "quality",
    "recognition", "registrar", "registry", "research", "reply", "school", "science", "secretariat",
    "sekretariat", "service", "services", "short", "staff", "student", "students", "studies", "study",
    "studium", "studienberatung", "summer", "support", "team", "training", "unit", "university",
    "weiterbildung", "welcome", "zentrum",
})  # fmt: skip
"""Parts of the names of role mailboxes, such as study.advice@."""
