"""Real catalogues of others, imported and built: what nobody here wrote must come through whole."""
