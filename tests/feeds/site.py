"""The data files of an edition, made in memory by the code that makes them in a build."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from credatlas.build.continuity import published_state
from credatlas.build.verify import verified
from credatlas.feeds import Artifact, Omission, feeds
from credatlas.feeds.directory import Made, Production, Stage, directories
from credatlas.feeds.history import grown
from tests.feeds.exports import made_by

if TYPE_CHECKING:
    from collections.abc import Mapping

    from credatlas.catalogue.edition import Edition

Files = dict[str, bytes]


def data_of(edition: Edition, *names: str) -> Files:
    """Every file of the feeds and directories with these names; of all of them where none is named."""
    files: Files = {}
    made: list[Made] = []
    omissions: list[Omission] = []

    def keep(artifact: Artifact) -> Made:
        body = verified(artifact).body
        assert artifact.path not in files, f"{artifact.path} is made twice"
        files[artifact.path] = body
        return Made(artifact.path, artifact.media_type, sha256(body).hexdigest(), len(body))

    for feed in feeds():
        for one in made_by(feed, edition) if not names or feed.name in names else ():
            omissions.append(one) if isinstance(one, Omission) else made.append(keep(one))
    log = grown(edition, {file.path: file.sha256 for file in made})
    production = Production(files=sorted(made), omissions=omissions, log=log)
    for stage in Stage:
        chosen = [one for one in directories() if one.stage is stage and (not names or one.name in names)]
        found = [
            keep(artifact)
            for one in chosen
            for unit in one.units(edition, production)
            for artifact in one.export(edition, production, unit)
        ]
        production = replace(production, files=sorted([*production.files, *found]))
    return files


def going_on(edition: Edition, before: Mapping[str, bytes]) -> Edition:
    """The edition as the one after a published state."""
    return replace(edition, previous=published_state(before.get))
