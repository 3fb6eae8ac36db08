"""A disabled user's promises do not disappear: they fall to the agency's contact (R-MT-7)."""

from sqlalchemy import select

from casework.access.models import Agency, User
from casework.actions import notices
from casework.actions.models import Action
from casework.actions.services import owners
from casework.actions.services.answer import shown
from casework.actions.services.thread import add_entry, subject_of
from casework.actions.types import ActionStatus, UpdateKind
from casework.audit.services import apply_changes, record
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db


def hand_to_agency_contact(actor: Actor, user_id: int) -> int:
    """Give a disabled user's open actions to their agency's contact; return how many.

    Where the agency has no contact with an account, or the contact is this user, the action stays in their name, to
    be answered by whoever becomes the contact.
    """
    user = db.session.get_one(User, user_id)
    contacts = (
        select(Agency.id, User.id).join(User, User.id == Agency.contact_user_id).where(User.disabled_at.is_(None))
    )
    contact_of = {agency: contact for agency, contact in db.session.execute(contacts) if contact != user_id}
    held = db.session.scalars(
        select(Action)
        .where(Action.owner_user_id == user_id, Action.status == ActionStatus.OPEN)
        .order_by(Action.due_on, Action.id)
    ).all()
    for action in held:
        contact = contact_of.get(action.owner_agency_id)
        changes = apply_changes(action, owner_user_id=contact, owner_name=None if contact else user.name)
        action.owned_since = clock.now()
        add_entry(actor, action, UpdateKind.HANDED_TO_CONTACT)
        record(actor, "action.handed_to_contact", subject_of(action), changes=shown(changes))
        owners.tell_owner(actor, action, notices.promised(action.ref))
    return len(held)
