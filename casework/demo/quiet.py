"""Leaving no flood behind: what history sent has gone out and been read, and only today's reminders are still due."""

from datetime import time, timedelta

from sqlalchemy import update

from casework.core import clock
from casework.core.db import db, transaction
from casework.demo.story import World
from casework.messages.models import OutboxMessage
from casework.messages.types import MessageState
from casework.reminders import services as reminders

_SWEPT_AT = time(8)


def settle(world: World) -> None:
    """Sweep as of yesterday morning, then count everything as delivered. Outside any transaction."""
    with transaction():
        reminders.seed_rungs()
    yesterday = clock.london_time(world.day(1), _SWEPT_AT)
    with clock.frozen(yesterday):
        reminders.sweep()
    with transaction():
        _deliver(world)


def _deliver(world: World) -> None:
    _set(
        OutboxMessage.state == MessageState.PENDING,
        state=MessageState.SENT,
        sent_at=OutboxMessage.created_at,
        attempts=1,
    )
    old = OutboxMessage.created_at < world.now - timedelta(days=4)
    _set(old, read_at=OutboxMessage.created_at)


def _set(which: object, **values: object) -> None:
    statement = update(OutboxMessage).where(which).values(**values)  # type: ignore[arg-type]
    db.session.execute(statement.execution_options(synchronize_session=False))
