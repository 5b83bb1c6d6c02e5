"""The checks of a published site: one module a question."""
