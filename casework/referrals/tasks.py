"""Bodies of long work: importing a file."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from casework.access.models import User
from casework.access.sessions import actor_for
from casework.core.actor import SYSTEM, Actor
from casework.core.db import db, read, transaction
from casework.core.jobs import Running, handles
from casework.referrals.models import ImportBatch
from casework.referrals.services import process
from casework.referrals.types import BatchState

IMPORT = "referrals.import"


@handles(IMPORT)
def import_file(running: Running) -> Mapping[str, Any]:
    """Work through a file on behalf of whoever sent it; its rows' own transactions make beginning again safe."""
    batch_id = int(running.payload["batch_id"])
    done_before = _done_before(batch_id)
    if done_before is not None:
        return done_before
    try:
        done = process(_actor(running.actor_user_id), batch_id=batch_id, progress=running.report)
    except Exception:
        _mark_failed(batch_id)
        raise
    return dict(done["summary"])


def _done_before(batch_id: int) -> Mapping[str, Any] | None:
    """Return what an earlier job made of the file: the same one sent twice before either began is worked through once."""
    with read():
        batch = db.session.get_one(ImportBatch, batch_id)
        if batch.state is not BatchState.DONE:
            return None
        return {"accepted": batch.accepted, "warning": batch.warned, "refused": batch.refused}


def _actor(user_id: int | None) -> Actor:
    if user_id is None:
        return SYSTEM
    with read():
        user = (
            db.session.scalars(
                select(User).options(joinedload(User.agency), joinedload(User.roles)).where(User.id == user_id)
            )
            .unique()
            .one()
        )
        return actor_for(user)


def _mark_failed(batch_id: int) -> None:
    with transaction():
        db.session.get_one(ImportBatch, batch_id).state = BatchState.FAILED
