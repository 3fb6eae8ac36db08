"""Texts of messages about actions: a reference and a link, nothing about anybody (PRACTICE §2.14 "Mail")."""

from casework.core.refs import show_ref
from casework.messages.types import Notice


def promised(ref: str) -> Notice:
    """Return what tells somebody that an action is now theirs to answer."""
    return Notice(
        code="action.promised",
        subject_line=f"An action for you: {show_ref(ref)}",
        body="You, or somebody you answer for, agreed to do something. Sign in to see what it is and by when.",
        link=f"/actions/{show_ref(ref)}",
    )


def deadline_changed(ref: str) -> Notice:
    """Return what tells an owner that the deadline has moved."""
    return Notice(
        code="action.deadline_changed",
        subject_line=f"A deadline has changed: {show_ref(ref)}",
        body="The deadline of an action of yours has changed. Sign in to see when it is due now, and why.",
        link=f"/actions/{show_ref(ref)}",
    )
