"""Who hears of a referral: the one who sent it, or the coordinators of its area."""

from casework.core.subjects import SubjectRef
from casework.messages import services as messages
from casework.messages.types import Notice
from casework.referrals import notices, queries
from casework.referrals.models import Referral


def tell_sender(referral: Referral, notice: Notice) -> None:
    """Send to the referrer, or, for a row of a file, to the agency's contact."""
    to = queries.sender_of(referral)
    if to is not None:
        _send(referral, to.user_id, to.address, notice)


def tell_coordinators(referral: Referral) -> None:
    """Tell every coordinator of the area, at once, of a referral that cannot wait."""
    for to in queries.coordinators_of(referral.area_id):
        _send(referral, to.user_id, to.address, notices.urgent(referral), urgent=True)


def tell_user(referral: Referral, user_id: int | None, notice: Notice) -> None:
    """Send to one user, if they are still here."""
    to = queries.user_to_tell(user_id)
    if to is not None:
        _send(referral, to.user_id, to.address, notice)


def _send(referral: Referral, user_id: int | None, address: str, notice: Notice, *, urgent: bool = False) -> None:
    subject = SubjectRef("referral", referral.id, referral.ref, referral.person_id)
    messages.send(to_user_id=user_id, address=address, notice=notice, subject=subject, urgent=urgent)
