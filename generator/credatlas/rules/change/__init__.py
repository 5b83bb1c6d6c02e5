"""Rules about what a change does to identities: one state of the catalogue against the one before it."""
