"""Database triggers that keep the trail append-only, whatever program writes to it."""

from sqlalchemy import Connection, text

APPEND_ONLY = ("audit_records", "audit_seals", "audit_seal_members")
_VERBS = ("UPDATE", "DELETE")


def create_triggers(connection: Connection) -> None:
    """Make UPDATE and DELETE on the trail's tables fail."""
    for statement in _statements(connection.dialect.name):
        connection.execute(text(statement))


def drop_triggers(connection: Connection) -> None:
    """Take the triggers away again (a downgrade)."""
    for table in APPEND_ONLY:
        for verb in _VERBS:
            name = _name(table, verb)
            where = f" ON {table}" if connection.dialect.name == "postgresql" else ""
            connection.execute(text(f"DROP TRIGGER IF EXISTS {name}{where}"))
    if connection.dialect.name == "postgresql":
        connection.execute(text("DROP FUNCTION IF EXISTS refuse_change()"))


def _statements(dialect: str) -> list[str]:
    if dialect == "postgresql":
        refuse = (
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'the trail is append-only'; END $$"
        )
        return [refuse] + [
            f"CREATE TRIGGER {_name(table, verb)} BEFORE {verb} ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
            for table in APPEND_ONLY
            for verb in _VERBS
        ]
    return [
        f"CREATE TRIGGER {_name(table, verb)} BEFORE {verb} ON {table} "
        "BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END"
        for table in APPEND_ONLY
        for verb in _VERBS
    ]


def _name(table: str, verb: str) -> str:
    return f"{table}_no_{verb.lower()}"
