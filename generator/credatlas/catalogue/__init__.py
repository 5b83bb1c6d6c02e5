"""Records from documents, the immutable catalogue of all of them, and what follows from it."""
