"""`check --base`: a change answers for what it brings, here and elsewhere, and for nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.rules.alliance import CONTENT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CONFIGURATION = "site_name: Aurora\nplugins:\n  - credatlas: {required_tier: framework}\n"
IDENTITY = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@b.example"}
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    **IDENTITY,
    **{name.replace("AUTHOR", "COMMITTER"): value for name, value in IDENTITY.items()},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}
OWN, OTHER = "courses/lumen/data-ethics.yml", "courses/fjord/reading-data.yml"


class Repository:
    """A real repository with the small alliance in its first commit, on the branch `main`."""

    def __init__(self, folder: Path, run: Callable[..., subprocess.CompletedProcess[str]]) -> None:
        self.folder, self._run = folder, run
        shutil.copytree(CONTENT, folder / "content")
        (folder / "mkdocs.yml").write_text(CONFIGURATION)
        self.git("init", "--quiet", "--initial-branch=main")
        self.commit()

    def git(self, *words: str) -> str:
        done = subprocess.run(
            ["git", "-C", str(self.folder), *words],
            check=True,
            capture_output=True,
            encoding="utf-8",
            env=ENVIRONMENT,
        )
        return done.stdout

    def commit(self) -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "change")
        return self.git("rev-parse", "HEAD").strip()

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.folder / "content" / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def check(self, base: str, *more: str) -> subprocess.CompletedProcess[str]:
        words = ("check", "--no-cache", "--now", "2026-11-23", "--base", base, *more)
        return self._run(*words, cwd=self.folder)


@pytest.fixture
def repository(tmp_path: Path, credatlas: Callable[..., subprocess.CompletedProcess[str]]) -> Repository:
    return Repository(tmp_path / "alliance", credatlas)


def lines(done: subprocess.CompletedProcess[str]) -> list[str]:
    """The findings, but for those about identities, which have tests of their own."""
    return [line for line in said(done) if " CA70" not in line]


def said(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [line for line in done.stdout.splitlines() if line.startswith("content/")]


def test_my_own_mistake_stops_me(repository: Repository) -> None:
    repository.edit(OWN, "hours: 81", "hours: 40")
    done = repository.check("main")
    assert done.returncode == 1
    (line,) = lines(done)
    assert line.startswith("content/courses/lumen/data-ethics.yml:9:28: CA301 3 ECTS")


def test_a_mistake_that_stood_before_does_not_stop_me(repository: Repository) -> None:
    repository.edit(OTHER, "workload: {hours: 8}", "workload: {hours: 13}")
    repository.commit()
    repository.edit(OWN, "hours: 81", "hours: 80")
    done = repository.check("main")
    assert done.returncode == 0, done.stdout
    (line,) = lines(done)
    assert line.startswith("content/courses/fjord/reading-data.yml:6:19: CA305 warning: ")


def test_what_i_break_elsewhere_is_mine(repository: Repository) -> None:
    (repository.folder / "content" / OTHER).unlink()
    done = repository.check("main")
    assert done.returncode == 1
    (line,) = lines(done)
    assert line.startswith("content/pathways/responsible-data.yml:12:21: CA201 there is no course")


def test_an_old_mistake_that_moves_is_still_old_and_its_twin_is_new(repository: Repository) -> None:
    repository.edit(OWN, "outcomes: [weigh, defend]", "outcomes: [weigh, defend, nothing]")
    repository.commit()
    repository.edit(
        OWN, "assessment:\n", "assessment:\n  - {type: attendance, weight: 0, outcomes: [weigh]}\n"
    )
    assert repository.check("main").returncode == 0
    repository.edit(OWN, "weight: 60, outcomes: [weigh]", "weight: 60, outcomes: [weigh, nothing]")
    done = repository.check("main")
    assert done.returncode == 1
    assert [line.partition("CA501 ")[2][:8] for line in lines(done)] == ["warning:", "there is"]


def test_what_others_did_since_i_began_is_not_mine(repository: Repository) -> None:
    repository.edit(OTHER, "workload: {hours: 8}", "workload: {hours: 13}")
    repository.commit()
    repository.git("checkout", "--quiet", "-b", "mine")
    repository.edit(OWN, "hours: 81", "hours: 80")
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    repository.edit(OTHER, "workload: {hours: 13}", "workload: {hours: 8}")
    repository.commit()
    repository.git("checkout", "--quiet", "mine")
    assert repository.check("main").returncode == 0


def test_links_attributes_and_odd_names_of_the_base_do_no_harm(repository: Repository) -> None:
    content = repository.folder / "content"
    (content / "courses" / "lumen" / "link.yml").symlink_to("/etc/passwd")
    (content / "courses" / "lumen" / "Ödd näme.yml").write_text("title: Odd\n", encoding="utf-8")
    (repository.folder / ".gitattributes").write_text("content/** export-ignore\n*.yml text eol=crlf\n")
    repository.commit()
    repository.edit(OWN, "hours: 81", "hours: 80")
    done = repository.check("HEAD")
    assert done.returncode == 0, done.stdout + done.stderr
    assert all("warning: " in line for line in lines(done))
    assert len(lines(done)) == 2


def test_everything_is_new_where_there_was_no_content(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "--orphan", "empty")
    repository.git("rm", "-r", "--quiet", "--cached", "content")
    repository.git("commit", "--quiet", "--message", "no content")
    repository.edit(OWN, "hours: 81", "hours: 40")
    assert repository.check("empty").returncode == 1


@pytest.mark.parametrize("base", ["nowhere", "--help", "main:content", "HEAD~1", "../.."])
def test_an_unknown_revision_is_broken_usage(repository: Repository, base: str) -> None:
    done = repository.check(base)
    assert done.returncode == 2
    assert f"git does not know the revision {base}" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_shallow_clone_says_so(
    repository: Repository, tmp_path: Path, credatlas: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    first = repository.git("rev-parse", "HEAD").strip()
    repository.edit(OWN, "hours: 81", "hours: 80")
    repository.commit()
    clone = tmp_path / "clone"
    repository.git("clone", "--quiet", "--depth=1", f"file://{repository.folder}", str(clone))
    done = credatlas("check", "--no-cache", "--base", first, cwd=clone)
    assert done.returncode == 2
    assert "this clone is shallow, so fetch more of its history" in done.stderr
    assert credatlas("check", "--no-cache", "--base", "origin/main", cwd=clone).returncode == 0


def test_outside_a_repository_it_is_broken_usage(
    tmp_path: Path, credatlas: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION)
    done = credatlas("check", "--no-cache", "--base", "main", cwd=tmp_path)
    assert done.returncode == 2
    assert "--base needs a git repository" in done.stderr


def test_without_git_it_is_broken_usage(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "nothing").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    done = repository.check("main")
    assert done.returncode == 2
    assert "--base needs git, which is not installed" in done.stderr


def test_content_outside_the_repository_is_broken_usage(repository: Repository, tmp_path: Path) -> None:
    shutil.move(repository.folder / "content", tmp_path / "elsewhere")
    (repository.folder / "content").symlink_to(tmp_path / "elsewhere")
    done = repository.check("main")
    assert done.returncode == 2
    assert "to be in the repository" in done.stderr
