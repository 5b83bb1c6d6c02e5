"""What one build is asked to do: the same for `credatlas build` and `mkdocs build`."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from credatlas.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

TIERS = ("recorded", "listed", "framework", "harvestable", "issuable")
"""The tiers that `required_tier` may name, weakest first (design §4)."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """What `mkdocs.yml` says, as plain values: MkDocs' own settings and the plugin's `options`."""

    config_file: Path
    site_name: str = "CredAtlas"
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
    notice: Mapping[str, str]
    """A short sentence on top of every page, by interface language; empty for none."""
    now: datetime
    jobs: int
    """Worker processes; 0 means as many as the machine has processors."""
    cache: Path | None
    keep_going: bool
    strict: bool
    previous: str | None
    """Folder or address of the published site; `None` means what `site_dir` holds."""
    new_log: bool
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
        return ("canonical addresses", "sitemap.xml", "absolute identifiers in feeds", "404.html below a prefix")


OPTIONS: Mapping[str, object] = {
    "content_dir": "content",
    "ui_languages": ["en"],
    "required_tier": "framework",
    "edition": 2027,
    "licence": "CC-BY-4.0",
    "notice": "",
    "now": None,
    "jobs": 0,
    "cache_dir": ".cache/credatlas",
    "keep_going": False,
    "strict": False,
    "previous": None,
    "new_log": False,
}
"""Every option of the plugin and of `credatlas build`, with its default."""


def settings(
    project: Project,
    flags: Mapping[str, object] | None = None,
    *,
    environment: Mapping[str, str],
    clock: Callable[[], datetime],
    preview: bool = False,
) -> Settings:
    """The settings of `project`, where each of `flags` that is not None wins.

    `flags` has the names of `OPTIONS`, and `site_dir` and `site_url`. Raises `UsageError` for an option
    that does not exist or has a value that cannot be meant.
    """
    given = {name: value for name, value in (flags or {}).items() if value is not None}
    unknown = sorted((set(project.options) | set(given)) - set(OPTIONS) - {"site_dir", "site_url"})
    if unknown:
        raise UsageError(f"{project.config_file.name}: the credatlas plugin has no option {unknown[0]!r}")
    options = {**OPTIONS, **project.options, **given}
    root = project.config_file.resolve().parent
    languages = _languages(options["ui_languages"])
    cache = options["cache_dir"]
    return Settings(
        root=root,
        config_file=project.config_file.resolve(),
        content=_path(root, options["content_dir"], "content_dir"),
        # A folder given as a flag is where the operator stands; one in the file, beside the file.
        site_dir=_path(Path.cwd() if "site_dir" in given else root, given.get("site_dir", project.site_dir), "site_dir"),
        site_name=project.site_name,
        site_description=project.site_description,
        site_url=_site_url(given.get("site_url", project.site_url)),
        ui_languages=languages,
        required_tier=_tier(options["required_tier"]),
        edition=_number(options["edition"], "edition"),
        licence=_text(options["licence"], "licence"),
        notice=_notice(options["notice"], languages[0]),
        now=instant(options["now"], environment=environment, clock=clock),
        jobs=_number(options["jobs"], "jobs"),
        cache=_path(root, cache, "cache_dir") if cache else None,
        keep_going=_switch(options["keep_going"], "keep_going"),
        strict=_switch(options["strict"], "strict"),
        previous=_text(options["previous"], "previous") if options["previous"] is not None else None,
        new_log=_switch(options["new_log"], "new_log"),
        preview=preview,
    )


def instant(given: object, *, environment: Mapping[str, str], clock: Callable[[], datetime]) -> datetime:
    """The moment that a build takes for now: `given`, else SOURCE_DATE_EPOCH, else the beginning of today (UTC).

    `given` is a date (its beginning in UTC) or an ISO 8601 date and time with its offset. The doors hand in
    the environment and the clock, so that nothing below them reads either. SOURCE_DATE_EPOCH:
    https://reproducible-builds.org/specs/source-date-epoch/.
    """
    if given is not None:
        return _moment(given)
    if epoch := environment.get("SOURCE_DATE_EPOCH"):
        try:
            return datetime.fromtimestamp(int(epoch), UTC)
        except (ValueError, OverflowError, OSError):
            raise UsageError(f"SOURCE_DATE_EPOCH is not a number of seconds: {epoch!r}") from None
    return clock().astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def _moment(given: object) -> datetime:
    if isinstance(given, date) and not isinstance(given, datetime):
        return datetime.combine(given, time(), UTC)
    try:
        moment = given if isinstance(given, datetime) else datetime.fromisoformat(str(given))
    except ValueError:
        raise UsageError(f"now: {given!r} is neither a date nor a date and time (ISO 8601)") from None
    if moment.tzinfo is None:
        if (moment.hour, moment.minute, moment.second) != (0, 0, 0):
            raise UsageError(f"now: {given!r} needs its offset from UTC, such as +02:00 or Z")
        moment = moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC)


def _path(base: Path, value: object, name: str) -> Path:
    if isinstance(value, str | Path) and str(value):
        return Path(os.path.normpath(base / value))
    raise UsageError(f"{name}: {value!r} is not a folder")


def _languages(value: object) -> tuple[str, ...]:
    languages = [value] if isinstance(value, str) else value
    if isinstance(languages, list | tuple) and languages and len(set(languages)) == len(languages):
        for language in languages:
            # YAML 1.1 reads Norwegian's `no` as false.
            if not isinstance(language, str) or not _LANGUAGE.fullmatch(language):
                raise UsageError(f'ui_languages: {language!r} is not a language code; write it in quotes, "no"')
        return tuple(languages)
    raise UsageError(f"ui_languages: {value!r} is not a list of different language codes")


def _tier(value: object) -> str:
    if value in TIERS:
        return str(value)
    raise UsageError(f"required_tier: {value!r} is none of {', '.join(TIERS)}")


def _site_url(value: object) -> str | None:
    if value in (None, ""):
        return None
    parts = urlsplit(str(value))
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise UsageError(f"site_url: {value!r} is not an absolute address such as https://example.org/courses/")
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/"


def _notice(value: object, default: str) -> Mapping[str, str]:
    if isinstance(value, str):
        return {default: value} if value else {}
    if isinstance(value, dict) and all(isinstance(part, str) for pair in value.items() for part in pair):
        return dict(value)
    raise UsageError("notice: write a text, or one text for each interface language")


def _number(value: object, name: str) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    raise UsageError(f"{name}: {value!r} is not a whole number")


def _switch(value: object, name: str) -> bool:
    if isinstance(value, bool):
        return value
    raise UsageError(f"{name}: {value!r} is neither true nor false")


def _text(value: object, name: str) -> str:
    if isinstance(value, str | Path) and str(value):
        return str(value)
    raise UsageError(f"{name}: {value!r} is not a text")
