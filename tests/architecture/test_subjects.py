"""Every table that points at a young person, a case or a user is accounted for by a subject."""

from casework import schema
from casework.core.db import db
from casework.core.subjects import subjects

POINTED_AT = {"people", "cases", "users"}
OWN_LIFE = {
    "agencies",
    "agency_standings",
    "areas",
    "audit_records",
    "denials",
    "drafts",
    "idempotency_keys",
    "involvements",
    "jobs",
    "known_devices",
    "outbox",
    "reminders",
    "role_grants",
    "sessions",
    "set_up_links",
    "users",
}
"""Tables of the floors that the engines themselves stand on (core, audit, messages, access, reminders): each is handled where it lives."""


def test_no_table_points_at_somebody_unaccounted_for() -> None:
    assert schema
    accounted = {table for subject in subjects() for table in (subject.model.__tablename__, *subject.tables)}
    pointing = {
        table.name
        for table in db.metadata.tables.values()
        if any(key.column.table.name in POINTED_AT for key in table.foreign_keys)
    }
    missing = sorted(pointing - accounted - OWN_LIFE)
    assert missing == [], f"name these tables in `tables=` of a Subject in their domain's subjects.py: {missing}"
