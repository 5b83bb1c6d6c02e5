"""The templates of pages: Jinja2 with autoescape, compiled once a language.

`{% t course.facts %}` is a word of the interface language (the key `ui.pages.course.facts`). It is put into
the template before compilation, so that words cost nothing when ten thousand pages are rendered.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import escape

from credatlas import i18n, resources

if TYPE_CHECKING:
    from jinja2 import Template

WORDS = "ui.pages."
"""What the keys of page words begin with in the language files."""
_WORD = re.compile(r"\{% t ([\w.-]+) %\}")


class _Environment(Environment):
    """Replaces `{% t key %}` by the word in its language before a template is compiled."""

    words: i18n.Strings

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """The source with its words in place; KeyError for a word that no language has."""
        return super().preprocess(_WORD.sub(self._word, source), name, filename)

    def _word(self, match: re.Match[str]) -> str:
        text = str(escape(self.words.text(WORDS + match[1])))
        if "{{" in text or "{%" in text:
            raise ValueError(f"{match[1]}: a word must not contain template syntax")
        return text


@cache
def _environment(language: str) -> _Environment:
    environment = _Environment(
        loader=FileSystemLoader(resources.folder("pages/templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.words = i18n.load(language)
    return environment


@cache
def template(language: str, name: str) -> Template:
    """The template `<name>.html` with the words of a language."""
    return _environment(language).get_template(f"{name}.html")
