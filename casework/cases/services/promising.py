"""Promising, on a case, that something will be done."""

from datetime import date

from casework.actions import services as actions
from casework.actions.models import Action
from casework.actions.types import About, Owner
from casework.cases.models import Case
from casework.cases.services.history import check_open
from casework.core.actor import Actor


def promise(actor: Actor, *, case: Case, text: str, owner: Owner, due_on: date | None, done_when: str = "") -> Action:
    """Record an action on a case. Raises CaseClosed and the errors of actions.services.promise."""
    check_open(case)
    return actions.promise(
        actor,
        text=text,
        owner=owner,
        about=About(case_id=case.id, person_id=case.person_id),
        due_on=due_on,
        done_when=done_when,
    )
