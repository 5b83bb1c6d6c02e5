"""The templates of pages: Jinja2 with autoescape, compiled once a language.

`{% t course.facts %}` is a word of the interface language (the key `ui.pages.course.facts`). It is put into
the template before compilation, so that words cost nothing when ten thousand pages are rendered.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import escape

from credatlas import i18n, resources

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Template
    from markupsafe import Markup

WORDS = "ui.pages."
"""What the keys of page words begin with in the language files."""
ROWS = """<dl class="ca-rows">
{% for label, value, note in EXPRESSION %}
<div><dt>{{ label }}</dt><dd>{{ value }}{% if note %} <small>{{ note }}</small>{% endif %}</dd></div>
{% endfor %}
</dl>"""
"""What `{% rows EXPRESSION %}` stands for: labelled facts. A macro's call would cost more than its work."""
_ROWS = re.compile(r"\{% rows ([\w.]+) %\}")
_WORD = re.compile(r"\{% t ([\w.-]+) %\}")


class _Generator(CodeGenerator):
    """Compiles templates for values that are mostly `Markup` already, and for records with attributes.

    Jinja calls `escape` for every value and looks attributes up in two ways; ten thousand pages spend a third
    of their time there. What is not `Markup` is escaped as ever; an absent attribute is an AttributeError.
    """

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        self.write("(value if type(value := (")

    def _output_child_post(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        self.write(")) is Markup else escape(value))")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Attribute access as Python does it."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")


class _Environment(Environment):
    """Puts words of its language and rows of facts into a template before that is compiled."""

    code_generator_class = _Generator
    words: i18n.Strings

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """The source with its words in place; KeyError for a word that no language has."""
        whole = _ROWS.sub(lambda match: ROWS.replace("EXPRESSION", match[1]), source)
        return super().preprocess(_WORD.sub(self._word, whole), name, filename)

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
def macro(language: str, name: str) -> Callable[..., Markup]:
    """The macro `page` of a template that is nothing else: what is rendered by the ten thousand.

    A template's own rendering begins with a new context of all that it was given; a macro has arguments.
    """
    found: Callable[..., Markup] = vars(template(language, name).module)["page"]
    return found


@cache
def template(language: str, name: str) -> Template:
    """The template `<name>.html` with the words of a language."""
    return _environment(language).get_template(f"{name}.html")
