"""The trail: append-only in the database itself, sealed, verified, and readable only with a person's key."""

import pytest
from flask import Flask
from sqlalchemy import delete, select, update
from sqlalchemy.exc import DBAPIError

from casework.audit import keys, seals
from casework.audit.models import AuditRecord, AuditSealMember, AuditValue
from casework.audit.services import record, rewrap_values
from casework.audit.triggers import drop_triggers
from casework.core.actor import SYSTEM
from casework.core.db import db, read, transaction
from casework.core.subjects import SubjectRef

PERSON = 7
NOTE = SubjectRef("note", 1, "K7QF4M2P", person_id=PERSON)


def write(count: int = 1) -> list[int]:
    with transaction():
        rows = [record(SYSTEM, "note.written", NOTE, changes={"text": (None, f"words {n}")}) for n in range(count)]
    return [row.id for row in rows]


def seal_all() -> None:
    with transaction():
        seals.seal()


def verify() -> seals.Verdict:
    with read():
        return seals.verify()


def stored_values(record_id: int) -> dict[str, object] | None:
    with read():
        row = db.session.scalars(select(AuditValue).where(AuditValue.record_id == record_id)).one()
        return keys.open_values(row)


def without_triggers() -> None:
    """What somebody with the database's own password could do."""
    with db.engine.begin() as connection:
        drop_triggers(connection)


@pytest.mark.parametrize("statement", [update(AuditRecord).values(verb="x"), delete(AuditRecord)])
def test_the_database_refuses_to_change_the_trail(app: Flask, statement: object) -> None:
    write()
    with pytest.raises(DBAPIError, match="append-only"), transaction():
        db.session.execute(statement)  # type: ignore[call-overload]


def test_the_trail_is_whole(app: Flask) -> None:
    write(3)
    seal_all()
    write(2)
    verdict = verify()
    assert verdict.whole
    assert verdict.unsealed == 2


def test_verify_names_the_record_that_was_altered(app: Flask) -> None:
    _first, second, _third = write(3)
    seal_all()
    without_triggers()
    with transaction():
        db.session.execute(update(AuditRecord).where(AuditRecord.id == second).values(verb="note.read"))
    verdict = verify()
    assert not verdict.whole
    assert verdict.broken_record == second


def test_verify_names_the_record_that_is_gone(app: Flask) -> None:
    _first, second = write(2)
    seal_all()
    without_triggers()
    raw = db.engine.raw_connection()
    cursor = raw.cursor()
    if db.engine.dialect.name == "sqlite":
        cursor.execute("PRAGMA foreign_keys=OFF")
    else:
        cursor.execute("ALTER TABLE audit_seal_members DROP CONSTRAINT fk_audit_seal_members_record_id")
        cursor.execute("ALTER TABLE audit_values DROP CONSTRAINT fk_audit_values_record_id")
    cursor.execute(f"DELETE FROM audit_records WHERE id = {second:d}")
    raw.commit()
    raw.close()
    assert verify().broken_record == second


def test_verify_sees_a_member_taken_out_of_its_seal(app: Flask) -> None:
    first, _second = write(2)
    seal_all()
    without_triggers()
    with transaction():
        db.session.execute(delete(AuditSealMember).where(AuditSealMember.record_id == first))
    verdict = verify()
    assert not verdict.whole
    assert verdict.broken_seal is not None


def test_verify_sees_exchanged_values(app: Flask) -> None:
    first, second = write(2)
    seal_all()
    with transaction():
        rows = {row.record_id: row for row in db.session.scalars(select(AuditValue))}
        one, other = rows[first], rows[second]
        one.sealed_values, other.sealed_values = other.sealed_values, one.sealed_values
        one.wrapped_key, other.wrapped_key = other.wrapped_key, one.wrapped_key
    assert verify().broken_record == first


def test_a_moved_note_keeps_its_values_and_the_chain(app: Flask) -> None:
    (written,) = write()
    seal_all()
    with transaction():
        rewrap_values(NOTE, 8)
        keys.destroy(PERSON)
    assert stored_values(written) == {"text": [None, "words 0"]}
    assert verify().whole


def test_destroying_a_key_makes_values_unreadable_and_leaves_the_chain_whole(app: Flask) -> None:
    (written,) = write()
    seal_all()
    with transaction():
        keys.destroy(PERSON)
    assert stored_values(written) is None
    assert verify().whole


def test_no_value_stands_in_clear_in_the_database(app: Flask) -> None:
    write()
    with read():
        row = db.session.scalars(select(AuditValue)).all()[-1]
        assert b"words" not in row.sealed_values
        kept = db.session.scalars(select(AuditRecord).where(AuditRecord.id == row.record_id)).one()
        assert kept.fields == ["text"]
