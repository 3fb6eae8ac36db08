"""Texts of messages about meetings: a reference and a link, nothing about anybody (PRACTICE §2.14 "Mail")."""

from casework.core.refs import show_ref
from casework.messages.types import Notice


def agenda_published(ref: str) -> Notice:
    """Return what tells an agency's contact that an agenda is out and updates are wanted."""
    return Notice(
        code="meeting.agenda_published",
        subject_line=f"An agenda is published: {show_ref(ref)}",
        body="Your agency belongs to this meeting. Sign in to see the agenda and to give your agency's updates.",
        link=f"/meetings/{show_ref(ref)}",
    )


def cancelled(ref: str) -> Notice:
    """Return what tells an agency's contact that a meeting does not take place."""
    return Notice(
        code="meeting.cancelled",
        subject_line=f"A meeting is cancelled: {show_ref(ref)}",
        body="A meeting your agency belongs to does not take place. Sign in to see which.",
        link=f"/meetings/{show_ref(ref)}",
    )
