"""RDF as text, straight from nodes: Turtle and RDF/XML in one walk, JSON-LD as it stands.

A node is a JSON object in the terms of a `Lexicon`: `id` (absent for a blank node), `type`, and a value for
each property. Which form a value has follows from the property: a text by language, an address, a node, a
list of those, or a literal as a string. So the JSON-LD document is the node itself, and the two other forms
say the same. An RDF library would cost milliseconds a course; tests read the forms back with one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Mapping

Node = dict[str, Any]

TEXT, LINK, STRING = "text", "link", "string"
"""Kinds of value: by language, an address or node, a plain string. Any other is a datatype's short name."""

_SPECIAL = re.compile(r'[\x00-\x1f\x7f"\\<>&\ufffe\uffff]').search
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold, and DEL; the reader of the YAML files refuses them already."""


class Shared(Node):
    """A blank node that many documents repeat, such as a price or a grading scheme: it is written once.

    It has no named node within and must not change once it was made.
    """

    __slots__ = ("_forms",)

    def forms(self, lexicon: Lexicon) -> tuple[str, str]:
        """The node in Turtle and in RDF/XML."""
        found: tuple[str, str] | None = getattr(self, "_forms", None)
        if found is None:
            grown = _Forms(lexicon)
            _blank(self, grown)
            found = self._forms = ("".join(grown.turtle), "".join(grown.xml))
        return found


_Writer = Callable[[Any, "_Forms"], None]


class _Class(NamedTuple):
    turtle: str
    element: str
    others: str
    """RDF/XML statements of the further types."""


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The terms of a document: prefixes, classes and properties, by the keys that nodes use."""

    prefixes: Mapping[str, str]
    classes: Mapping[str, str]
    """Key -> qualified name."""
    properties: Mapping[str, tuple[str, str]]
    """Key -> qualified name and kind of value."""

    @cached_property
    def context(self) -> Mapping[str, Any]:
        """The JSON-LD context, to be carried inline: harvesters must not have to fetch it."""
        terms = {key: _definition(name, kind) for key, (name, kind) in self.properties.items()}
        return {**self.prefixes, "id": "@id", "type": "@type", **self.classes, **terms}

    @cached_property
    def turtle_head(self) -> str:
        """What a Turtle document begins with."""
        return "".join(f"@prefix {name}: <{uri}> .\n" for name, uri in self.prefixes.items()) + "\n"

    @cached_property
    def xml_head(self) -> str:
        """What an RDF/XML document begins with; it ends with `</rdf:RDF>`."""
        names = "".join(f'\n  xmlns:{name}="{escape(uri)}"' for name, uri in self.prefixes.items())
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{names}>\n'

    def write(self, node: Node) -> tuple[str, str]:
        """A node with a name, in Turtle and in RDF/XML."""
        forms = _Forms(self)
        _named(node, forms)
        forms.turtle.extend(forms.later)
        return "".join(forms.turtle), "".join(forms.xml)

    def uri(self, name: str) -> str:
        """The address that a qualified name stands for."""
        prefix, _, local = name.partition(":")
        return self.prefixes[prefix] + local

    @cached_property
    def writers(self) -> Mapping[str, _Writer]:
        """How the values of each property are written."""
        return {key: self._writer(name, kind) for key, (name, kind) in self.properties.items()}

    @cached_property
    def types(self) -> _Types:
        """The classes as the writer needs them."""
        return _Types(self)

    def _writer(self, name: str, kind: str) -> _Writer:
        if kind == TEXT:
            return _texts(name)
        if kind == LINK:
            return _links(name)
        if kind == STRING:
            return _literals(name)
        return _literals(name, f"^^xsd:{kind}", f' rdf:datatype="{escape(self.uri(f"xsd:{kind}"))}"')


