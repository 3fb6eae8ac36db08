"""Reads of the outbox: mine, and (for whoever operates the installation) how delivery is doing."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, func, select

from casework.core.actor import Actor
from casework.core.db import db
from casework.messages.models import OutboxMessage
from casework.messages.types import MessageState

PAGE = 30


_UNREAD = select(func.count(OutboxMessage.id)).where(
    OutboxMessage.to_user_id == bindparam("reader"), OutboxMessage.read_at.is_(None)
)
"""On every page of everybody, so made once."""


def mine(actor: Actor, *, before: int | None = None) -> list[OutboxMessage]:
    """Return the actor's own messages, newest first, a page and one more (which says that there are older ones)."""
    own = select(OutboxMessage).where(OutboxMessage.to_user_id == actor.user_id)
    return list(db.session.scalars(_page(own, before)))


def unread_count(actor: Actor) -> int:
    """Return how many of the actor's own messages are not marked as read."""
    return db.session.scalar(_UNREAD, {"reader": actor.user_id}) or 0


def all_of_them(*, before: int | None = None) -> list[OutboxMessage]:
    """Return every message, newest first: for the demo's outbox only, where everybody is fictional."""
    return list(db.session.scalars(_page(select(OutboxMessage), before)))


def counts_by_state() -> Mapping[MessageState, int]:
    """Return how many messages are in each state."""
    rows = db.session.execute(select(OutboxMessage.state, func.count(OutboxMessage.id)).group_by(OutboxMessage.state))
    counted = {row[0]: row[1] for row in rows}
    return {state: counted.get(state, 0) for state in MessageState}


def failed() -> list[OutboxMessage]:
    """Return the messages that were given up, newest first: a coordinator rings instead."""
    given_up = select(OutboxMessage).where(OutboxMessage.state == MessageState.FAILED)
    return list(db.session.scalars(_page(given_up, None)))


def oldest_waiting() -> datetime | None:
    """Return since when the oldest message has been waiting to go out, or None when nothing waits."""
    waiting = OutboxMessage.state.in_((MessageState.PENDING, MessageState.SENDING))
    return db.session.scalar(select(func.min(OutboxMessage.created_at)).where(waiting))


def _page(statement: Select[Any], before: int | None) -> Select[Any]:
    if before is not None:
        statement = statement.where(OutboxMessage.id < before)
    return statement.order_by(OutboxMessage.id.desc()).limit(PAGE + 1)
