"""What one build is asked to do: the same for `credatlas build` and `mkdocs build`."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from credatlas.build import options as parse
from credatlas.build.clock import instant
from credatlas.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """What `mkdocs.yml` says, as plain values: MkDocs' own settings and the plugin's `options`."""

    config_file: Path
    site_name: str
    site_description: str = ""
    site_url: str | None = None
    site_dir: Path = Path("site")
    pages_dir: Path = Path("content/pages")
    options: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that decides what a build writes, and how; paths are absolute."""

    root: Path
    """The folder of `mkdocs.yml`; findings name files relative to it."""
    config_file: Path
    content: Path
    """The folder of the entries: `institutions/`, `courses/` and so on."""
    site_dir: Path
    site_name: str
    site_description: str
    site_url: str | None
    """Absolute, with a slash at its end; without it canonical addresses and sitemaps cannot be published."""
    ui_languages: tuple[str, ...]
    """Interface languages; the first lives at `/`, every further one at `/<language>/`."""
    required_tier: str
    edition: int
    """The rule set that the alliance has agreed to, by year."""
    licence: str
    """The licence of the published data, an SPDX identifier."""
    source_url: str | None
    """Address pattern, with `{path}`, under which the file of an entry is edited; `None` for nowhere."""
    offline: bool
    """Whether browsers keep the catalogue for reading without a connection."""
    parquet: bool
    """Whether courses and offerings are published as Parquet too, which the extra `parquet` writes."""
    previews: tuple[str, ...]
    """Kinds of pages with a picture of their own for previews; none for no pictures at all."""
    notice: Mapping[str, str]
    """A short sentence on top of every page, by interface language; empty for none."""
    now: datetime
    jobs: int
    """Worker processes; the option's 0 means as many as the machine has processors."""
    cache: Path | None
    keep_going: bool
    strict: bool
    previous: str | None
    """Folder or address of the published site; `None` means what `site_dir` holds."""
    new_log: bool
    sign: Path | None
    """The file of the private key that signs the manifest."""
    preview: bool = False
    """Set while serving: the Content-Security-Policy is left out, as it would block live reload."""

    @property
    def base_path(self) -> str:
        """The path below which the site is mounted, such as `/` or `/a/b/`."""
        return urlsplit(self.site_url or "/").path or "/"

    def unpublishable(self) -> tuple[str, ...]:
        """What this build must leave out because `site_url` is not set, for the build's summary."""
        if self.site_url:
            return ()
        return ("canonical addresses", "sitemap.xml", "identifiers in feeds", "404.html below a prefix")


OPTIONS: Mapping[str, object] = {
    "content_dir": "content",
    "ui_languages": ["en"],
    "required_tier": "framework",
    "edition": 2027,
    "licence": "CC-BY-4.0",
    "source_url": "",
    "offline": False,
    "parquet": False,
    "previews": ["institution", "field"],
    "notice": "",
    "now": None,
    "jobs": 0,
    "cache_dir": ".cache/credatlas",
    "keep_going": False,
    "strict": False,
    "previous": None,
    "new_log": False,
    "sign": None,
}
"""Every option of the plugin and of `credatlas build`, with its default."""


def settings(
    project: Project,
    flags: Mapping[str, object] | None = None,
    *,
    environment: Mapping[str, str],
    clock: Callable[[], datetime],
    processors: int = 1,
    preview: bool = False,
) -> Settings:
    """The settings of `project`, where each of `flags` that is not None wins.

    `flags` has the names of `OPTIONS`, and `site_dir` and `site_url`; relative folders begin at the project's
    root, so the doors hand in absolute ones. Raises `UsageError` for an option
    that does not exist or has a value that cannot be meant.
    """
    given = {name: value for name, value in (flags or {}).items() if value is not None}
    unknown = sorted((set(project.options) | set(given)) - set(OPTIONS) - {"site_dir", "site_url"})
    if unknown:
        raise UsageError(f"{project.config_file.name}: the credatlas plugin has no option {unknown[0]!r}")
    options = {**OPTIONS, **project.options, **given}
    root = project.config_file.resolve().parent
    languages = parse.languages(options["ui_languages"])
    cache = options["cache_dir"]
    return Settings(
        root=root,
        config_file=project.config_file.resolve(),
        content=parse.path(root, options["content_dir"], "content_dir"),
        site_dir=parse.path(root, given.get("site_dir", project.site_dir), "site_dir"),
        site_name=project.site_name,
        site_description=project.site_description,
        site_url=parse.site_url(given.get("site_url", project.site_url)),
        ui_languages=languages,
        required_tier=parse.tier(options["required_tier"]),
        edition=parse.number(options["edition"], "edition"),
        licence=parse.text(options["licence"], "licence"),
        source_url=parse.source_url(options["source_url"]),
        offline=parse.switch(options["offline"], "offline"),
        parquet=parse.switch(options["parquet"], "parquet"),
        previews=parse.previews(options["previews"]),
        notice=parse.notice(options["notice"], languages[0]),
        now=instant(options["now"], environment=environment, clock=clock),
        jobs=parse.number(options["jobs"], "jobs") or processors,
        cache=parse.path(root, cache, "cache_dir") if cache else None,
        keep_going=parse.switch(options["keep_going"], "keep_going"),
        strict=parse.switch(options["strict"], "strict"),
        previous=parse.text(options["previous"], "previous") if options["previous"] is not None else None,
        new_log=parse.switch(options["new_log"], "new_log"),
        sign=parse.path(root, options["sign"], "sign") if options["sign"] else None,
        preview=preview,
    )
