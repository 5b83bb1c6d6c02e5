"""Rules that look at all records together."""
