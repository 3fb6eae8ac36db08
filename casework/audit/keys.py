"""Keys of the trail: a random key per blob, wrapped by its young person's key, wrapped by the master key.

AES-256-GCM throughout (NIST SP 800-38D), 96-bit random nonces in front of the ciphertext. The person's number is
associated data, so that a blob moved to another person does not open.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import delete, select

from casework.audit.models import AuditValue, PersonKey
from casework.core import clock
from casework.core.config import settings
from casework.core.db import db
from casework.core.upsert import insert_if_new

INSTALLATION = 0
_NONCE = 12


@dataclass(frozen=True, slots=True)
class SealedValues:
    """Values ready to be stored, and the digest that the chain holds."""

    wrapped_key: bytes
    sealed: bytes
    digest: str


def seal_values(values: Mapping[str, Any], person_id: int | None) -> SealedValues:
    """Encrypt values about a young person (or nobody) under a fresh key wrapped by theirs."""
    holder = person_id or INSTALLATION
    blob_key = AESGCM.generate_key(256)
    plain = canonical(values)
    return SealedValues(
        wrapped_key=_encrypt(_person_key(holder), blob_key, holder),
        sealed=_encrypt(blob_key, plain, holder),
        digest=hmac.new(blob_key, plain, hashlib.sha256).hexdigest(),
    )


def open_values(row: AuditValue) -> dict[str, Any] | None:
    """Decrypt stored values; None when the person's key was destroyed. Raises InvalidTag when they were altered."""
    opened = _open(row)
    return json.loads(opened[1]) if opened else None


def digest_of(row: AuditValue) -> str | None:
    """Return the digest of stored values as it is now; None when the person's key was destroyed."""
    opened = _open(row)
    return hmac.new(opened[0], opened[1], hashlib.sha256).hexdigest() if opened else None


def rewrap(row: AuditValue, person_id: int) -> None:
    """Give stored values to another young person, after a note was moved or two records were merged.

    The blob keeps its key, so that its digest, and with it the chain, stays true.
    """
    opened = _open(row)
    if opened is None:
        return
    row.wrapped_key = _encrypt(_person_key(person_id), opened[0], person_id)
    row.sealed_values = _encrypt(opened[0], opened[1], person_id)
    row.person_id = person_id


def destroy(person_id: int) -> None:
    """Destroy a young person's key: what the trail holds about them can never be read again."""
    db.session.execute(delete(PersonKey).where(PersonKey.person_id == person_id))


def canonical(values: Any) -> bytes:
    """Return values as bytes that are the same whenever the values are."""
    return json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str).encode()


def _open(row: AuditValue) -> tuple[bytes, bytes] | None:
    holder = row.person_id or INSTALLATION
    wrapped = db.session.scalar(select(PersonKey.wrapped_key).where(PersonKey.person_id == holder))
    if wrapped is None:
        return None
    person_key = _decrypt(_master_key(), wrapped, holder)
    blob_key = _decrypt(person_key, row.wrapped_key, holder)
    return blob_key, _decrypt(blob_key, row.sealed_values, holder)


def _person_key(person_id: int) -> bytes:
    wrapped = db.session.scalar(select(PersonKey.wrapped_key).where(PersonKey.person_id == person_id))
    if wrapped is None:
        made = _encrypt(_master_key(), AESGCM.generate_key(256), person_id)
        row = {"person_id": person_id, "wrapped_key": made, "made_at": clock.now()}
        insert_if_new(PersonKey, row, unique=("person_id",))
        # Another transaction may have been quicker: what counts is what is stored.
        wrapped = db.session.scalars(select(PersonKey.wrapped_key).where(PersonKey.person_id == person_id)).one()
    return _decrypt(_master_key(), wrapped, person_id)


def _master_key() -> bytes:
    return hashlib.sha256(settings().master_key.encode()).digest()


def _encrypt(key: bytes, plain: bytes, person_id: int) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, str(person_id).encode())


def _decrypt(key: bytes, sealed: bytes, person_id: int) -> bytes:
    return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], str(person_id).encode())
