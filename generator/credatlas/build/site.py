"""The whole build: check, make every file, list them, publish in one step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from credatlas.build.compile import Compilation, compile_content
from credatlas.build.previous import previous_site, restored
from credatlas.build.production import (
    FeedTask,
    Plant,
    Task,
    WrittenTask,
    compose,
    filling,
    produce,
    shell_key,
    write,
)
from credatlas.build.publish import Published, publish
from credatlas.build.shell_store import Shells, shells
from credatlas.build.shells import Sample, shell_request
from credatlas.build.staging import Staging
from credatlas.build.workers import Workers
from credatlas.catalogue.edition import Edition, Site
from credatlas.diagnostics import Severity
from credatlas.errors import CredAtlasError
from credatlas.feeds import Omission, feeds
from credatlas.feeds.directory import Made, Production, directories
from credatlas.feeds.feed import Artifact
from credatlas.model.tier import Tier, parse_tier
from credatlas.pages.page_kind import all_pages, prepare, render

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from credatlas.build.settings import Settings
    from credatlas.build.shells import Engine

Progress = Callable[[str, int, int], None]
"""Told the stage, how many are done, and how many there are."""

SAMPLES = 3
"""So many real pages go through the engine's whole pipeline when a shell is new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a build did."""

    compilation: Compilation
    published: Published | None = None
    """`None` where errors stopped the build: the published site is as it was."""
    pages: int = 0
    files: int = 0
    size: int = 0
    """Bytes of all files."""
    omissions: int = 0
    warnings: tuple[str, ...] = ()
    """What the engine and the settings make the operator know."""
    exit_code: int = 0

    def lines(self) -> Iterator[str]:
        """The summary, one line a subject."""
        yield from (f"note: {warning}" for warning in self.warnings)
        found = self.compilation
        yield f"findings  {found.errors} errors in {found.files} files"
        if self.published is None:
            yield "nothing was published: the site is as it was"
            return
        catalogue = found.catalogue
        entries = f"{len(catalogue.courses)} courses and {len(catalogue.pathways)} pathways"
        yield f"pages     {self.pages} for {entries}"
        yield f"feeds     {len(feeds())} feeds, {self.omissions} omissions"
        yield f"files     {self.files} files, {self.size / 1e6:.1f} MB"
        how = f" ({self.published.reason})" if self.published.reason else ""
        yield f"published {self.published.target} {self.published.way.value}{how}"


def _silent(_: str, __: int, ___: int) -> None:
    """Progress that nobody watches."""


def publish_site(
    settings: Settings, engine: Engine, *, progress: Progress = _silent, executor: Executor | None = None
) -> Report:
    """Build the site of a project and put it in place; nothing is touched where errors stop it."""
    with Staging.beside(settings.site_dir) as staging:  # first: it finishes what a killed build began
        compilation = compile_content(settings, executor=executor)
        if _stops(compilation, settings):
            return Report(compilation=compilation, exit_code=1)
        if settings.keep_going:
            compilation = restored(compilation, previous_site(settings))
        found = shells(settings, engine)
        edition = edition_of(settings, compilation)
        prepare(edition)
        plant = Plant(edition=edition, rendered=found.rendered, writer=staging.writer)
        production = _produce(settings, plant, progress, executor)
        _guard(settings, engine, plant, found)
        published = publish(staging)
    return Report(
        compilation=compilation,
        published=published,
        pages=sum(file.media_type == "text/html" for file in production.files),
        files=len(production.files),
        size=sum(file.size for file in production.files),
        omissions=len(production.omissions),
        warnings=(*found.rendered.warnings, *_unpublishable(settings)),
    )


def _stops(compilation: Compilation, settings: Settings) -> bool:
    """Whether the findings forbid to publish: errors do, and warnings where the operator is strict."""
    worst = Severity.WARNING if settings.strict else Severity.ERROR
    return not settings.keep_going and any(one.severity <= worst for one in compilation.findings)


def edition_of(settings: Settings, compilation: Compilation) -> Edition:
    """What the site shows: published entries, with where they stand, as of `now`."""
    site = Site(
        name=settings.site_name,
        description=settings.site_description,
        url=settings.site_url,
        languages=settings.ui_languages,
        required_tier=parse_tier(settings.required_tier) or Tier.FRAMEWORK,
        data_licence=settings.licence,
        edition=settings.edition,
        version=version("credatlas"),
    )
    catalogue = compilation.catalogue.published(settings.now.date())
    return Edition(catalogue=catalogue, standings=compilation.standings, site=site, now=settings.now)


def _produce(settings: Settings, plant: Plant, progress: Progress, executor: Executor | None) -> Production:
    """Every file but the directories in workers, then the directories here."""
    tasks = tuple(_tasks(plant))
    made: list[Made] = []
    omissions: list[Omission] = []
    with Workers(settings.jobs, plant, executor=executor) as workers:
        for done, results in enumerate(workers.map(produce, tasks), 1):
            for result in results:
                (made if isinstance(result, Made) else omissions).append(result)  # type: ignore[arg-type]
            progress("pages and feeds", done, len(tasks))
    made.extend(
        write(plant, Artifact(path=path, media_type="", body=body))
        for path, body in plant.rendered.assets.items()
    )
    seen = Production(files=sorted(made), omissions=sorted(omissions, key=_by_entry))
    last = [write(plant, artifact) for one in directories() for artifact in one.export(plant.edition, seen)]
    last.append(write(plant, Artifact(path=".nojekyll", media_type="", body=b"")))
    return Production(files=sorted([*made, *last]), omissions=seen.omissions)


def _tasks(plant: Plant) -> Iterator[Task]:
    yield from all_pages(plant.edition)
    for feed in feeds():
        yield from (FeedTask(feed.name, unit) for unit in feed.units(plant.edition))
    yield from (WrittenTask(address) for address in plant.rendered.pages)


def _by_entry(omission: Omission) -> tuple[str, str, str]:
    return (omission.feed, omission.entry.kind, omission.entry.slug)


def _guard(settings: Settings, engine: Engine, plant: Plant, found: Shells) -> None:
    """Where a shell is new, real pages go through the whole pipeline too: the bytes must be the same."""
    if not found.fresh or settings.preview:
        return
    chosen = _samples(plant)
    different = engine.verify(shell_request(settings), chosen)
    if different:
        raise CredAtlasError(
            f"the page {different[0]} differs from what MkDocs itself makes of it; "
            "the theme or a template has changed in a way that shells do not cover"
        )


def _samples(plant: Plant) -> Sequence[Sample]:
    wanted = [task for task in all_pages(plant.edition) if task.kind == "course"][:SAMPLES]
    pages = [render(plant.edition, task) for task in wanted]
    return [Sample(shell_key(page), filling(plant, page), compose(plant, page)) for page in pages]


def _unpublishable(settings: Settings) -> tuple[str, ...]:
    return tuple(f"site_url is not set, so there is no {what}" for what in settings.unpublishable())
