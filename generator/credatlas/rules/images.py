"""The rules about images that entries name: `source` judges the files, `build` tells where they are named."""

from __future__ import annotations

from credatlas.diagnostics import Severity
from credatlas.model.ids import Kind
from credatlas.model.tier import Tier
from credatlas.rules.rule import Rule, Scope


def _about_images(code: str, message: str, title: str, why: str, fix: str) -> Rule:
    return Rule(
        code=code,
        message=message,
        title=title,
        why=why,
        fix=fix,
        scope=Scope.FILE,
        tier=Tier.LISTED,
        severity=Severity.ERROR,
        kinds=(Kind.INSTITUTION, Kind.NETWORK),
        asked_by="CredAtlas (images)",
        excusable=False,
        check=None,
    )


IMAGES = (
    _about_images(
        "CA220",
        "there is no image file {file} in the content folder",
        "An image that is named is there.",
        "A page with a missing image looks broken, and nobody can see what was meant.",
        "Add the file to your change, or correct the path: it begins below `content/`, leads through no "
        "symbolic link, and capitals matter.",
    ),
    _about_images(
        "CA227",
        "the image {file} is larger than {limit} kB",
        "An image is small.",
        "It is loaded with every page that shows it, on telephones too; a mark needs a few kilobytes.",
        "Export it as plain SVG, or as PNG or WebP of about 400 pixels in width.",
    ),
    _about_images(
        "CA228",
        "{file} is not an SVG, PNG, WebP or JPEG image, whatever its name says",
        "An image is in a format that every browser shows.",
        "What a file is decides how browsers treat it; other formats show nothing, or more than a picture.",
        "Export the image anew in one of these formats, rather than renaming the file.",
    ),
    _about_images(
        "CA229",
        "the drawing {file} holds {part}, which a drawing here must not have",
        "A drawing only draws.",
        "An SVG file can run scripts, fetch from elsewhere and keep a browser busy; shapes, colours and "
        "gradients are all that a mark needs.",
        "Save it as plain or optimised SVG, with text turned into paths and styles into attributes.",
    ),
)
