"""Rules whose result depends on the day: warnings to owners, never errors; time alone turns nothing red."""
