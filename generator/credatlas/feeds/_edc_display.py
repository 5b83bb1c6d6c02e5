"""What a credential looks like: one page for each language of its title, as an SVG picture."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from textwrap import wrap
from typing import TYPE_CHECKING

from credatlas.feeds._elm_concepts import written_concept, written_out
from credatlas.feeds._elm_scope import number, texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from credatlas.feeds._rdf import Node
    from credatlas.model.course import Course
    from credatlas.model.text import Reading, Text

_LINE, _LINES = 34, 8
"""Characters in a line of the page, and lines of a title at most."""
_PAGE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 297" font-family="sans-serif" fill="#1a1a1a">'
    '<rect width="210" height="297" fill="#fff"/>{lines}</svg>'
)


def display(page: str, course: Course, awarding: Iterable[Text]) -> Node:
    """How a credential is shown; `page` is the address of its course, `awarding` names who confers it."""
    houses = tuple(awarding)
    return {
        "id": f"{page}#display",
        "type": "DisplayParameter",
        "title": texts(course.title),
        "primaryLanguage": written_out("language", course.title.first.language),
        "language": [written_out("language", code) for code in course.title.languages],
        "individualDisplay": [_individual(page, course, title, houses) for title in course.title.versions],
    }


def _individual(page: str, course: Course, title: Reading, houses: tuple[Text, ...]) -> Node:
    language = title.language
    return {
        "id": f"{page}#display-{language}",
        "type": "IndividualDisplay",
        "language": written_out("language", language),
        "displayDetail": {
            "id": f"{page}#display-{language}-1",
            "type": "DisplayDetail",
            "page": 1,
            "image": {
                "id": f"{page}#display-{language}-image",
                "type": "MediaObject",
                "content": b64encode(picture(course, title, houses).encode()).decode(),
                "contentEncoding": _BASE64,
                "contentType": _FILE_TYPE,
            },
        },
    }


def picture(course: Course, title: Reading, houses: tuple[Text, ...]) -> str:
    """Title, size, level and awarding bodies on a page, named in its language where they can be."""
    load, level = course.workload, course.level
    facts = [f"{number(load.ects)} ECTS"] if load and load.ects is not None else []
    facts += [f"EQF {level.eqf}"] if level and level.eqf is not None else []
    heading = wrapped(title.text)[:_LINES]
    lines = [_text(90 + 13 * index, 11, line) for index, line in enumerate(heading)]
    below = 90 + 13 * len(heading)
    if facts:
        lines.append(_text(below + 6, 7, " · ".join(facts)))
    names = [house.read(title.language).text for house in houses]
    lines += [_text(230 + 9 * index, 7, name) for index, name in enumerate(names[:6])]
    return _PAGE.format(lines="".join(lines))


def wrapped(text: str) -> list[str]:
    """A text in lines, as `textwrap.wrap` cuts it, which takes most of its time to look for rare things."""
    words = text.split(" ")
    if not text.isprintable() or "-" in text or "" in words or max(map(len, words)) > _LINE:
        return wrap(text, _LINE)
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + 1 + len(word) <= _LINE:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _text(y: int, size: int, text: str) -> str:
    return f'<text x="105" y="{y}" font-size="{size}" text-anchor="middle">{escape(text)}</text>'


_BASE64 = written_concept(
    "http://data.europa.eu/snb/encoding/6146cde7dd", "http://data.europa.eu/snb/encoding/25831c2", "base64"
)
_FILE_TYPE = written_concept(
    "http://publications.europa.eu/resource/authority/file-type/SVG",
    "http://publications.europa.eu/resource/authority/file-type",
    "SVG",
)
