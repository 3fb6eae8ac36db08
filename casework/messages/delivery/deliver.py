"""Claim, send, mark. What a crash leaves half done is sent again under the same Message-ID and called doubtful."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urljoin, urlsplit
from uuid import uuid4

from sqlalchemy import select, update

from casework.core import clock
from casework.core.config import settings
from casework.core.db import db, read, transaction
from casework.core.logging import get_logger
from casework.messages.delivery.transports import Letter, Refused, Transport, Unavailable, read_url, transport_for
from casework.messages.models import OutboxMessage
from casework.messages.types import MessageState

CLAIM = timedelta(minutes=5)
RETRY_AFTER = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=4))
MOST_AT_ONCE = 200
SENDER_NAME = "Casework"
_WAITING = (MessageState.PENDING, MessageState.SENDING)

log = get_logger(__name__)


@dataclass
class Delivered:
    """What one delivery did: keys of outbox rows by how they ended, and how many will be tried again."""

    sent: list[int] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)
    put_off: list[int] = field(default_factory=list)


def deliver(transport: Transport | None = None, *, most: int = MOST_AT_ONCE) -> Delivered:
    """Send what waits, urgent first, then oldest. Must be called outside a transaction; safe to run twice at once.

    While a server is away only a few messages are tried, so that those few alone use up a try.
    """
    done = Delivered()
    with read():
        waiting = list(db.session.scalars(_due(clock.now()).limit(most)))
    if not waiting:
        return done
    out = transport or transport_for(settings().mail_url)
    try:
        _send_each(out, waiting, done)
    finally:
        out.close()
    return done


def _send_each(out: Transport, waiting: Iterable[int], done: Delivered) -> None:
    for message_key in waiting:
        claimed = _claim(message_key)
        if claimed is None:
            continue  # another process got there first
        message, doubtful = claimed
        try:
            out.send(_letter(message))
        except Refused as error:
            _mark(message, state=MessageState.FAILED, problem=str(error), doubtful=doubtful)
            log.warning("message refused", message=message.ref, code=message.code, problem=str(error))
            done.failed.append(message.id)
        except Unavailable as error:
            put_off = _put_off(message, error, doubtful)
            (done.put_off if put_off else done.failed).append(message.id)
            if put_off:
                return
        else:
            state = MessageState.DOUBTFUL if doubtful else MessageState.SENT
            _mark(message, state=state, sent_at=clock.now(), problem="", doubtful=doubtful)
            done.sent.append(message.id)


def _due(now: datetime) -> Any:
    """Rows to send now: pending ones whose time has come, and `sending` ones whose claim ran out in a crash."""
    due = (OutboxMessage.state.in_(_WAITING), OutboxMessage.next_try_at <= now)
    return select(OutboxMessage.id).where(*due).order_by(OutboxMessage.urgent.desc(), OutboxMessage.id)


def _claim(message_key: int) -> tuple[OutboxMessage, bool] | None:
    """Claim by a conditional UPDATE; say also whether an earlier sending may have gone through."""
    now, claim = clock.now(), uuid4().hex
    with transaction():
        message = db.session.get(OutboxMessage, message_key, populate_existing=True)
        if message is None or message.state not in _WAITING:
            return None
        doubtful = message.doubtful or message.state is MessageState.SENDING
        claimed = db.session.execute(
            update(OutboxMessage)
            .where(
                OutboxMessage.id == message_key,
                OutboxMessage.state == message.state,
                OutboxMessage.attempts == message.attempts,
                OutboxMessage.next_try_at <= now,
            )
            .values(
                state=MessageState.SENDING,
                claim=claim,
                next_try_at=now + CLAIM,
                attempts=OutboxMessage.attempts + 1,
                doubtful=doubtful,
            )
            .execution_options(synchronize_session=False)
        )
        if getattr(claimed, "rowcount", 0) != 1:
            return None
        db.session.refresh(message)
    return message, doubtful


def _put_off(message: OutboxMessage, error: Unavailable, doubtful: bool) -> bool:
    """Have it tried again later, or give it up after the last time; say whether it will be tried again."""
    doubtful = doubtful or error.perhaps_sent
    tries_left = message.attempts <= len(RETRY_AFTER)
    log.warning("message not delivered", message=message.ref, attempt=message.attempts, problem=str(error))
    if not tries_left:
        _mark(message, state=MessageState.FAILED, problem=str(error), doubtful=doubtful)
        return False
    later = clock.now() + RETRY_AFTER[message.attempts - 1]
    _mark(message, state=MessageState.PENDING, problem=str(error), doubtful=doubtful, next_try_at=later)
    return True


def _mark(message: OutboxMessage, **values: Any) -> None:
    with transaction():
        db.session.execute(
            update(OutboxMessage)
            .where(OutboxMessage.id == message.id, OutboxMessage.claim == message.claim)
            .values(claim=None, **values)
            .execution_options(synchronize_session=False)
        )


def _letter(message: OutboxMessage) -> Letter:
    config = settings()
    host = urlsplit(config.base_url).hostname or "localhost"
    return Letter(
        message_id=message.message_id,
        ref=message.ref,
        to=message.address,
        sender=read_url(config.mail_url).options.get("sender") or f"no-reply@{host}",
        sender_name=SENDER_NAME,
        subject_line=message.subject_line,
        text=whole_text(message, config.base_url),
        written_at=message.created_at,
    )


def whole_text(message: OutboxMessage, base_url: str) -> str:
    """Return a message's text with its link and the lines that every message ends with."""
    link = urljoin(f"{base_url}/", message.link) if message.link else ""
    return "\n\n".join(part for part in (message.body, link, FOOTER) if part) + "\n"


FOOTER = (
    "This message was sent by a machine. You will be asked to sign in to see what it is about.\n"
    "Nobody reads answers to this address; if you should not have had this message, tell your agency's contact."
)
