"""Live preview: MkDocs' own server, which rebuilds when an entry, a page or the configuration is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.errors import CredAtlasError

if TYPE_CHECKING:
    from pathlib import Path


def preview(config_file: Path, address: str) -> None:
    """Serve the project at `address` (`host:port`) until interrupted; every sound entry is shown."""
    from mkdocs.commands.serve import serve
    from mkdocs.exceptions import MkDocsException

    try:
        serve(str(config_file), dev_addr=address, livereload=True)
    except (MkDocsException, OSError) as error:
        raise CredAtlasError(f"cannot serve at {address}: {error}") from error
