"""ASEAN mapping: receive, verify, process, recognise, walked by a consumer; levels of other regions."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from tests.conftest import REPOSITORY
from tests.founding.project import COMMAND, Project, Promise, Promises, Site
from tests.rules.alliance import compiled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COURSE = "lumen/data-ethics"
DOCUMENT = f"api/v1/courses/{COURSE}.json"
MANIFEST = "api/v1/manifest.json"
SIGNATURE = "signatures/manifest.sig"
PAGE = f"courses/{COURSE}/"
PROMISES = Promises()


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `private.pem` and `public.pem`, and another pair of keys."""
    folder = tmp_path_factory.mktemp("keys")
    for name in ("", "other-"):
        key = Ed25519PrivateKey.generate()
        private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        (folder / f"{name}private.pem").write_bytes(private)
        (folder / f"{name}public.pem").write_bytes(public)
    return folder


@pytest.fixture(scope="module")
def project(alliance: Callable[..., Project]) -> Project:
    project = alliance()
    project.change(
        f"courses/{COURSE}.yml",
        "level: {eqf: 7, cycle: second}",
        "level:\n  eqf: 7\n  cycle: second\n  external: [{framework: AQRF, level: '7', basis: indicative}]\n"
        "external_credits: [{system: UCTS, value: 2, basis: computed}]",
    )
    project.change(
        f"courses/{COURSE}.yml",
        "extra: {",
        "recognition: {fjord: {as: elective, ects: 3, until: 2030-12-31}}\nextra: {",
    )
    return project


@pytest.fixture(scope="module")
def site(project: Project, keys: Path) -> Site:
    return project.build("--sign", str(keys / "private.pem"))


