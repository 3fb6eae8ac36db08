"""Sealing the trail into a hash chain, and verifying it.

A seal's hash is SHA-256 over the previous seal's hash and its members' hashes in order; a member's hash is SHA-256
over the record's canonical JSON, which includes the keyed digest of its values.
"""

import hashlib
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from sqlalchemy import func, select

from casework.audit import keys
from casework.audit.models import AuditRecord, AuditSeal, AuditSealMember, AuditValue
from casework.core import clock
from casework.core.db import db

START = "0" * 64
BATCH = 5_000


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verifying found: how much is whole, and the first record or seal that is not."""

    whole: bool
    records: int
    seals: int
    unsealed: int
    broken_record: int | None = None
    broken_seal: int | None = None
    reason: str = ""


def seal() -> int:
    """Seal up to 5,000 records that no seal holds yet, oldest first; return how many."""
    rows = db.session.scalars(
        select(AuditRecord)
        .outerjoin(AuditSealMember, AuditSealMember.record_id == AuditRecord.id)
        .where(AuditSealMember.record_id.is_(None))
        .order_by(AuditRecord.id)
        .limit(BATCH)
    ).all()
    if not rows:
        return 0
    last = db.session.scalars(select(AuditSeal).order_by(AuditSeal.id.desc()).limit(1)).one_or_none()
    previous = last.hash if last else START
    hashes = [hash_record(row) for row in rows]
    link = AuditSeal(sealed_at=clock.now(), previous_hash=previous, hash=_chain(previous, hashes), count=len(rows))
    db.session.add(link)
    # Members name the seal by its key.
    db.session.flush()
    db.session.add_all(
        AuditSealMember(record_id=row.id, seal_id=link.id, position=position, record_hash=hashed)
        for position, (row, hashed) in enumerate(zip(rows, hashes, strict=True))
    )
    return len(rows)


def verify() -> Verdict:
    """Check every seal, every sealed record and every readable value; stop at the first that is broken."""
    unsealed = db.session.scalar(
        select(func.count(AuditRecord.id))
        .outerjoin(AuditSealMember, AuditSealMember.record_id == AuditRecord.id)
        .where(AuditSealMember.record_id.is_(None))
    )
    state = _Progress(unsealed or 0)
    previous = START
    for link in db.session.scalars(select(AuditSeal).order_by(AuditSeal.id)).all():
        broken = _check_seal(link, previous, state)
        if broken:
            return broken
        previous = link.hash
    return state.verdict()


def hash_record(row: AuditRecord) -> str:
    """Return the SHA-256 of everything a record says."""
    said: dict[str, Any] = {
        "id": row.id,
        "at": row.at.isoformat(),
        "act": row.act,
        "verb": row.verb,
        "actor": row.actor_user_id,
        "agency": row.actor_agency_id,
        "session": row.session_id,
        "request": row.request_id,
        "subject": [row.subject_kind, row.subject_id, row.subject_ref],
        "person": row.person_id,
        "fields": row.fields,
        "detail": row.detail,
        "purpose": row.purpose,
        "values": row.values_digest,
    }
    return hashlib.sha256(keys.canonical(said)).hexdigest()


class _Progress:
    def __init__(self, unsealed: int) -> None:
        self.unsealed = unsealed
        self.records = 0
        self.seals = 0

    def verdict(self, *, record: int | None = None, seal: int | None = None, reason: str = "") -> Verdict:
        return Verdict(not reason, self.records, self.seals, self.unsealed, record, seal, reason)


def _check_seal(link: AuditSeal, previous: str, state: _Progress) -> Verdict | None:
    if link.previous_hash != previous:
        return state.verdict(seal=link.id, reason="the seal does not follow the one before it")
    hashes: list[str] = []
    for member, row, values in _members(link.id):
        reason = _check_record(member, row, values)
        if reason:
            return state.verdict(record=member.record_id, seal=link.id, reason=reason)
        hashes.append(member.record_hash)
        state.records += 1
    if len(hashes) != link.count or _chain(previous, hashes) != link.hash:
        return state.verdict(seal=link.id, reason="the seal's members are not those it was made over")
    state.seals += 1
    return None


def _check_record(member: AuditSealMember, row: AuditRecord | None, values: AuditValue | None) -> str:
    if row is None:
        return "the record is gone"
    if hash_record(row) != member.record_hash:
        return "the record was altered"
    if values is None:
        return ""  # disposed of with its young person, or never had values
    try:
        digest = keys.digest_of(values)
    except InvalidTag:
        return "the record's values were altered"
    if digest is not None and digest != row.values_digest:
        return "the record's values were exchanged"
    return ""


def _members(seal_id: int) -> list[tuple[AuditSealMember, AuditRecord | None, AuditValue | None]]:
    """Return one seal's members with what they seal: never more than BATCH, so memory stays flat."""
    rows = db.session.execute(
        select(AuditSealMember, AuditRecord, AuditValue)
        .outerjoin(AuditRecord, AuditRecord.id == AuditSealMember.record_id)
        .outerjoin(AuditValue, AuditValue.record_id == AuditSealMember.record_id)
        .where(AuditSealMember.seal_id == seal_id)
        .order_by(AuditSealMember.position)
        .execution_options(populate_existing=True)
    )
    return [(member, row, values) for member, row, values in rows]


def _chain(previous: str, hashes: list[str]) -> str:
    return hashlib.sha256("".join([previous, *hashes]).encode()).hexdigest()
