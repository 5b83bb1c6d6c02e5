"""`check --base`: a name that others rely on stands for the same thing for ever (CA701 to CA706)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.review.test_base import OWN, Repository, repository, said

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["repository"]

WITHDRAWN = "status: withdrawn\nwithdrawn: {{on: 2026-11-01, reason: No teacher{successor}}}\n"
NEW = "courses/lumen/data-ethics-2.yml"
TITLE = "title: {en: Data ethics for health professionals}"


def content(repository: Repository, path: str) -> str:
    return (repository.folder / "content" / path).read_text(encoding="utf-8")


def write(repository: Repository, path: str, text: str) -> None:
    (repository.folder / "content" / path).write_text(text, encoding="utf-8")


def withdraw(repository: Repository, successor: str = "") -> None:
    following = f", successor: {successor}" if successor else ""
    write(repository, OWN, content(repository, OWN) + WITHDRAWN.format(successor=following))


def credits(repository: Repository) -> None:
    repository.edit(OWN, "ects: 3, hours: 81", "ects: 4, hours: 108")


def remove(repository: Repository) -> None:
    (repository.folder / "content" / OWN).unlink()


def rename(repository: Repository) -> None:
    text = content(repository, OWN)
    remove(repository)
    write(repository, NEW, text)


def outcomes(repository: Repository) -> None:
    text = content(repository, OWN)
    key = text.split("outcomes:\n")[1].split(":")[0].strip()
    write(repository, OWN, text.replace(f"{key}:", "other:", 1).replace(f"[{key}", "[other"))


def reuse(repository: Repository) -> None:
    original = content(repository, OWN)
    withdraw(repository)
    repository.commit()
    title = original.split("title:")[1].split("\ntype:")[0]
    write(repository, OWN, original.replace(title, " Bees and their keepers"))


def one_sided(repository: Repository) -> None:
    write(repository, NEW, content(repository, OWN) + "replaces: [lumen/data-ethics]\n")


def unnamed(repository: Repository) -> None:
    write(repository, NEW, content(repository, OWN))
    withdraw(repository, "lumen/data-ethics-2")


@pytest.mark.parametrize(
    ("edit", "code", "stops"),
    [
        (credits, "CA701", True),
        (remove, "CA702", True),
        (rename, "CA702", True),
        (outcomes, "CA703", False),
        (reuse, "CA704", True),
        (one_sided, "CA705", False),
        (unnamed, "CA706", False),
    ],
)
def test_a_change_of_identity_is_told(
    repository: Repository, edit: Callable[[Repository], None], code: str, stops: bool
) -> None:
    edit(repository)
    done = repository.check("HEAD")
    assert any(f" {code} " in line for line in said(done)), done.stdout
    if stops:
        assert done.returncode == 1


def typo(repository: Repository) -> None:
    repository.edit(OWN, "title:", "version: '2'\ntitle:")


def first_credits(repository: Repository) -> None:
    write(repository, "courses/lumen/new.yml", content(repository, OWN))


def draft(repository: Repository) -> None:
    write(repository, NEW, content(repository, OWN) + "status: draft\n")
    repository.commit()
    (repository.folder / "content" / NEW).unlink()


def revive(repository: Repository) -> None:
    original = content(repository, OWN)
    withdraw(repository)
    repository.commit()
    write(repository, OWN, original)


def both_sides(repository: Repository) -> None:
    one_sided(repository)
    withdraw(repository, "lumen/data-ethics-2")


@pytest.mark.parametrize("edit", [typo, first_credits, draft, withdraw, revive, both_sides])
def test_what_keeps_identities_is_not_told(
    repository: Repository, edit: Callable[[Repository], None]
) -> None:
    edit(repository)
    done = repository.check("HEAD")
    assert not [line for line in said(done) if " CA70" in line], done.stdout
