"""The verbs of messages: putting one in the outbox, marking one's own as read."""

from email.errors import MessageError
from email.headerregistry import Address
from urllib.parse import urlsplit

from sqlalchemy import update

from casework.core import clock
from casework.core.actor import Actor
from casework.core.config import settings
from casework.core.db import db
from casework.core.errors import NotFound
from casework.core.refs import new_ref
from casework.core.subjects import SubjectRef
from casework.messages.models import OutboxMessage
from casework.messages.types import MessageState, Notice

NO_ADDRESS = "this is not an email address"


def send(
    *,
    to_user_id: int | None,
    address: str,
    notice: Notice,
    subject: SubjectRef | None = None,
    urgent: bool = False,
) -> OutboxMessage | None:
    """Put a message in the outbox, in the present transaction: it goes out after the commit, and only then.

    `urgent` goes before others. Without an address (a contact who has none) nothing is sent and None returned; to what
    is no address the message has failed from the start, so that somebody sees it and nobody's work is stopped by it.
    Raises ValueError for a line break in the subject line.
    """
    address = address.strip()
    if not address:
        return None
    if "\n" in notice.subject_line or "\r" in notice.subject_line:
        raise ValueError("a line break in a subject line")
    sendable = _is_address(address)
    now = clock.now()
    ref = new_ref()
    message = OutboxMessage(
        ref=ref,
        message_id=f"<{ref.lower()}.{int(now.timestamp())}@{urlsplit(settings().base_url).hostname}>",
        to_user_id=to_user_id,
        address=address,
        code=notice.code,
        subject_line=notice.subject_line,
        body=notice.body,
        link=notice.link,
        subject_kind=subject.kind if subject else None,
        subject_id=subject.id if subject else None,
        subject_ref=subject.ref if subject else None,
        urgent=urgent,
        state=MessageState.PENDING if sendable else MessageState.FAILED,
        problem="" if sendable else NO_ADDRESS,
        next_try_at=now,
        created_at=now,
    )
    db.session.add(message)
    # Reminders keep the row's key beside it, in this same transaction.
    db.session.flush()
    return message


def mark_read(actor: Actor, *, ref: str) -> None:
    """Mark one of the actor's own messages as read. Raises NotFound for anybody else's."""
    own = (OutboxMessage.ref == ref, OutboxMessage.to_user_id == actor.user_id)
    marked = db.session.execute(update(OutboxMessage).where(*own).values(read_at=clock.now()))
    if getattr(marked, "rowcount", 0) != 1:
        raise NotFound


def mark_all_read(actor: Actor) -> int:
    """Mark all of the actor's own messages as read; return how many were not."""
    unread = (OutboxMessage.to_user_id == actor.user_id, OutboxMessage.read_at.is_(None))
    marked = db.session.execute(update(OutboxMessage).where(*unread).values(read_at=clock.now()))
    return int(getattr(marked, "rowcount", 0))


def _is_address(text: str) -> bool:
    try:
        parsed = Address(addr_spec=text)
    except (ValueError, IndexError, MessageError):  # the standard library raises each of these for some text
        return False
    return bool(parsed.username and parsed.domain)
