"""The Content-Security-Policy of one page: nothing from elsewhere, inline scripts by their hash."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL | re.IGNORECASE)
_DATA = re.compile(r"""type=["']?application/(ld\+)?json""", re.IGNORECASE)


def script_hashes(html: str) -> tuple[str, ...]:
    """The CSP sources of all inline scripts that a browser would run, in their order, without repetition."""
    texts = (
        found["text"]
        for found in _SCRIPT.finditer(html)
        if " src=" not in found["attributes"] and not _DATA.search(found["attributes"])
    )
    digests = (b64encode(sha256(text.encode()).digest()).decode() for text in texts)
    return tuple(dict.fromkeys(f"'sha256-{digest}'" for digest in digests))


def content_security_policy(html: str) -> str:
    """The policy for a page of the theme, `html`, without the content that it surrounds.

    A script inside the content gets no hash, so that no contribution can bring one to run.
    """
    directives = {
        "default-src": "'none'",
        "script-src": " ".join(("'self'", *script_hashes(html))),
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())
