"""A caseworker's home: what must I do today, and who worries me?"""

from datetime import date
from typing import Any, NamedTuple

from flask import render_template, url_for

from casework.access.guard import current_actor, requires
from casework.access.types import Permission
from casework.actions import queries as actions
from casework.audit import looks
from casework.cases import queries
from casework.cases.queries import Contact, MyCase
from casework.cases.queries.mine import WEEK
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
        dues=_dues(actor, mine, today + WEEK),
        mine=mine,
        day=today,
        kinds=KIND_LABELS,
        risks=RISK_LABELS,
        risk_colours=RISK_COLOURS,
    )


class DueLine(NamedTuple):
    """Something of mine with a deadline: an action, or a case's review."""

    due_on: date
    words: str
    href: str
    first_due_on: date


def _dues(actor: Actor, mine: list[MyCase], until: date) -> list[DueLine]:
    lines = [
        DueLine(
            row.action.due_on,
            row.action.text,
            url_for("actions.view_action", ref=row.action.ref),
            row.action.first_due_on,
        )
        for row in actions.mine(actor)
    ]
    for case in mine:
        if case.review_due_on is not None:
            words = f"Review of {case.forename} {case.surname}’s case"
            href = url_for("cases.review", ref=case.ref)
            lines.append(DueLine(case.review_due_on, words, href, case.review_due_on))
    return sorted(line for line in lines if line.due_on <= until)


@bp.get("/log")
@requires(Permission.CASE_WRITE)
def choose_for_log() -> Any:
    mine = queries.my_cases(current_actor())
    looks.listed("case", [case.ref for case in mine])
    return render_template("cases/choose.html", mine=mine)


def _day(contact: Contact) -> Any:
    return clock.london_day(contact.starts_at)
