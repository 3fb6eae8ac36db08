"""A form sent twice does its work once: a key per form, written in the transaction that does the work."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, String, UniqueConstraint, delete, select, update
from sqlalchemy.orm import Mapped, mapped_column
from werkzeug import Request

from casework.core import clock
from casework.core.db import Model, UtcDateTime, db
from casework.core.errors import Clash
from casework.core.upsert import insert_if_new

KEPT_FOR = timedelta(days=7)
FIELD = "_key"
_NOT_OF_THE_BODY = frozenset({"csrf_token", FIELD})


class IdempotencyKey(Model):
    """What answered a form: no part of its body is kept."""

    __tablename__ = "idempotency_keys"
    __table_args__ = (UniqueConstraint("user_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    key: Mapped[str] = mapped_column(String(64))
    body_hash: Mapped[str] = mapped_column(String(64))
    status: Mapped[int] = mapped_column(default=0)
    location: Mapped[str] = mapped_column(String(500), default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer an earlier sending of the same form got."""

    status: int
    location: str


def hash_body(request: Request) -> str:
    """Return a digest of a form's fields and of its files' contents, without tokens."""
    digest = hashlib.sha256(request.path.encode())
    for name, values in sorted(request.form.lists()):
        if name not in _NOT_OF_THE_BODY:
            digest.update(repr((name, values)).encode())
    for name, files in sorted(request.files.lists()):
        for file in files:
            content = hashlib.sha256(file.stream.read()).hexdigest()
            file.stream.seek(0)
            digest.update(repr((name, file.filename, content)).encode())
    return digest.hexdigest()


def claim(user_id: int, key: str, body_hash: str) -> Answer | None:
    """Take a key for the present transaction, or return the answer an earlier sending got.

    A second sending waits here for the first to end. Raises Clash when the key was used for another body.
    """
    values = {"user_id": user_id, "key": key, "body_hash": body_hash, "created_at": clock.now()}
    if insert_if_new(IdempotencyKey, {**values, "status": 0, "location": ""}, unique=("user_id", "key")):
        return None
    earlier = db.session.scalars(
        select(IdempotencyKey).where(IdempotencyKey.user_id == user_id, IdempotencyKey.key == key)
    ).one()
    if earlier.body_hash != body_hash:
        raise Clash("This form was already sent with other answers. Open the page again and check what is there.")
    return Answer(earlier.status, earlier.location)


def answered(user_id: int, key: str, status: int, location: str) -> None:
    """Write down how the form was answered, to answer the same again."""
    db.session.execute(
        update(IdempotencyKey)
        .where(IdempotencyKey.user_id == user_id, IdempotencyKey.key == key)
        .values(status=status, location=location)
        .execution_options(synchronize_session=False)
    )


def purge() -> int:
    """Forget keys older than 7 days; return how many."""
    gone = db.session.execute(delete(IdempotencyKey).where(IdempotencyKey.created_at < clock.now() - KEPT_FOR))
    return int(getattr(gone, "rowcount", 0))
