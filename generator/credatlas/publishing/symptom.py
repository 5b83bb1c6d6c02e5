"""What is wrong with a published site, or worth knowing about it."""

from __future__ import annotations

from typing import NamedTuple

from credatlas.diagnostics import Severity


class Symptom(NamedTuple):
    """One thing to tell an operator, in English: which file, what is the matter, and what to do."""

    severity: Severity
    """An error where readers get something false or nothing, a warning where some may, else a note."""
    path: str
    """Relative to the site; empty for the site as a whole."""
    text: str
    remedy: str = ""


def error(path: str, text: str, remedy: str) -> Symptom:
    """Readers get something false, or nothing."""
    return Symptom(Severity.ERROR, path, text, remedy)


def warning(path: str, text: str, remedy: str) -> Symptom:
    """Some readers may get less than they could."""
    return Symptom(Severity.WARNING, path, text, remedy)


def note(path: str, text: str, remedy: str = "") -> Symptom:
    """Worth knowing."""
    return Symptom(Severity.NOTE, path, text, remedy)
