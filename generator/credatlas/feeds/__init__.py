"""What programs take: one module a feed. `directory` comes second and lists what the others made."""

from credatlas.feeds.feed import Artifact, Feed, Omission, Piece, feeds

__all__ = ["Artifact", "Feed", "Omission", "Piece", "feeds"]
