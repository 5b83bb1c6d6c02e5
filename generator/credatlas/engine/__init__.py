"""The adapter to MkDocs, and the only importer of it: hand-written pages and shells.

Nothing here imports MkDocs until it has to render: a build whose shells are known never starts it.
"""

from credatlas.engine.mkdocs_engine import MkDocsEngine
from credatlas.engine.project import read_project

__all__ = ["MkDocsEngine", "read_project"]
