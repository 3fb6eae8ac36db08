"""Whom one can look round as in the demonstration, and what each is there for."""

from dataclasses import dataclass

from casework.core import installation
from casework.core.config import Settings

PASSWORD = "Casework-demo-1"
"""Published on purpose: demo users exist in a demo database only."""


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """One line of the list on the demonstration's sign-in page."""

    email: str
    role: str
    line: str


_PEOPLE = (
    ("referrer", "Referrer", "works in a school: refers a young person, and hears what was decided"),
    ("coordinator", "Coordinator", "screens referrals, allots cases and runs the cohorts"),
    ("caseworker", "Caseworker", "works with young people: today, who worries me, what happened"),
    ("practitioner", "Practitioner", "has promised things at meetings, and sees only what they are part of"),
    ("chair", "Chair", "chairs the meetings and asks who kept their promises"),
    ("commissioner", "Commissioner", "asks if it is working, and never sees a young person"),
    ("governance", "Governance", "sees who looked at what, and who changed what"),
    ("administrator", "Administrator", "lets people in, and sees no records"),
)


def people(settings: Settings) -> tuple[DemoPerson, ...]:
    """Return the demonstration's people; nobody unless both the setting and the database say that it is one."""
    if not settings.is_demo or not installation.is_demo():
        return ()
    return tuple(DemoPerson(f"{name}@demo.example", role, line) for name, role, line in _PEOPLE)
