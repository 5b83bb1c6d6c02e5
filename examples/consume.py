"""Receive, verify, process, recognise: walk one course of a published catalogue, and stop where trust ends.

    python examples/consume.py SITE COURSE INSTITUTION [--key PUBLIC.pem]

SITE is the folder or the address of a site that CredAtlas built. The public key comes from somewhere else
than the site, such as the alliance's contract. It is a sample: read it, and take what you need.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen

MANIFEST = "api/v1/manifest.json"
SIGNATURE = "signatures/manifest.sig"


class Stop(Exception):
    """A step that failed, and why."""


def receive(site: str, path: str) -> bytes:
    """Step 1: a file of the site, from its folder or from its host."""
    try:
        if urlsplit(site).scheme in ("http", "https"):
            with urlopen(urljoin(site.rstrip("/") + "/", path), timeout=30) as answer:
                return bytes(answer.read())
        return Path(site, path).read_bytes()
    except OSError as error:
        raise Stop(f"receive: there is no {path}: {error}") from error


def verify(site: str, path: str, body: bytes, key: Path | None) -> str:
    """Step 2: the document is the one of the manifest, and the manifest is the alliance's."""
    manifest = receive(site, MANIFEST)
    trust = "integrity only: nobody has signed, or no key was given"
    if key is not None:
        check_signature(manifest, receive(site, SIGNATURE), key)
        trust = "signed by the holder of the key"
    for page in json.loads(manifest)["pages"]:
        listed = receive(site, page["path"])
        check_digest(page["path"], listed, page["sha256"])
        for file in json.loads(listed)["items"]:
            if file["path"] == path:
                check_digest(path, body, file["sha256"])
                return trust
    raise Stop(f"verify: the manifest does not know {path}")


def check_digest(path: str, body: bytes, expected: str) -> None:
    """The bytes have the digest that the manifest names."""
    if hashlib.sha256(body).hexdigest() != expected:
        raise Stop(f"verify: {path} was changed")


def check_signature(body: bytes, signature: bytes, key: Path) -> None:
    """The signature over the manifest was made with the private half of this key."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    public = load_pem_public_key(key.read_bytes())
    if not isinstance(public, Ed25519PublicKey):
        raise Stop(f"verify: {key} is not an Ed25519 key")
    try:
        public.verify(signature, body)
    except InvalidSignature:
        raise Stop("verify: the manifest was changed, or somebody else signed it") from None


def process(body: bytes) -> dict[str, Any]:
    """Step 3: the document means what its schema says. Use a JSON Schema validator for more than this."""
    document = json.loads(body)
    for name in ("schema_version", "kind", "id", "awarding_bodies", "entry"):
        if name not in document:
            raise Stop(f"process: the document has no {name}")
    if document["schema_version"].partition(".")[0] != "1" or document["kind"] != "course":
        raise Stop("process: this is not a course in version 1")
    return dict(document)


def recognise(site: str, course: dict[str, Any], institution: str, day: date) -> str:
    """Step 4: what an institution does with the credential; the course's own word before agreements."""
    stated = course["entry"].get("recognition", {}).get(institution)
    if stated and day.isoformat() <= stated.get("until", "9999"):
        named = stated.get("agreement")
        if named and not in_force(json.loads(receive(site, f"api/v1/agreements/{named}.json"))["entry"], day):
            return "ask first"
        if stated.get("automatic"):
            return "recognised automatically"
        if stated.get("agreement") or stated.get("until"):
            return "recognised by agreement"
        return "ask first"
    if institution in course["awarding_bodies"]:
        return "awarded by itself"
    found = [one for one in agreements(site) if gives(one, course, institution, day)]
    if any(one["recognises"].get("automatic") for one in found):
        return "recognised automatically"
    return "recognised by agreement" if found else "ask first"


def agreements(site: str) -> list[dict[str, Any]]:
    """Every agreement of the catalogue."""
    listed = json.loads(receive(site, "api/v1/agreements.json"))["items"]
    return [json.loads(receive(site, item["document"]))["entry"] for item in listed]


def in_force(agreement: dict[str, Any], day: date) -> bool:
    """Whether it is neither withdrawn nor over, and has begun."""
    begun = agreement.get("from", "") <= day.isoformat() <= agreement.get("until", "9999")
    return bool(begun) and agreement.get("status", "active") == "active"


def gives(agreement: dict[str, Any], course: dict[str, Any], institution: str, day: date) -> bool:
    """Whether an institution recognises a course by an agreement on a day."""
    scope, parties = agreement.get("recognises"), agreement.get("parties", [])
    if not scope or institution not in parties or not in_force(agreement, day):
        return False
    if scope.get("direction") == "one-way" and institution not in scope.get("by", []):
        return False
    if not set(course["awarding_bodies"]) & set(parties) - {institution}:
        return False
    if scope.get("courses") and course["id"] not in scope["courses"]:
        return False
    if scope.get("joint_only") and not course["entry"].get("joint"):
        return False
    level = course["entry"].get("level", {}).get("eqf")
    return not scope.get("eqf") or level is None or level in scope["eqf"]


def main() -> int:
    """Walk the chain and say what each step found; 1 where one of them stops."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("site", help="folder or address of a site")
    parser.add_argument("course", help="such as lumen/data-ethics")
    parser.add_argument("institution", help="whose recognition is asked for, such as fjord")
    parser.add_argument("--key", type=Path, help="public key of the alliance, PEM")
    asked = parser.parse_args()
    path = f"api/v1/courses/{asked.course}.json"
    try:
        body = receive(asked.site, path)
        print(f"receive: {path}, {len(body)} bytes")
        print(f"verify: {verify(asked.site, path, body, asked.key)}")
        course = process(body)
        print(f"process: {next(iter(course['entry']['title'].values()))}, tier {course['tier']}")
        print(f"recognise: {recognise(asked.site, course, asked.institution, datetime.now(UTC).date())}")
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
