"""From files to documents: discovery, strict YAML with positions, JSON Schema."""

from credatlas.source.document import Document, parse
from credatlas.source.files import Found, SourceFile, SourcePath, find
from credatlas.source.messages import SOURCE_RULES, SourceRule

__all__ = [
    "SOURCE_RULES",
    "Document",
    "Found",
    "SourceFile",
    "SourcePath",
    "SourceRule",
    "find",
    "parse",
]
