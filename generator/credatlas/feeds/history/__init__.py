"""The log of changes: how it is written and read, and how it grows by what a build made."""

from credatlas.feeds.history.codec import change_of, page_bytes, page_path
from credatlas.feeds.history.growth import grown
from credatlas.feeds.history.ledger import PAGE_SIZE, Ledger

__all__ = ["PAGE_SIZE", "Ledger", "change_of", "grown", "page_bytes", "page_path"]
