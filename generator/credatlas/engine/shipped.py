"""Pages that every site has and links to: ours, until the alliance writes its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from credatlas import resources
from credatlas.engine.labels import labels

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

ERROR_PAGE = "404.md"
GLOSSARY = "glossary.md"


def shipped(written: Collection[str], languages: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Source address and Markdown of each page that `written`, the addresses of what there is, lacks.

    Whoever writes one in the first language has the word in all: translations are theirs too.
    """
    if ERROR_PAGE not in written:
        # Markdown in a theme's folder is not picked up by MkDocs.
        yield ERROR_PAGE, (resources.folder("theme") / ERROR_PAGE).read_text(encoding="utf-8")
    if GLOSSARY not in written:
        for language in languages:
            source = GLOSSARY if language == languages[0] else f"{language}/{GLOSSARY}"
            if source not in written:
                yield source, _glossary(language)


def _glossary(language: str) -> str:
    """The words of a language file around the block that fills the page."""
    words = labels(language)
    title, about = words["glossary"], words["glossary.about"]
    quoted = [json.dumps(text, ensure_ascii=False) for text in (title, about)]
    head = f"---\ntitle: {quoted[0]}\ndescription: {quoted[1]}\nfooter: 1\n---\n"
    return f"{head}\n# {title}\n\n{about}\n\n<!-- credatlas:glossary -->\n"
