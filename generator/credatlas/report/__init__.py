"""Findings in the shapes that people and machines read: one module a format."""

from credatlas.report.format import Format, Summary, formats

__all__ = ["Format", "Summary", "formats"]
