"""What is wrong, where: positions, severities and findings, without any text or layout."""

from credatlas.diagnostics.finding import Finding, Pointer, Position, Severity
from credatlas.diagnostics.nearest import nearest

__all__ = ["Finding", "Pointer", "Position", "Severity", "nearest"]
