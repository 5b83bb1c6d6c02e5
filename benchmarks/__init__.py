"""Measurements: never part of the tests, always side by side in one run."""
