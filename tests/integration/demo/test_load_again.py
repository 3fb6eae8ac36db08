"""The same demonstration comes of the same day, at whatever hour; the first reminders of a day are few."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from casework.core import clock
from casework.core.db import db, read
from casework.demo.load import load_small
from casework.messages.models import OutboxMessage
from casework.messages.types import MessageState
from casework.reminders import services as reminders
from tests.conftest import NOON
from tests.databases import app_on
from tests.integration.demo.conftest import Loaded, empty_tables, picture

EVENING = NOON + timedelta(hours=7)


def test_the_same_day_gives_the_same_people_and_the_same_work(loaded: Loaded, tmp_path: Path) -> None:
    other = app_on(f"sqlite:///{tmp_path / 'other.sqlite3'}", tmp_path)
    with other.app_context(), clock.frozen(EVENING):
        empty_tables(other)
        load_small()
        assert picture() == (loaded.people, loaded.counts)
        _the_first_sweep_sends_few_messages_and_nobody_two()
        db.engine.dispose()


def _the_first_sweep_sends_few_messages_and_nobody_two() -> None:
    counts = reminders.run()
    with read():
        sent = db.session.scalars(select(OutboxMessage).where(OutboxMessage.created_at >= EVENING)).all()
        digests = Counter(message.address for message in sent if not message.urgent)
        states = {message.state for message in sent}
    assert counts.failed == 0
    assert 3 <= len(digests) <= 30
    assert max(digests.values()) == 1
    assert states == {MessageState.SENT}
