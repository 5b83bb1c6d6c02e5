"""`api/v1/manifest.json`: every data file with digest, size and the instant at which its bytes changed.

The files are cut into pages by folder, and large folders by the digest of their names, so that one edit
changes few pages and a reader of one feed needs few. A file that is the same as in the published state keeps
its instant, so unchanged data gives an unchanged manifest.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

from credatlas.catalogue.once import once
from credatlas.feeds._json import JSON, document
from credatlas.feeds.directory.directory import Directory, Made, Production, Stage, below
from credatlas.feeds.feed import Address, Artifact
from credatlas.model.moments import stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from credatlas.catalogue.edition import Edition

SCHEMA_VERSION = "1.0"
ADDRESS = "api/v1/manifest.json"
SIGNATURE = Address(
    "signatures/manifest.sig", "application/octet-stream", "Ed25519 signature of the manifest: 64 bytes"
)
"""Where it lies if the build signs: beside the folders that the manifest covers, as it cannot list this."""
PAGES = "api/v1/manifest/"
COVERED = ("api/", "feeds/", ".well-known/")
LARGEST = 400
"""Files on a page, about; some 80 kB."""
_FOLDERS = {"api": 3, "feeds": 2}
"""How many folders of a path name its page: `api/v1/courses`, `feeds/elm`."""
_DEEPEST = max(_FOLDERS.values())


@once
def _pages(production: Production) -> Mapping[str, list[Made]]:
    """Page name -> its files, sorted by path."""
    sections: defaultdict[str, list[Made]] = defaultdict(list)
    for folder in COVERED:
        for file in below(production.files, folder):
            sections[_section(file.path)].append(file)
    pages: dict[str, list[Made]] = {}
    for section, listed in sections.items():
        bits = max(0, (len(listed) - 1) // LARGEST).bit_length()
        pages.update(_cut(section, listed, bits) if bits else {section: listed})
    return {name: pages[name] for name in sorted(pages) if pages[name]}


@lru_cache(maxsize=4096)
def _section_of(first: str, *rest: str) -> str:
    return "-".join([first.lstrip("."), *rest[: _FOLDERS.get(first, 1) - 1]])


def _section(path: str) -> str:
    return _section_of(*path.split("/", _DEEPEST)[:-1])


def _cut(section: str, listed: Iterable[Made], bits: int) -> Mapping[str, list[Made]]:
    """The files on pages by the first bits of the digest of their paths."""
    pages: list[list[Made]] = [[] for _ in range(1 << bits)]
    shift = 32 - bits
    for file in listed:
        pages[int.from_bytes(sha256(file.path.encode()).digest()[:4]) >> shift].append(file)
    digits = (bits + 3) // 4
    return {f"{section}-{number:0{digits}x}": page for number, page in enumerate(pages)}


def _units(_: Edition, production: Production) -> Sequence[object]:
    return list(_pages(production))


def _page(edition: Edition, production: Production, unit: object) -> Iterator[Artifact]:
    name = str(unit)
    known = edition.previous.files if edition.previous else {}
    now = stamp(edition.now)
    rows = []
    for file in _pages(production)[name]:
        before = known.get(file.path)
        same = before is not None and before.sha256 == file.sha256
        modified = before.modified if before and same else now
        rows.append({"path": file.path, "size": file.size, "sha256": file.sha256, "modified": modified})
    page = {"schema_version": SCHEMA_VERSION, "items": rows}
    yield document(f"{PAGES}{name}.json", page, "api-manifest-page")


def _head(_: Edition, production: Production, __: object) -> Iterator[Artifact]:
    pages = below(production.files, PAGES)
    head = {
        "schema_version": SCHEMA_VERSION,
        "log_id": production.log.log_id,
        "total": sum(len(below(production.files, folder)) for folder in COVERED) - len(pages),
        "pages": [{"path": file.path, "size": file.size, "sha256": file.sha256} for file in pages],
    }
    yield document(ADDRESS, head, "api-manifest")


MANIFEST_PAGES = Directory(
    name="manifest-pages",
    stage=Stage.SUMS,
    units=_units,
    export=_page,
    title="Manifest",
    addresses=(
        Address("api/v1/manifest/{page}.json", JSON, "A page of the list of data files", "api-manifest-page"),
    ),
)
MANIFEST = Directory(
    name="manifest",
    stage=Stage.SUM,
    export=_head,
    title="Manifest",
    addresses=(Address("api/v1/manifest.json", JSON, "The pages that list every data file", "api-manifest"),),
)
