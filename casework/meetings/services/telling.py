"""Telling the agencies of a meeting, through their contacts."""

from sqlalchemy import select

from casework.access.models import Agency, User
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.subjects import SubjectRef
from casework.meetings.models import Meeting, SeriesAgency
from casework.messages.services import send
from casework.messages.types import Notice


def tell_agencies(actor: Actor, meeting: Meeting, notice: Notice) -> int:
    """Send a notice to the contact of every agency that belongs, but not to the actor; return how many."""
    statement = (
        select(User.id, User.email, Agency.contact_email)
        .select_from(SeriesAgency)
        .join(Agency, Agency.id == SeriesAgency.agency_id)
        .outerjoin(User, (User.id == Agency.contact_user_id) & User.disabled_at.is_(None))
        .where(SeriesAgency.series_id == meeting.series_id)
        .order_by(Agency.id)
    )
    told = 0
    for row in db.session.execute(statement).mappings().all():
        user_id, address = row["id"], row["email"] or row["contact_email"]
        if address and (user_id is None or user_id != actor.user_id):
            subject = SubjectRef("meeting", meeting.id, meeting.ref)
            send(to_user_id=user_id, address=address, notice=notice, subject=subject)
            told += 1
    return told