class _Types(dict[str | tuple[str, ...], _Class]):
    """One or several classes of a node, as they occur; the first names its element."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, keys: str | tuple[str, ...]) -> _Class:
        lexicon = self._lexicon
        names = [lexicon.classes[key] for key in ((keys,) if isinstance(keys, str) else keys)]
        others = "".join(f'<rdf:type rdf:resource="{escape(lexicon.uri(name))}"/>\n' for name in names[1:])
        found = self[keys] = _Class(" , ".join(names), names[0], others)
        return found


def _definition(name: str, kind: str) -> dict[str, str]:
    if kind == TEXT:
        return {"@id": name, "@container": "@language"}
    if kind == LINK:
        return {"@id": name, "@type": "@id"}
    return {"@id": name} if kind == STRING else {"@id": name, "@type": f"xsd:{kind}"}


class _Forms:
    """Where the two forms of a node grow; `later` holds named nodes within it, which Turtle cannot nest."""

    __slots__ = ("later", "lexicon", "turtle", "xml")

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.turtle: list[str] = []
        self.xml: list[str] = []
        self.later: list[str] = []


def _named(node: Node, forms: _Forms) -> None:
    kind = forms.lexicon.types[node["type"]]
    forms.turtle.append(f"<{node['id']}> a {kind.turtle}")
    forms.xml.append(f'<{kind.element} rdf:about="{node["id"]}">\n{kind.others}')
    _statements(node, forms)
    forms.turtle.append(" .\n\n")
    forms.xml.append(f"</{kind.element}>\n")


def _statements(node: Node, forms: _Forms) -> None:
    writers = forms.lexicon.writers
    for key, value in node.items():
        if key not in ("id", "type"):
            writers[key](value, forms)


# What all values of a property have around them is put together once, when its writer is made.


def _texts(name: str) -> _Writer:
    """The writer of a property whose values are texts by language."""
    begin, opened, closed = f" ;\n  {name} ", f'<{name} xml:lang="', f"</{name}>\n"

    def write(value: Mapping[str, str], forms: _Forms) -> None:
        written = []
        for language, text in value.items():
            turtle, xml = _escaped(text) if _SPECIAL(text) else (text, text)
            written.append(f'"{turtle}"@{language}')
            forms.xml.append(f'{opened}{language}">{xml}{closed}')
        forms.turtle.append(begin + " , ".join(written))

    return write


def _literals(name: str, datatype: str = "", attribute: str = "") -> _Writer:
    """The writer of a property whose values are strings, of a datatype as each form writes it."""
    begin, end, opened, closed = f' ;\n  {name} "', f'"{datatype}', f"<{name}{attribute}>", f"</{name}>\n"

    def write(value: str | list[str], forms: _Forms) -> None:
        for text in (value,) if isinstance(value, str) else value:
            turtle, xml = _escaped(text) if _SPECIAL(text) else (text, text)
            forms.turtle.append(f"{begin}{turtle}{end}")
            forms.xml.append(f"{opened}{xml}{closed}")

    return write


def _links(name: str) -> _Writer:
    """The writer of a property whose values are addresses and nodes."""
    begin, to, opened, closed = f" ;\n  {name} ", f'<{name} rdf:resource="', f"<{name}>\n", f"</{name}>\n"

    def write(value: str | Node | list[str | Node], forms: _Forms) -> None:
        for one in value if isinstance(value, list) else (value,):
            if isinstance(one, str):
                forms.turtle.append(f"{begin}<{one}>")
                forms.xml.append(f'{to}{one}"/>\n')
            elif isinstance(one, Shared):
                turtle, xml = one.forms(forms.lexicon)
                forms.turtle.append(begin + turtle)
                forms.xml.append(f"{opened}{xml}{closed}")
            else:
                forms.xml.append(opened)
                forms.turtle.append(begin)
                _within(one, forms)
                forms.xml.append(closed)

    return write


def _within(node: Node, forms: _Forms) -> None:
    """A node that is the value of another one's property."""
    if "id" not in node:
        _blank(node, forms)
        return
    forms.turtle.append(f"<{node['id']}>")
    around, forms.turtle = forms.turtle, []
    _named(node, forms)
    forms.later.append("".join(forms.turtle))
    forms.turtle = around


def _blank(node: Node, forms: _Forms) -> None:
    kind = forms.lexicon.types[node["type"]]
    forms.turtle.append(f"[ a {kind.turtle}")
    forms.xml.append(f"<{kind.element}>\n{kind.others}")
    _statements(node, forms)
    forms.turtle.append(" ]")
    forms.xml.append(f"</{kind.element}>\n")


def _escaped(text: str) -> tuple[str, str]:
    """A literal as Turtle and as XML hold it."""
    if not text.replace("\n", "").isprintable():
        text = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
    turtle = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return turtle.replace("\r", "\\r").replace("\t", "\\t"), escape(text, {"\r": "&#13;"})
