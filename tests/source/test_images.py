"""Images that entries name: only plain pictures get through, and only from inside the content folder."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from credatlas.source.drawing import forbidden
from credatlas.source.images import LARGEST, Image, Refusal, image

if TYPE_CHECKING:
    from pathlib import Path

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 8 8">'
PLAIN = f'{OPEN}<path d="M1 7h6"/></svg>'

HOSTILE = {
    "script": f"{OPEN}<script>alert(1)</script></svg>",
    "script-by-namespace": f'{OPEN}<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script></svg>',
    "handler": f'{OPEN}<path onload="alert(1)" d="M1 7h6"/></svg>',
    "handler-in-capitals": f'{OPEN}<path OnLoad="alert(1)" d="M1 7h6"/></svg>',
    "page": f"{OPEN}<foreignObject><p>Hello</p></foreignObject></svg>",
    "picture": f'{OPEN}<image href="https://tracker.example/pixel.png"/></svg>',
    "link": f'{OPEN}<a href="javascript:alert(1)"><path d="M1 7h6"/></a></svg>',
    "animation": f'{OPEN}<set attributeName="href" to="javascript:alert(1)"/></svg>',
    "style-sheet": f"{OPEN}<style>@import url(https://tracker.example/a.css)</style></svg>",
    "style": f'{OPEN}<path style="fill:url(https://tracker.example/a)" d="M1 7h6"/></svg>',
    "style-escaped": f'{OPEN}<path style="fill:\\75rl(https://tracker.example/a)" d="M1 7h6"/></svg>',
    "style-behaviour": f'{OPEN}<path style="-moz-binding:none" d="M1 7h6"/></svg>',
    "fill-from-elsewhere": f'{OPEN}<path fill="url(https://tracker.example/a#b)" d="M1 7h6"/></svg>',
    "fill-from-elsewhere-in-quotes": f'{OPEN}<path fill="url(\'//tracker.example/a\')" d="M1 7h6"/></svg>',
    "gradient-from-elsewhere": f'{OPEN}<linearGradient xlink:href="//tracker.example/a#b"/></svg>',
    "base": f'{OPEN}<g xml:base="https://tracker.example/"><path d="M1 7h6"/></g></svg>',
    "repetition": f'{OPEN}<path id="a" d="M1 7h6"/><use href="#a"/></svg>',
    "entities": f'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>{OPEN}<desc>&b;</desc></svg>',
    "document-type": f'<!DOCTYPE svg SYSTEM "https://tracker.example/a.dtd">{PLAIN}',
    "instruction": f'<?xml-stylesheet href="https://tracker.example/a.css"?>{PLAIN}',
    "page-in-disguise": "<html><body><script>alert(1)</script></body></html>",
    "no-namespace": '<svg><path d="M1 7h6"/></svg>',
    "drawing-in-drawing": f"{OPEN}{PLAIN}</svg>",
    "cut-off": PLAIN[:-3],
    "two": PLAIN + PLAIN,
}
HARMLESS = {
    "plain": PLAIN,
    "declared": f'<?xml version="1.0" encoding="UTF-8"?>\n<!-- drawn by hand -->\n{PLAIN}',
    "gradient": f'{OPEN}<linearGradient id="a" x1="0"/><linearGradient id="b" xlink:href="#a"/>'
    '<circle r="3" fill="url(#b)" style="stroke: rgba(0, 10%, 3, .5); stroke-width:2"/></svg>',
    "turned": f'{OPEN}<g transform="matrix(1 0 0 -1e0 0 8) skewX(3)"><path d="M1,7 l6-3z"/></g></svg>',
    "words": f'{OPEN}<title>Crane: a "mark" (1926)</title><desc xml:lang="de">Kran</desc></svg>',
    "cut": f'{OPEN}<clipPath id="c"><rect width="8" height="8"/></clipPath><g clip-path="url(#c)"/></svg>',
}


@pytest.mark.parametrize("drawing", HOSTILE.values(), ids=HOSTILE)
def test_a_drawing_that_does_more_than_draw_is_refused(drawing: str) -> None:
    assert forbidden(drawing.encode())


@pytest.mark.parametrize("drawing", HARMLESS.values(), ids=HARMLESS)
def test_a_plain_drawing_is_published(drawing: str) -> None:
    assert forbidden(drawing.encode()) == ""


def test_the_part_that_is_forbidden_is_named() -> None:
    assert forbidden(HOSTILE["script"].encode()) == "<script>"
    assert forbidden(HOSTILE["handler"].encode()) == "onload=alert(1)"


@pytest.mark.parametrize(
    ("body", "extension"),
    [
        (PLAIN.encode(), "svg"),
        (b"\xef\xbb\xbf" + PLAIN.encode(), "svg"),
        (b"\x89PNG\r\n\x1a\nrest", "png"),
        (b"\xff\xd8\xff\xe0rest", "jpg"),
        (b"RIFF\x00\x00\x00\x00WEBPrest", "webp"),
    ],
)
def test_bytes_say_what_an_image_is(tmp_path: Path, body: bytes, extension: str) -> None:
    (tmp_path / "mark.png").write_bytes(body)
    assert image(tmp_path, "mark.png") == Image(extension, body)


def test_what_is_too_large_or_no_image_is_refused(tmp_path: Path) -> None:
    (tmp_path / "large.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(LARGEST))
    (tmp_path / "text.png").write_text("Hello")
    (tmp_path / "empty.png").write_bytes(b"")
    assert [_code(tmp_path, f"{name}.png") for name in ("large", "text", "empty")] == [
        "CA227",
        "CA228",
        "CA228",
    ]


@pytest.mark.parametrize(
    "path",
    [
        "absent.svg",
        "folder",
        "pipe.svg",
        "link.svg",
        "linked/mark.svg",
        "../mark.svg",
        "/etc/hostname",
        "a\x00b.svg",
        "folder/../mark.svg",
        "folder//mark.svg",
        "mark.svg/",
        "",
    ],
)
def test_no_path_leads_to_anything_but_a_file_of_the_content_folder(tmp_path: Path, path: str) -> None:
    content = tmp_path / "content"
    (content / "folder").mkdir(parents=True)
    for place in (tmp_path, content, content / "folder"):
        (place / "mark.svg").write_text(PLAIN)
    os.mkfifo(content / "pipe.svg")
    (content / "link.svg").symlink_to(content / "mark.svg")
    (content / "linked").symlink_to(content / "folder")
    assert _code(content, path) == "CA220"


def _code(content: Path, path: str) -> str:
    found = image(content, path)
    assert isinstance(found, Refusal)
    return found.code
