"""The whole build: check, make every file, list them, publish in one step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.metadata import version
from typing import TYPE_CHECKING

from credatlas.build.compile import Compilation, compile_content
from credatlas.build.continuity import continuity
from credatlas.build.contrast import contrast_notes
from credatlas.build.guard import guard
from credatlas.build.host import size_notes
from credatlas.build.listing import listed
from credatlas.build.memory import settled
from credatlas.build.offline import PATH, service_worker
from credatlas.build.order import stages
from credatlas.build.previous import previous_site, restored
from credatlas.build.production import (
    FeedTask,
    Plant,
    PreviewTask,
    SearchTask,
    Task,
    WrittenTask,
    produce,
    write,
)
from credatlas.build.publish import publish
from credatlas.build.report import Report
from credatlas.build.reuse import held_against
from credatlas.build.shell_store import keep, shells
from credatlas.build.signature import signed, signing_key
from credatlas.build.staging import Staging
from credatlas.build.workers import FEW, Workers
from credatlas.catalogue.edition import Edition, Site
from credatlas.feeds import Omission, feeds
from credatlas.feeds.coverage import coverage
from credatlas.feeds.directory import Made, Production
from credatlas.feeds.feed import Artifact
from credatlas.feeds.history import grown
from credatlas.feeds.parquet import require
from credatlas.model.tier import Tier, parse_tier
from credatlas.pages.page_kind import all_pages, prepare
from credatlas.pages.previews import previews
from credatlas.rules.verdict import stops
from credatlas.search import producers

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from credatlas.build.continuity import Continuity
    from credatlas.build.settings import Settings
    from credatlas.build.shells import Engine
    from credatlas.catalogue.published import Published

Progress = Callable[[str, int, int], None]
"""Told the stage, how many are done, and how many there are."""


def _silent(_: str, __: int, ___: int) -> None:
    """Progress that nobody watches."""


def publish_site(
    settings: Settings, engine: Engine, *, progress: Progress = _silent, executor: Executor | None = None
) -> Report:
    """Build the site of a project and put it in place; nothing is touched where errors stop it."""
    key = signing_key(settings.sign) if settings.sign else None
    if settings.parquet:
        require()
    with Staging.beside(settings.site_dir) as staging:  # first: it finishes what a killed build began
        compilation = compile_content(settings, executor=executor)
        if _stops(compilation, settings):
            return Report(compilation=compilation, exit_code=1)
        with settled():
            previous = previous_site(settings)
            going_on = continuity(settings, previous)
            compilation = held_against(compilation, going_on.published, settings)
            if _stops(compilation, settings):
                return Report(compilation=compilation, exit_code=1)
            if settings.keep_going:
                compilation = restored(compilation, previous)
            return _published(settings, engine, compilation, going_on, staging, key, progress, executor)


def _published(
    settings: Settings,
    engine: Engine,
    compilation: Compilation,
    going_on: Continuity,
    staging: Staging,
    key: Ed25519PrivateKey | None,
    progress: Progress,
    executor: Executor | None,
) -> Report:
    """The site of what was compiled, in place."""
    found = shells(settings, engine)
    edition = edition_of(settings, compilation, going_on.published)
    prepare(edition)
    plant = Plant(edition=edition, rendered=found.rendered, writer=staging.writer)
    production = _produce(settings, plant, progress, executor)
    if key:
        signature = write(plant, signed(staging.writer.root, key))
        production = replace(production, files=sorted([*production.files, signature]))
    guard(settings, engine, plant, found)
    keep(settings, found)
    published = publish(staging)
    size = sum(file.size for file in production.files)
    return Report(
        compilation=compilation,
        published=published,
        pages=sum(file.media_type == "text/html" for file in production.files),
        files=len(production.files),
        size=size,
        omissions=len(production.omissions),
        coverage=tuple(coverage(edition, production.omissions)),
        warnings=(
            *found.rendered.warnings,
            *_unpublishable(settings),
            *going_on.notes,
            *size_notes(size),
            *contrast_notes(found.rendered.assets),
        ),
    )


def _stops(compilation: Compilation, settings: Settings) -> bool:
    """Whether the findings forbid to publish: errors do, and warnings where the operator is strict."""
    return not settings.keep_going and stops(compilation.findings, settings.strict)


def edition_of(settings: Settings, compilation: Compilation, published: Published | None = None) -> Edition:
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
        source_url=settings.source_url,
        signed=settings.sign is not None,
        offline=settings.offline,
        parquet=settings.parquet,
        previews=settings.previews,
    )
    catalogue = compilation.catalogue.published(settings.now.date())
    marks = {
        entry: marks
        for entry, marks in compilation.logos.marks.items()
        if entry.slug in catalogue.of_kind(entry.kind)
    }
    return Edition(
        catalogue=catalogue,
        standings=compilation.standings,
        site=site,
        now=settings.now,
        previous=published,
        marks=marks,
        # Those of a draft stay away as it does.
        images={path: compilation.logos.files[path] for each in marks.values() for path in each if path},
    )


def _produce(
    settings: Settings,
    plant: Plant,
    progress: Progress,
    executor: Executor | None,
) -> Production:
    """Every file but the directories, then the directories, which see the files."""
    made: list[Made] = []
    omissions: list[Omission] = []
    for result in _results(settings, plant, progress, executor):
        if isinstance(result, Omission):
            omissions.append(result)
        else:
            made.append(result)
    made.extend(
        write(plant, Artifact(path=path, media_type="", body=body))
        for path, body in (*plant.rendered.assets.items(), *plant.edition.images.items())
    )
    digests = {file.path: file.sha256 for file in made}
    seen = Production(
        files=sorted(made),
        omissions=sorted(omissions, key=_by_entry),
        log=grown(plant.edition, digests),
    )
    found = listed(plant, seen, settings.jobs, executor=executor)
    worker = service_worker(plant.edition, plant.rendered.assets)
    last = [
        write(plant, Artifact(path=".nojekyll", media_type="", body=b"")),
        write(plant, Artifact(path=PATH, media_type="text/javascript", body=worker)),
    ]
    return replace(found, files=sorted([*found.files, *last]))


def _results(
    settings: Settings, plant: Plant, progress: Progress, executor: Executor | None
) -> Iterator[Made | Omission]:
    """What comes of every task, made in workers."""
    work = stages(_tasks(plant))
    total, done = sum(map(len, work)), 0
    few = FEW if total < FEW else 2  # a stage may have few tasks, each with much to do
    for stage in work:
        with Workers(settings.jobs, plant, executor=executor) as workers:
            for results in workers.map(produce, stage, few=few):
                yield from results
                done += 1
                progress("pages and feeds", done, total)


def _tasks(plant: Plant) -> Iterator[Task]:
    for producer in producers():
        yield from (SearchTask(producer.name, unit) for unit in producer.units(plant.sources))
    yield from (PreviewTask(path) for path in previews(plant.edition))
    yield from all_pages(plant.edition)
    for feed in feeds():
        yield from (FeedTask(feed.name, unit) for unit in feed.units(plant.edition))
    yield from (WrittenTask(address) for address in plant.rendered.pages)


def _by_entry(omission: Omission) -> tuple[str, str, str]:
    return (omission.feed, omission.entry.kind, omission.entry.slug)


def _unpublishable(settings: Settings) -> tuple[str, ...]:
    return tuple(f"site_url is not set, so there is no {what}" for what in settings.unpublishable())
