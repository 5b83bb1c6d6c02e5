"""Follow a CredAtlas catalogue: keep a folder equal to what it publishes, asking only for what changed.

    python3 harvest.py https://catalogue.example/ copy/

Python's standard library is enough, and so is a host that serves plain files: no header of its answers is
needed. The folder holds one document for each entry, `<kind>/<id>.json`, byte for byte as published, and
`state.json`, which says how far it has come. Run it as often as you like; where nothing has changed, it asks
once.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Fetch = Callable[[str], bytes]
"""Gives the body of an address relative to the site; raises OSError where there is none."""

KIND, ID = re.compile(r"[a-z]+"), re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)?")
SECONDS = 30


class Moved(Exception):
    """The site was published anew while it was read: nothing is lost, run again."""


def harvest(fetch: Fetch, folder: Path) -> int:
    """Bring the folder up to date; returns how many documents were written or removed."""
    log = json.loads(fetch("api/v1/index.json"))["log"]
    state = read_state(folder)
    if state == log:
        return 0
    head = json.loads(fetch("api/v1/changes.json"))
    known = state["latest"] if state["id"] == head["log_id"] and state["latest"] >= head["oldest"] - 1 else 0
    target: dict[str, Any] = {}  # entry -> its latest change
    for change in changes(fetch, head, known):
        if "before" in change:
            target[name(change["kind"], change["before"])] = {"document": None}
        target[name(change["kind"], change["id"])] = change
    if not known:  # a first visit, or a log that began anew: what it does not speak of is gone
        for file in folder.glob("*/**/*.json"):
            target.setdefault(file.relative_to(folder).as_posix(), {"document": None})
    done = sum(apply(fetch, folder / entry, change) for entry, change in sorted(target.items()))
    write(folder / "state.json", json.dumps({"id": head["log_id"], "latest": head["latest"]}).encode())
    return done


def changes(fetch: Fetch, head: dict[str, Any], known: int) -> Iterator[dict[str, Any]]:
    """Every change after the one with the number `known`, in order."""
    for address in head["pages"][known // head["page_size"] :]:
        page = json.loads(fetch(address))
        if page["log_id"] != head["log_id"]:
            raise Moved(address)
        yield from (change for change in page["items"] if change["sequence"] > known)
    yield from (change for change in head["items"] if change["sequence"] > known)


def apply(fetch: Fetch, file: Path, change: dict[str, Any]) -> bool:
    """Make one file what the latest change of its entry says; tells whether that took anything."""
    if change["document"] is None:
        existed = file.exists()
        file.unlink(missing_ok=True)
        return existed
    if file.is_file() and digest(file.read_bytes()) == change["sha256"]:
        return False
    body = fetch(change["document"])
    if digest(body) != change["sha256"]:
        raise Moved(change["document"])
    write(file, body)
    return True


def name(kind: str, identity: str) -> str:
    """The file of an entry; a site that is not what it says it is cannot make us write elsewhere."""
    if not (KIND.fullmatch(kind) and ID.fullmatch(identity)):
        raise ValueError(f"no entry: {kind} {identity}")
    return f"{kind}/{identity}.json"


def digest(body: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(body).hexdigest()


def read_state(folder: Path) -> dict[str, Any]:
    """How far the folder has come."""
    try:
        found: dict[str, Any] = json.loads((folder / "state.json").read_bytes())
    except FileNotFoundError:
        return {"id": "", "latest": 0}
    return found


def write(file: Path, body: bytes) -> None:
    """Write a file whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.part")
    part.write_bytes(body)
    part.replace(file)


def over_http(site: str) -> Fetch:
    """Documents below the address of a site."""
    base = site if site.endswith("/") else f"{site}/"

    def fetch(address: str) -> bytes:
        with urllib.request.urlopen(base + address, timeout=SECONDS) as answer:
            body: bytes = answer.read()
        return body

    return fetch


def main() -> int:
    """Harvest the site of the first argument into the folder of the second."""
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        done = harvest(over_http(sys.argv[1]), Path(sys.argv[2]))
    except Moved as moved:
        print(f"the site changed while it was read ({moved}); run again", file=sys.stderr)
        return 1
    print(f"{done} documents changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
