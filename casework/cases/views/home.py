"""A caseworker's home: what must I do today, and who worries me?"""

from typing import Any

from flask import render_template

from casework.access.guard import current_actor, requires
from casework.access.types import Permission
from casework.actions import queries as actions
from casework.audit import looks
from casework.cases import queries
from casework.cases.queries import Contact
from casework.cases.types import KIND_LABELS, RISK_COLOURS, RISK_LABELS
from casework.cases.views.blueprint import bp
from casework.core import clock
from casework.core.actor import Actor


def home(actor: Actor) -> Any:
    today = clock.today()
    contacts = queries.contacts_to_do(actor, today)
    mine = queries.my_cases(actor)
    looks.listed("case", [case.ref for case in mine])
    return render_template(
        "cases/home.html",
        unwritten=[contact for contact in contacts if _day(contact) < today],
        today_contacts=[contact for contact in contacts if _day(contact) == today],
        planned=[contact for contact in contacts if _day(contact) > today],
        actions=[row.action for row in actions.mine(actor) if (row.action.due_on - today).days <= 7],
        reviews=[case for case in mine if case.review_due_on and (case.review_due_on - today).days <= 7],
        mine=mine,
        day=today,
        kinds=KIND_LABELS,
        risks=RISK_LABELS,
        risk_colours=RISK_COLOURS,
    )


@bp.get("/log")
@requires(Permission.CASE_WRITE)
def choose_for_log() -> Any:
    mine = queries.my_cases(current_actor())
    looks.listed("case", [case.ref for case in mine])
    return render_template("cases/choose.html", mine=mine)


def _day(contact: Contact) -> Any:
    return clock.london_day(contact.starts_at)
