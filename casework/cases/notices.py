"""Texts of the messages that cases send: a reference and a link, nothing about anybody."""

from casework.cases.models import Case
from casework.core.refs import show_ref
from casework.messages.types import Notice


def _address(case: Case) -> str:
    return f"/cases/{show_ref(case.ref)}"


def allotted(case: Case) -> Notice:
    """Return what tells a worker that a case is theirs."""
    return Notice(
        code="case_allotted",
        subject_line=f"Case {show_ref(case.ref)} was given to you",
        body=f"Case {show_ref(case.ref)} was given to you. Open it to see what is known and what comes first.",
        link=_address(case),
    )


def has_a_worker(referral_ref: str) -> Notice:
    """Return what tells a referrer that somebody leads the work now; they read it on their own referral."""
    return Notice(
        code="case_has_worker",
        subject_line=f"Somebody is working on referral {show_ref(referral_ref)}",
        body=f"A worker now leads the work that referral {show_ref(referral_ref)} asked for. Open it to see more.",
        link=f"/referrals/{show_ref(referral_ref)}",
    )


def note_moved(case: Case) -> Notice:
    """Return what tells governance that a note was moved between two young people."""
    return Notice(
        code="note_moved",
        subject_line=f"A note was moved from case {show_ref(case.ref)}",
        body=(
            f"A note was logged on the wrong young person and moved from case {show_ref(case.ref)}. "
            "The audit trail of the case says who moved it, where to and why."
        ),
        link=f"/audit?ref={show_ref(case.ref)}",
    )


def review_due(case: Case) -> Notice:
    """Return what reminds a worker that a case is due for review."""
    return Notice(
        code="case_review_due",
        subject_line=f"Case {show_ref(case.ref)} is due for review",
        body=f"Case {show_ref(case.ref)} is due for review. Open it and record the review.",
        link=_address(case),
    )
