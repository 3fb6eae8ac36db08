"""Who an owner is in the database, and telling them."""

from sqlalchemy import select

from casework.access.models import Agency, User
from casework.actions import rules
from casework.actions.errors import ActionRefused
from casework.actions.models import Action
from casework.actions.services.thread import subject_of
from casework.actions.types import Owner
from casework.core.actor import Actor
from casework.core.db import db
from casework.messages.services import send
from casework.messages.types import Notice


def resolve(owner: Owner) -> Owner:
    """Return an owner who exists: an active user of the agency, or a person its contact answers for.

    Raises ActionRefused when the user cannot sign in, is of another agency, or the agency has no contact.
    """
    owner = rules.check_owner(owner)
    agency = db.session.get(Agency, owner.agency_id)
    if agency is None or not agency.active:
        raise ActionRefused("Choose who will do this", field="owner")
    if owner.user_id is None:
        if agency.contact_user_id is None and not agency.contact_email:
            raise ActionRefused(f"{agency.name} has no contact who could answer for this person", field="owner")
        return owner
    user = db.session.get(User, owner.user_id)
    if user is None or user.disabled_at is not None or user.agency_id != owner.agency_id:
        raise ActionRefused("Choose somebody who can sign in", field="owner")
    return owner


def tell_owner(actor: Actor, action: Action, notice: Notice) -> None:
    """Send a notice to who answers an action, unless they did this themselves."""
    user_id, address = _user(action.owner_user_id) if action.owner_user_id else _contact(action.owner_agency_id)
    if address and (user_id is None or user_id != actor.user_id):
        send(to_user_id=user_id, address=address, notice=notice, subject=subject_of(action))


def _user(user_id: int) -> tuple[int | None, str]:
    email = db.session.scalar(select(User.email).where(User.id == user_id, User.disabled_at.is_(None)))
    return user_id, email or ""


def _contact(agency_id: int) -> tuple[int | None, str]:
    statement = (
        select(User.id, User.email, Agency.contact_email)
        .select_from(Agency)
        .outerjoin(User, (User.id == Agency.contact_user_id) & User.disabled_at.is_(None))
        .where(Agency.id == agency_id)
    )
    row = db.session.execute(statement).mappings().one()
    return row["id"], row["email"] or row["contact_email"]
