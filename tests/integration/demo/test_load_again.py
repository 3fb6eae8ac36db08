"""The same demonstration comes of the same day, at whatever hour; the first reminders of a day are few."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

from flask import Flask
from sqlalchemy import func, select

from casework.core import clock
from casework.core.db import Model, db, read
from casework.demo.load import load_small
from casework.messages.models import OutboxMessage
from casework.messages.types import MessageState
from casework.people.models import Person
from casework.reminders import services as reminders
from tests.conftest import NOON
from tests.databases import app_on
from tests.integration.demo.conftest import empty_tables

_NOT_COUNTED = {"audit_seals", "audit_seal_members", "outbox", "reminders", "digests"}


def picture() -> tuple[list[tuple[str, str, object]], dict[str, int]]:
    with read():
        people = db.session.execute(select(Person.forename, Person.surname, Person.date_of_birth).order_by(Person.id))
        counts = {
            table.name: db.session.scalar(select(func.count()).select_from(table)) or 0
            for table in Model.metadata.sorted_tables
            if table.name not in _NOT_COUNTED
        }
        return [tuple(one) for one in people], counts


def test_the_same_day_gives_the_same_people_and_the_same_work(demo: Flask, tmp_path: Path) -> None:
    first = picture()
    other = app_on(f"sqlite:///{tmp_path / 'other.sqlite3'}", tmp_path)
    with other.app_context(), clock.frozen(NOON + timedelta(hours=7)):
        empty_tables(other)
        load_small()
        again = picture()
        db.engine.dispose()
    assert again[0] == first[0]
    assert again[1] == first[1]


def test_the_first_sweep_of_the_day_sends_few_messages_and_nobody_two_digests(demo: Flask) -> None:
    counts = reminders.run(at_any_hour=True)
    with read():
        today = select(OutboxMessage).where(OutboxMessage.created_at >= NOON)
        sent = db.session.scalars(today).all()
        digests = Counter(message.address for message in sent if not message.urgent)
        states = {message.state for message in sent}
    assert counts.failed == 0
    assert 3 <= len(digests) <= 30
    assert max(digests.values()) == 1
    assert states == {MessageState.SENT}
