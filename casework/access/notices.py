"""Texts of the messages that access sends: a neutral subject, what to do, a link, nothing about anybody."""

from casework.messages.types import Notice

INVITATION_DAYS = 7


def set_up_link(link: str) -> Notice:
    """Return the message that carries somebody's one-time link."""
    return Notice(
        code="set_up",
        subject_line="Set up your Casework account",
        body=(
            "You have been given an account on Casework.\n\n"
            "Open the link below to choose your password. It works once, and for "
            f"{INVITATION_DAYS} days. If you did not expect this message, tell your agency's contact and do not use "
            "the link."
        ),
        link=link,
    )


def password_changed(link: str) -> Notice:
    """Return the message that tells somebody their password was changed."""
    return Notice(
        code="password_changed",
        subject_line="Your Casework password was changed",
        body=(
            "The password of your Casework account was changed. If that was you, there is nothing to do. If it was "
            "not, tell your administrator at once."
        ),
        link=link,
    )
