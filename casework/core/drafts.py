"""What somebody was typing, kept on the server: by "Save draft", or because their session ran out on the way."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from casework.core import clock
from casework.core.db import Model, UtcDateTime, db

KEPT_FOR = timedelta(days=90)
_NEVER_KEPT = frozenset({"csrf_token", "_key", "password", "new_password", "password_again"})

Fields = Mapping[str, Sequence[str]]


class Draft(Model):
    """One person's unsent answers to the form at one address."""

    __tablename__ = "drafts"
    __table_args__ = (UniqueConstraint("user_id", "path"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    path: Mapped[str] = mapped_column(String(300))
    fields: Mapped[dict[str, Any]] = mapped_column(JSON)
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


def keep(user_id: int, path: str, fields: Fields) -> None:
    """Keep the answers given to the form at `path`, in place of an earlier draft there."""
    kept = {name: list(values) for name, values in fields.items() if name not in _NEVER_KEPT}
    draft = find(user_id, path)
    if draft is None:
        db.session.add(Draft(user_id=user_id, path=path, fields=kept, saved_at=clock.now()))
        return
    draft.fields, draft.saved_at = kept, clock.now()


def find(user_id: int, path: str) -> Draft | None:
    """Return the draft of this person at this address, if there is one."""
    return db.session.scalar(select(Draft).where(Draft.user_id == user_id, Draft.path == path))


def of(user_id: int) -> Sequence[Draft]:
    """Return a person's drafts, newest first."""
    return db.session.scalars(
        select(Draft).where(Draft.user_id == user_id).order_by(Draft.saved_at.desc(), Draft.id)
    ).all()


def drop(user_id: int, path: str) -> None:
    """Forget a draft: its answers were sent."""
    db.session.execute(delete(Draft).where(Draft.user_id == user_id, Draft.path == path))


def purge() -> int:
    """Forget drafts nobody has touched for 90 days; return how many (PRACTICE §4 "draft purge")."""
    gone = db.session.execute(delete(Draft).where(Draft.saved_at < clock.now() - KEPT_FOR))
    return int(getattr(gone, "rowcount", 0))
