"""People of the cast with passwords, for tests of signing in."""

from functools import lru_cache

from sqlalchemy import update

from casework.access.models import User
from casework.access.passwords import hash_password
from casework.core.db import db, transaction
from tests.cast import Member

PASSWORD = "lantern-otter-vinegar-81"
WRONG = "harbour-otter-vinegar-81"


@lru_cache(maxsize=1)
def _hash() -> str:
    return hash_password(PASSWORD)


def give_password(*members: Member) -> None:
    """Let people of the cast sign in with PASSWORD."""
    ids = [member.user_id for member in members]
    with transaction():
        db.session.execute(update(User).where(User.id.in_(ids)).values(password_hash=_hash()))
