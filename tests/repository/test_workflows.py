"""The workflows that an alliance runs: they ask for little, pin what they run, and pass on a clean clone."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

REPOSITORY = Path(__file__).parent.parent.parent
FOLDER = REPOSITORY / ".github" / "workflows"
WORKFLOWS = sorted(path.name for path in FOLDER.glob("*.yml"))
ON_THE_FORGE = {"github.base_ref": "main"}
"""What the forge puts in place of an expression when a pull request against main runs."""
THIS_VERY_RUN = ".ci/run"
"""The one step that is not run here: it is the script that runs this test."""
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
EXPRESSION = re.compile(r"\$\{\{\s*([^}]*?)\s*\}\}")

each_workflow = pytest.mark.parametrize("name", WORKFLOWS)


def workflow(name: str) -> dict[str, Any]:
    """The parsed file; every scalar is text, so that the key `on` stays one."""
    parsed = yaml.load((FOLDER / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert isinstance(parsed, dict)
    return parsed


def steps(name: str) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each job with each of its steps, in order."""
    for job in workflow(name)["jobs"].values():
        for step in job["steps"]:
            yield job, step


def test_an_alliance_has_a_check_and_a_publication() -> None:
    assert {"check.yml", "publish.yml", "test.yml"} == set(WORKFLOWS)


@each_workflow
def test_every_action_is_pinned_by_commit_and_says_its_version(name: str) -> None:
    lines = [line for line in (FOLDER / name).read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert lines
    for line in lines:
        address, _, version = line.split("uses:")[1].partition("#")
        assert PINNED.fullmatch(address.strip()), line
        assert re.fullmatch(r"v\d+\.\d+\.\d+", version.strip()), f"no version comment: {line}"


@each_workflow
def test_a_workflow_may_read_only_and_a_job_asks_for_what_it_writes(name: str) -> None:
    parsed = workflow(name)
    assert parsed["permissions"] == {"contents": "read"}
    for title, job in parsed["jobs"].items():
        more = job.get("permissions", {})
        assert not more or (name, title, more) == (
            "publish.yml",
            "deploy",
            {"pages": "write", "id-token": "write"},
        )


@each_workflow
def test_nothing_a_stranger_writes_runs_with_rights(name: str) -> None:
    """No secrets for strangers' code, and no expression inside a script, where it would be pasted in."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert "pull_request_target" not in text
    assert "secrets." not in text
    for _, step in steps(name):
        assert not EXPRESSION.search(step.get("run", "")), "pass it through env: instead"
        if "actions/checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] == "false"


@each_workflow
def test_no_run_goes_on_for_ever_or_twice(name: str) -> None:
    parsed = workflow(name)
    assert parsed["concurrency"]["group"]
    for job in parsed["jobs"].values():
        assert 0 < int(job["timeout-minutes"]) <= 30


def test_the_published_site_keeps_its_hidden_files_and_is_rebuilt_every_day() -> None:
    published = workflow("publish.yml")
    assert published["on"]["schedule"]
    (upload,) = [step for _, step in steps("publish.yml") if "upload-pages-artifact" in step.get("uses", "")]
    assert upload["with"] == {"path": "site", "include-hidden-files": "true"}


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean clone of what is committed, with `origin/main` where the pull request starts."""
    target = tmp_path_factory.mktemp("forge") / "alliance"
    subprocess.run(["git", "clone", "--quiet", REPOSITORY, target], check=True)
    subprocess.run(["git", "update-ref", "refs/remotes/origin/main", "HEAD"], cwd=target, check=True)
    return target


def forge_environment(*levels: Mapping[str, str]) -> dict[str, str]:
    """The environment of a step: the machine's, less what this test run added, plus what the file says."""
    ours = ("VIRTUAL_ENV", "MAKEFLAGS", "MFLAGS", "MAKELEVEL", "PYTHONPATH", "PYTHONWARNINGS")
    environment = {k: v for k, v in os.environ.items() if k not in ours and not k.startswith("PYTEST_")}
    environment |= {"CI": "true", "GITHUB_ACTIONS": "true"}
    for level in levels:
        environment |= {key: EXPRESSION.sub(on_the_forge, value) for key, value in level.items()}
    return environment


def on_the_forge(expression: re.Match[str]) -> str:
    """The value of an expression; one that nobody foresaw is an error."""
    return ON_THE_FORGE[expression[1]]


def run_steps(name: str, clone: Path) -> Iterator[subprocess.CompletedProcess[str]]:
    """Run the scripts of a workflow in order, each as the forge does: `bash -e -o pipefail`."""
    top = workflow(name).get("env", {})
    for job, step in steps(name):
        script = step.get("run", THIS_VERY_RUN)
        if script == THIS_VERY_RUN:
            continue
        yield subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=clone,
            env=forge_environment(top, job.get("env", {}), step.get("env", {})),
            check=False,
            capture_output=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
        )


@pytest.mark.slow
@pytest.mark.parametrize("name", ["check.yml", "publish.yml"])
def test_every_script_passes_on_a_clean_clone(name: str, clone: Path) -> None:
    for done in run_steps(name, clone):
        assert done.returncode == 0, f"{done.args[-1]}\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}"


@pytest.mark.slow
def test_a_pull_request_that_breaks_an_entry_is_stopped_beside_the_line(clone: Path) -> None:
    """The check fails, and its annotation names the file and the line of the mistake."""
    course = min((clone / "content" / "courses").rglob("*.yml"))
    whole = course.read_text(encoding="utf-8")
    lines = whole.splitlines()
    course.write_text("\n".join(["titel: no such key", *lines]) + "\n", encoding="utf-8")
    try:
        outcomes = [done for done in run_steps("check.yml", clone) if "credatlas check" in done.args[-1]]
    finally:
        course.write_text(whole, encoding="utf-8")
    (check,) = outcomes
    assert check.returncode == 1, check.stdout + check.stderr
    place = re.escape(course.relative_to(clone).as_posix())
    assert re.search(rf"^::error file={place},line=1,", check.stdout, re.MULTILINE), check.stdout
