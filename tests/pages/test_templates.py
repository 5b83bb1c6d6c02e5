"""The templates' environment: words at compile time, escaping as ever."""

from __future__ import annotations

from collections import namedtuple

import pytest
from jinja2 import Environment, UndefinedError
from markupsafe import Markup

from credatlas.pages import templates
from credatlas.pages.templates import template

Pair = namedtuple("Pair", "first second")
SOURCES = (
    "{{ one }}|{{ two }}|{{ pair.first }}|{{ pair.second }}",
    "{% for first, second in pairs %}{{ first }}{% if second %}{{ second }}{% endif %}{% endfor %}",
    "{% macro m(x) %}<b>{{ x }}</b>{% endmacro %}{{ m(one) }}{{ m(two) }}",
    "{% for pair in pairs %}{{ loop.first }}{{ pair.first }}{% endfor %}",
)
VALUES = {
    "one": "<script>&'\"",
    "two": Markup("<i>safe</i>"),
    "pair": Pair("<x>", Markup("<y>")),
    "pairs": [Pair("<x>", Markup("<y>")), Pair(3, "")],
}


@pytest.mark.parametrize("source", SOURCES)
def test_our_compiler_escapes_what_jinjas_escapes(source: str) -> None:
    ours = templates._environment("en").from_string(source).render(**VALUES)
    assert ours == Environment(autoescape=True).from_string(source).render(**VALUES)


def test_an_absent_value_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        templates._environment("en").from_string("{{ absent }}").render()
    with pytest.raises(AttributeError):
        templates._environment("en").from_string("{{ one.absent }}").render(**VALUES)


def test_a_word_that_no_language_has_is_an_error() -> None:
    with pytest.raises(KeyError):
        templates._environment("en").from_string("{% t no.such.word %}")


@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_every_template_compiles_in_every_language(language: str) -> None:
    names = templates._environment(language).list_templates(extensions=["html"])
    assert len(names) > 15
    for name in names:
        assert template(language, name.removesuffix(".html")).name == name
