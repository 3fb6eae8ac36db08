"""A kind of record that exists only here, so that the engine is tested without any domain."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from casework.core import subjects
from casework.core.config import settings
from casework.core.db import db, read
from casework.core.subjects import Due, Recipient, Subject, SubjectRef
from casework.messages.models import OutboxMessage
from casework.reminders.models import Reminder, ReminderRung
from tests.cast import Cast

LONG_AGO = date(2026, 1, 5)


class Promise:
    """Stands in for a domain's model."""


@dataclass
class Promises:
    """What is promised at present; tests add, move and fulfil."""

    cast: Cast
    open: dict[int, Due] = field(default_factory=dict)
    broken: bool = False

    def add(self, key: int, due_on: date, *, since: date = LONG_AGO, urgent: bool = False) -> Due:
        owner = Recipient(self.cast.caseworker.user_id, self.cast.caseworker.email, LONG_AGO)
        contact = Recipient(None, "contact@charity.example", LONG_AGO)
        chair = Recipient(self.cast.chair.user_id, self.cast.chair.email, LONG_AGO)
        people = {"owner": (owner,), "agency_contact": (contact,), "chair_or_coordinator": (chair,)}
        subject = SubjectRef("promise", key, f"PR0M{key:04d}")
        self.open[key] = Due(subject, due_on, since, "action", people, urgent=urgent)
        return self.open[key]

    def keep(self, key: int) -> None:
        del self.open[key]

    def due(self, today: date) -> list[Due]:
        if self.broken:
            raise LookupError("a defect in one domain")
        return list(self.open.values())


@pytest.fixture
def promises(app: Flask, cast: Cast) -> Iterator[Promises]:
    made = Promises(cast)
    subjects.register(Subject(kind="promise", model=Promise, label="Promise", due=made.due))
    yield made
    del subjects._registry["promise"]


@dataclass(frozen=True)
class Post:
    """What the tests read back."""

    folder: Path

    def letters(self) -> list[str]:
        return [path.read_text() for path in sorted(self.folder.glob("*.eml"))]

    def outbox(self) -> list[OutboxMessage]:
        with read():
            found = list(db.session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))
            db.session.expunge_all()
        return found

    def reminders(self) -> list[tuple[int, str, str]]:
        """Return (offset, audience, state) of every reminder, in the order of deadlines."""
        rows = (
            select(ReminderRung.offset_days, ReminderRung.audience, Reminder.state)
            .join(ReminderRung, ReminderRung.id == Reminder.rung_id)
            .order_by(Reminder.due_on, ReminderRung.offset_days, Reminder.id)
        )
        with read():
            return [(row[0], row[1], row[2].value) for row in db.session.execute(rows)]


@pytest.fixture
def post(app: Flask) -> Post:
    return Post(Path(settings().mail_url.removeprefix("file://")))
