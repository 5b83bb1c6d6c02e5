"""The signature of the manifest, and through its digests of every data file that a site publishes.

Ed25519 (RFC 8032) over the bytes of `api/v1/manifest.json`: 64 bytes in `signatures/manifest.sig`. The public
key is published somewhere else: whoever could change the site could change a key on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from credatlas.errors import UsageError
from credatlas.feeds.directory.manifest import ADDRESS, SIGNATURE
from credatlas.feeds.feed import Artifact

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_MAKE_ONE = "make one with `openssl genpkey -algorithm ed25519 -out FILE`"


def signing_key(path: Path) -> Ed25519PrivateKey:
    """The private key in a PEM file without a passphrase; `UsageError` for anything else."""
    # Most builds sign nothing, and loading this takes longer than reading a small catalogue.
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except OSError as error:
        raise UsageError(f"--sign: cannot read {path}: {error.strerror}") from error
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise UsageError(f"--sign: {path} holds no private key that can be used; {_MAKE_ONE}") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise UsageError(f"--sign: {path} is not an Ed25519 key; {_MAKE_ONE}")
    return key


def signed(staged: Path, key: Ed25519PrivateKey) -> Artifact:
    """The signature of the manifest in a staging folder."""
    return Artifact(
        path=SIGNATURE.template,
        media_type=SIGNATURE.media_type,
        body=key.sign((staged / ADDRESS).read_bytes()),
    )
