"""Texts of the messages that referrals send: a reference and a link, no name and no reason."""

from casework.core.refs import show_ref
from casework.messages.types import Notice
from casework.referrals.models import Referral


def _notice(referral: Referral, code: str, line: str, body: str) -> Notice:
    ref = show_ref(referral.ref)
    return Notice(code=code, subject_line=line.format(ref=ref), body=body.format(ref=ref), link=f"/referrals/{ref}")


def urgent(referral: Referral) -> Notice:
    """Tell coordinators at once of a referral that somebody must look at today."""
    return _notice(
        referral,
        "referral_urgent",
        "Referral {ref} needs a decision today",
        "Referral {ref} has come in and is marked for today. Open it now; also telephone whoever sent it.",
    )


def acknowledged(referral: Referral) -> Notice:
    """Tell the referrer that the referral has arrived and somebody has read it."""
    return _notice(
        referral,
        "referral_acknowledged",
        "Referral {ref} has been received",
        "Your referral {ref} has arrived and a coordinator has read it. You will hear what is decided.",
    )


def more_asked(referral: Referral) -> Notice:
    """Tell the referrer that there is a question."""
    return _notice(
        referral,
        "referral_more_asked",
        "There is a question about referral {ref}",
        "The coordinator has a question about your referral {ref}. Open it to read and answer.",
    )


def answered(referral: Referral) -> Notice:
    """Tell the coordinator that the question was answered."""
    return _notice(
        referral,
        "referral_answered",
        "Referral {ref} has been answered",
        "Your question about referral {ref} has been answered. Open it to decide.",
    )


def decided(referral: Referral) -> Notice:
    """Tell the referrer that there is a decision; what it is stands behind the link."""
    return _notice(
        referral,
        "referral_decided",
        "There is a decision on referral {ref}",
        "Your referral {ref} has been decided. Open it to see what was decided and what comes next.",
    )
