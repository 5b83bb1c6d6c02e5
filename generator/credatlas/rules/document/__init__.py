"""Rules that look at one record."""
