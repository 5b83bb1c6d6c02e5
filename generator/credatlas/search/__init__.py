"""The search of the site: an index cut into small files, facets as columns, and cards in blocks.

Everything that a browser needs lies below `/search/`; nothing there depends on the clock. A browser begins
with `start/<language>.json`, which holds the whole of a small catalogue at once.
"""

from credatlas.search.producer import CardText, Producer, Sources, WrittenPage, producers

__all__ = ["CardText", "Producer", "Sources", "WrittenPage", "producers"]
