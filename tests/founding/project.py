"""A small alliance whose YAML a test changes, built by the command; and the site that came of it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from tests.pages.html import section, words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

HERE = Path(__file__).parent
ALLIANCE = HERE.parent / "rules" / "project" / "content"
"""Two universities, a network, an agreement, a joint course, a skill and a pathway; no rule is broken."""
COMMAND = Path(sys.executable).with_name("credatlas")
NOW = "2026-11-23"
OLIVE = """\
name: Olive University
kind: university
country: GR
timezone: Europe/Athens
website: https://olive.example
identifiers: {schac: olive.example}
quality: [{type: internal, standard: ESG 2015}]
award: {formats: [edc], identification: [student-id], verify: "https://olive.example/verify"}
grading: {type: pass-or-fail}
"""
"""A third university, for who adds it."""
CONFIGURATION = """\
site_name: Founding documents
site_url: https://founding.example/
docs_dir: content/pages
theme: {{name: material}}
plugins:
  - credatlas: {{ui_languages: {languages}, required_tier: {tier}, cache_dir: {cache}, jobs: 1}}
"""


@dataclass(frozen=True)
class Site:
    """A published site; `changes` are what somebody did to it since."""

    folder: Path
    changes: Mapping[str, str] = field(default_factory=dict)

    def text(self, path: str) -> str:
        """A published file."""
        return self.changes.get(path) or (self.folder / path).read_text(encoding="utf-8")

    def json(self, path: str) -> Any:
        """A published document."""
        return json.loads(self.text(path))

    def entry(self, kind: str, slug: str) -> Any:
        """The document of an entry."""
        return self.json(f"api/v1/{kind}/{slug}.json")

    def page(self, address: str) -> str:
        """A published page."""
        return self.text(f"{address}index.html")

    def section(self, address: str, name: str) -> str:
        """The words of one section of a page."""
        return words(section(self.page(address), name))

    def changed(self, path: str, old: str, new: str) -> Site:
        """The same site with every `old` in a file replaced; it must be there."""
        text = self.text(path)
        assert old in text, f"{path} does not have {old!r}"
        return Site(self.folder, {**self.changes, path: text.replace(old, new)})


@dataclass(frozen=True)
class Project:
    """A project in a folder of its own; shells are shared between projects, so that builds are quick."""

    root: Path
    cache: Path
    languages: str = "[en]"
    tier: str = "framework"

    @classmethod
    def of_alliance(cls, root: Path, cache: Path, **options: str) -> Project:
        """The small alliance."""
        project = cls(root, cache, **options)
        shutil.copytree(ALLIANCE, root / "content")
        project._set_up()
        return project

    @classmethod
    def empty(cls, root: Path, cache: Path, **options: str) -> Project:
        """No entries at all."""
        project = cls(root, cache, **options)
        (root / "content").mkdir(parents=True)
        project._set_up()
        return project

    def _set_up(self) -> None:
        text = CONFIGURATION.format(languages=self.languages, tier=self.tier, cache=self.cache)
        (self.root / "mkdocs.yml").write_text(text, encoding="utf-8")
        pages = self.root / "content" / "pages"
        pages.mkdir()
        (pages / "index.md").write_text("# Founding documents\n", encoding="utf-8")

    def read(self, path: str) -> dict[str, Any]:
        """An entry, by its path below `content/`."""
        return dict(yaml.load((self.root / "content" / path).read_text(encoding="utf-8"), yaml.BaseLoader))

    def write(self, path: str, entry: Mapping[str, Any]) -> None:
        """Add or replace an entry; numbers and flags as text would be read as text, so give them as such."""
        file = self.root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(yaml.safe_dump(dict(entry), allow_unicode=True, sort_keys=False), encoding="utf-8")

    def add(self, path: str, text: str) -> None:
        """Add or replace an entry, as YAML."""
        file = self.root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def change(self, path: str, old: str, new: str) -> None:
        """Replace a piece of an entry's YAML, which must be there."""
        file = self.root / "content" / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{path} does not have {old!r}"
        file.write_text(text.replace(old, new), encoding="utf-8")

    def build(self, *flags: str, site: str = "site") -> Site:
        """The site that the command publishes."""
        done = self._run("build", "--now", NOW, "--site-dir", str(self.root / site), *flags)
        assert done.returncode == 0, done.stdout + done.stderr
        return Site(self.root / site)

    def findings(self) -> list[dict[str, Any]]:
        """What `check` finds, worst first, as it tells programs."""
        done = self._run("check", "--now", NOW, "--format", "json")
        assert done.returncode in (0, 1), done.stderr
        found: list[dict[str, Any]] = json.loads(done.stdout)["findings"]
        return found

    def errors(self) -> dict[str, list[str]]:
        """Path below `content/` -> the codes of its errors."""
        codes: dict[str, list[str]] = {}
        for finding in self.findings():
            if finding["severity"] == "error":
                codes.setdefault(finding["path"].removeprefix("content/"), []).append(finding["code"])
        return codes

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [COMMAND, *arguments],
            cwd=self.root,
            check=False,
            capture_output=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
        )


@dataclass(frozen=True)
class Promise:
    """What a founding document asks for, and a change to the published site that breaks it."""

    name: str
    holds: Callable[[Site], None]
    """Raises AssertionError where it does not hold."""
    path: str
    old: str
    new: str

    def broken(self, site: Site) -> Site:
        """The site with the change."""
        return site.changed(self.path, self.old, self.new)


class Promises(list[Promise]):
    """The promises of one document."""

    def broken_by(
        self, path: str, old: str, new: str
    ) -> Callable[[Callable[[Site], None]], Callable[[Site], None]]:
        """Declare a promise, with what turns it red."""

        def declared(holds: Callable[[Site], None]) -> Callable[[Site], None]:
            self.append(Promise(holds.__name__.replace("_", " "), holds, path, old, new))
            return holds

        return declared