def consume(site: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """The sample consumer as a person runs it."""
    return subprocess.run(
        [sys.executable, REPOSITORY / "examples" / "consume.py", site, *map(str, arguments)],
        check=False,
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )


@PROMISES.broken_by(f"{PAGE}index.html", "1. Received", "1. Lost")
def the_four_steps_stand_on_the_page(site: Site) -> None:
    chain = site.section(PAGE, "chain")
    steps = ["1. Received", "2. Verified", "3. Processed", "4. Recognised"]
    assert [step for step in steps if step in chain] == steps


@PROMISES.broken_by(f"{PAGE}index.html", "until 31 December 2030", "for ever")
def recognition_has_its_kind_its_credits_and_its_end(site: Site) -> None:
    table = site.section(PAGE, "recognition")
    assert "Nordvåg University Elective 3 ECTS credits by agreement" in table
    assert "until 31 December 2030" in table


@PROMISES.broken_by(f"{PAGE}index.html", "For orientation only", "Equivalent")
def a_level_of_elsewhere_is_indicative_unless_it_is_referenced(site: Site) -> None:
    facts = site.section(PAGE, "facts")
    assert "AQRF 7 (For orientation only)" in facts


@PROMISES.broken_by(DOCUMENT, '"value":2', '"value":3')
def credits_of_elsewhere_are_converted(site: Site) -> None:
    """3 ECTS are 2 UCTS."""
    assert site.json(DOCUMENT)["entry"]["external_credits"] == [
        {"system": "UCTS", "value": 2, "basis": "computed"}
    ]


@PROMISES.broken_by("api/v1/openapi.json", "/signatures/manifest.sig", "/elsewhere")
def the_signature_is_announced_and_lies_where_it_is_said_to(site: Site) -> None:
    address = site.json("api/v1/index.json")["signature"]
    assert address == SIGNATURE
    assert len((site.folder / address).read_bytes()) == 64
    assert f"/{address}" in site.json("api/v1/openapi.json")["paths"]


def test_the_promise_holds(site: Site, promise: Promise) -> None:
    promise.holds(site)


def test_a_change_turns_it_red(site: Site, promise: Promise) -> None:
    with pytest.raises((AssertionError, KeyError)):
        promise.holds(promise.broken(site))


def test_the_chain_is_walked_to_its_end(site: Site, keys: Path) -> None:
    done = consume(site.folder, COURSE, "fjord", "--key", keys / "public.pem")
    assert done.returncode == 0, done.stderr
    assert [line.partition(":")[0] for line in done.stdout.splitlines()] == [
        "receive",
        "verify",
        "process",
        "recognise",
    ]
    assert "signed by the holder of the key" in done.stdout
    assert "recognised by agreement" in done.stdout
    assert "awarded by itself" in consume(site.folder, COURSE, "lumen").stdout
    skill = consume(site.folder, "fjord/reading-data", "lumen", "--key", keys / "public.pem")
    assert "recognised automatically" in skill.stdout
    assert "ask first" in consume(site.folder, "fjord/reading-data", "elsewhere").stdout


def test_without_a_key_there_is_integrity_only(site: Site) -> None:
    done = consume(site.folder, COURSE, "fjord")
    assert done.returncode == 0
    assert "verify: integrity only" in done.stdout


@pytest.fixture
def copy(site: Site, tmp_path: Path) -> Path:
    """The published files that a consumer reads, to be tampered with."""
    for folder in ("api", "signatures"):
        shutil.copytree(site.folder / folder, tmp_path / "site" / folder)
    return tmp_path / "site"


def _tampered(site: Path) -> None:
    document = json.loads((site / DOCUMENT).read_bytes())
    document["entry"]["workload"]["ects"] = 30
    (site / DOCUMENT).write_text(json.dumps(document), encoding="utf-8")


def _covered_up(site: Path) -> None:
    """Write the digests of what is there now into the manifest and its pages."""
    head = json.loads((site / MANIFEST).read_bytes())
    for page in head["pages"]:
        listed = json.loads((site / page["path"]).read_bytes())
        for file in listed["items"]:
            if (site / file["path"]).is_file():
                file["sha256"] = sha256((site / file["path"]).read_bytes()).hexdigest()
        (site / page["path"]).write_text(json.dumps(listed), encoding="utf-8")
        page["sha256"] = sha256((site / page["path"]).read_bytes()).hexdigest()
    (site / MANIFEST).write_text(json.dumps(head), encoding="utf-8")


def test_a_changed_document_stops_at_verify(copy: Path, keys: Path) -> None:
    _tampered(copy)
    for key in ([], ["--key", keys / "public.pem"]):
        done = consume(copy, COURSE, "fjord", *key)
        assert done.returncode == 1
        assert done.stderr.startswith("verify: ")
        assert "process" not in done.stdout


def test_a_changed_document_and_manifest_stop_at_verify(copy: Path, keys: Path) -> None:
    _tampered(copy)
    _covered_up(copy)
    done = consume(copy, COURSE, "fjord", "--key", keys / "public.pem")
    assert done.returncode == 1
    assert done.stderr.startswith("verify: the manifest was changed")
    unsigned = consume(copy, COURSE, "fjord")
    assert "integrity only" in unsigned.stdout, "without a key nobody can tell, and the consumer says so"


def test_somebody_elses_key_stops_at_verify(site: Site, keys: Path) -> None:
    done = consume(site.folder, COURSE, "fjord", "--key", keys / "other-public.pem")
    assert done.returncode == 1
    assert done.stderr.startswith("verify: ")


def test_an_unsigned_site_is_not_taken_for_a_signed_one(copy: Path, keys: Path) -> None:
    (copy / SIGNATURE).unlink()
    done = consume(copy, COURSE, "fjord", "--key", keys / "public.pem")
    assert done.returncode == 1
    assert "process" not in done.stdout


def test_a_file_that_is_no_key_is_told_before_anything_is_built(project: Project, keys: Path) -> None:
    for name in ("public.pem", "missing.pem"):
        done = subprocess.run(
            [COMMAND, "build", "--site-dir", project.root / "other", "--sign", keys / name],
            cwd=project.root,
            check=False,
            capture_output=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode == 2, done.stderr
        assert "--sign" in done.stderr
        assert "Traceback" not in done.stderr
        assert not (project.root / "other").exists()


def test_credits_that_are_converted_wrongly_are_told(project: Project) -> None:
    path = f"courses/{COURSE}.yml"
    project.change(path, "value: 2,", "value: 4.5,")
    codes = project.errors().get(path, [])
    project.change(path, "value: 4.5,", "value: 2,")
    assert len(codes) == 1


@pytest.mark.parametrize(
    ("ects", "hours", "theirs", "accepted"),
    [
        (3, 81, 2, True),
        (4.5, 121.5, 3, True),
        (1.5, 40.5, 1, True),
        (3, 81, 3, False),
        (4.5, 121.5, 4.5, False),
    ],
)
def test_one_and_a_half_of_ours_are_one_of_theirs(
    tmp_path: Path, ects: float, hours: float, theirs: float, accepted: bool
) -> None:
    course = (
        f"title: Soil\nworkload: {{ects: {ects}, hours: {hours}}}\n"
        f"external_credits: [{{system: UCTS, value: {theirs}, basis: computed}}]\n"
    )
    found = compiled(tmp_path, {"courses/lumen/soil.yml": course}, tier="recorded").findings
    assert ("CA315" not in {finding.code for finding in found}) is accepted
