"""The kinds of generated pages: one module a kind."""
