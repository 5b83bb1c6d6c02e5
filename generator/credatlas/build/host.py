"""What hosts of static sites take, as far as a build can know it."""

from __future__ import annotations

LARGEST = 1_000_000_000
"""Bytes of a site on GitHub Pages and, by default, on GitLab Pages.

https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits
"""


def size_notes(size: int) -> tuple[str, ...]:
    """What to tell the operator of a site of so many bytes."""
    if size <= LARGEST:
        return ()
    return (
        f"the site has {size / 1e9:.1f} GB, and GitHub Pages and GitLab Pages take {LARGEST / 1e9:.0f} GB: "
        "fewer interface languages make it smaller, other hosts take more",
    )
