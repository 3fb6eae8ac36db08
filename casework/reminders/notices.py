"""Texts of reminders: what is due, in what part the recipient has in it, a reference and a link (PRACTICE §2.14)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import current_app
from werkzeug.routing import BuildError

from casework.core.refs import show_ref
from casework.core.subjects import subject
from casework.messages.types import Notice

MESSAGES = "/messages"
_NEAR = 6

_WHAT = {
    "action": "an action that {is_due}",
    "case_allot": "a case without a lead worker; finding one {is_due}",
    "case_review": "a case whose review {is_due}",
    "held_row": "a row of an import that is held; an answer {is_due}",
    "referral_acknowledge": "a referral whose acknowledgement {is_due}",
    "referral_decide": "a referral whose decision {is_due}",
    "write_up": "a contact or session whose write-up {is_due}",
}
_ANYTHING = "something that {is_due}"
_PART = {
    "owner": "You are the owner of",
    "agency_contact": "You are the contact of the agency that owns",
    "chair_or_coordinator": "You chair the meeting, or coordinate the cohort, that agreed",
    "coordinator": "You are a coordinator, and there is",
    "lead_worker": "You are the lead worker for",
}
_CONCERNED = "You are concerned with"
_AUDIENCE = {
    "agency_contact": "the agency's contact",
    "chair_or_coordinator": "the chair or the cohort's coordinator",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing in a digest."""

    ladder: str
    offset: int
    audience: str
    subject_kind: str
    subject_ref: str | None
    due_on: date

    @property
    def link(self) -> str:
        """The path of the record's page; the reader's own messages where it has none."""
        return path_of(self.subject_kind, self.subject_ref)


def path_of(kind: str, ref: str | None) -> str:
    """Return the path of a record's page without a request: the scheduler has none."""
    try:
        endpoint = subject(kind).endpoint
        if endpoint is None:
            return MESSAGES
        return current_app.url_map.bind("localhost").build(endpoint, {"ref": ref} if ref else {})
    except (KeyError, BuildError):
        return MESSAGES


def why(line: Line, today: date) -> str:
    """Return why somebody is reminded, such as "You are the owner of an action that is due tomorrow."."""
    when = _when(line.due_on, today)
    is_due = f"is due {when}" if line.due_on >= today else f"was due {when}"
    what = _WHAT.get(line.ladder, _ANYTHING).format(is_due=is_due)
    return f"{_PART.get(line.audience, _CONCERNED)} {what}."


def rung_in_words(offset: int, audience: str) -> str:
    """Return a rung as the history of a record shows it, such as "5 working days before, to the owner"."""
    to = _AUDIENCE.get(audience, f"the {audience.replace('_', ' ')}")
    if offset == 0:
        return f"on the day, to {to}"
    days = "1 working day" if abs(offset) == 1 else f"{abs(offset)} working days"
    return f"{days} {'before' if offset < 0 else 'after'}, to {to}"


def digest(lines: Sequence[Line], today: date, base_url: str) -> Notice:
    """Return a recipient's one message of a day: late things first."""
    ordered = sorted(lines, key=lambda line: (line.due_on, line.subject_kind, line.subject_ref or ""))
    count = len(ordered)
    entries = "\n\n".join(_entry(number, line, today, base_url) for number, line in enumerate(ordered, start=1))
    return Notice(
        code="reminders.digest",
        subject_line="A reminder from Casework" if count == 1 else f"{count} reminders from Casework",
        body=f"Your reminders for {_in_full(today)}.\n\n{entries}\n\nAll your messages: {base_url}{MESSAGES}",
    )


def at_once(line: Line, today: date) -> Notice:
    """Return the message about one thing that cannot wait for the digest."""
    reference = f"\n\nReference {show_ref(line.subject_ref)}" if line.subject_ref else ""
    return Notice(
        code="reminders.at_once",
        subject_line="A reminder from Casework for today",
        body=f"{why(line, today)}{reference}",
        link=line.link,
    )


def _entry(number: int, line: Line, today: date, base_url: str) -> str:
    reference = f"   Reference {show_ref(line.subject_ref)}\n" if line.subject_ref else ""
    return f"{number}. {why(line, today)}\n{reference}   {base_url}{line.link}"


def _when(due_on: date, today: date) -> str:
    distance = (due_on - today).days
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get(distance)
    if near:
        return near
    if 1 < distance <= _NEAR:
        return f"on {due_on:%A}, {due_on.day} {due_on:%B}"
    return f"on {_in_full(due_on)}"


def _in_full(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
