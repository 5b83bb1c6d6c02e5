"""The exceptions of CredAtlas: what only the operator can mend, never a contributor's mistake."""


class CredAtlasError(Exception):
    """Broken usage, tool or previous state; the two doors print it and exit with 2."""


class UsageError(CredAtlasError):
    """The command, its options or `mkdocs.yml` ask for something that cannot be done."""


class PublishError(CredAtlasError):
    """The site could not be put in place; what was published before is untouched."""
