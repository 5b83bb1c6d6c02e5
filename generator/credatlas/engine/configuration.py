"""Brings MkDocs' configuration into the form that a strict policy and our own pages need."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from credatlas import resources
from credatlas.errors import UsageError

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from credatlas.build.shells import ShellRequest

FEATURES = ("navigation.tabs", "toc.follow")

FORBIDDEN_FEATURES = frozenset(
    {
        "navigation.instant",  # would fetch pages by a sitemap that is not MkDocs' any more
        "navigation.instant.prefetch",
        "navigation.instant.preview",
        "navigation.instant.progress",
        "navigation.top",  # its button covers what the keyboard reaches
        "navigation.footer",  # generated pages have no neighbours
        "announce.dismiss",
        "toc.integrate",
    }
)

PALETTE = [
    {"media": "(prefers-color-scheme)", "scheme": "default", "primary": "custom", "accent": "custom"},
    {"media": "(prefers-color-scheme: light)", "scheme": "default", "primary": "custom", "accent": "custom"},
    {"media": "(prefers-color-scheme: dark)", "scheme": "slate", "primary": "custom", "accent": "custom"},
]
"""Follow the system, or light, or dark; the colours are ours, in `credatlas.css`."""


def configure(config: MkDocsConfig, request: ShellRequest) -> None:
    """Change `config` in place; raises `UsageError` where the operator asks for what cannot be kept."""
    theme = config.theme
    if theme.name != "material":
        raise UsageError("mkdocs.yml: CredAtlas needs the theme `material`")
    if not config.use_directory_urls:
        raise UsageError("mkdocs.yml: CredAtlas needs `use_directory_urls: true`")
    # An alliance's own overrides come first, then ours, then the theme.
    theme.dirs.insert(1 if theme.custom_dir else 0, str(resources.folder("theme")))
    theme["font"] = False
    wanted = [*FEATURES, *(theme["features"] or [])]
    theme["features"] = [name for name in dict.fromkeys(wanted) if name not in FORBIDDEN_FEATURES]
    theme["palette"] = PALETTE
    if theme["favicon"] == "assets/images/favicon.png":
        theme["favicon"] = "assets/credatlas.svg"
    theme.static_templates -= {"sitemap.xml", "404.html"}
    config.site_url = request.site_url
    config.repo_url = None  # the theme's bundle would call the API of the code host
    config.edit_uri = config.edit_uri_template = None
    for name in ("alternate", "analytics", "consent", "version"):
        config.extra.pop(name, None)
    # Alignment of table cells as an attribute: the policy forbids inline styles.
    config.mdx_configs.setdefault("tables", {})["use_align_attribute"] = True
    config.validation.nav.omitted_files = logging.DEBUG
