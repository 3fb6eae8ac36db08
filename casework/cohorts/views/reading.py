"""The list of cohorts, and one cohort."""

from typing import Any

from flask import render_template, request

from casework.access.guard import current_actor, requires
from casework.access.types import Level, Permission
from casework.audit import looks
from casework.cohorts import queries
from casework.cohorts.queries import PAGE
from casework.cohorts.services.making import subject_of
from casework.cohorts.types import (
    COHORT_STATUS_LABELS,
    EXIT_LABELS,
    PROGRAMME_LABELS,
    STATUS_LABELS,
    MembershipStatus,
)
from casework.cohorts.views.blueprint import bp
from casework.core import clock
from casework.core.forms import number_sent
from casework.core.web import same_page_with


@bp.get("")
@requires(Permission.COHORT_READ)
def list_cohorts() -> Any:
    actor = current_actor()
    return render_template(
        "cohorts/list.html",
        lines=queries.cohorts(actor),
        programmes=PROGRAMME_LABELS,
        statuses=COHORT_STATUS_LABELS,
        may_make=actor.may(Permission.COHORT_MANAGE),
    )


@bp.get("/<ref:ref>")
@requires(Permission.COHORT_READ)
def show_cohort(ref: str) -> Any:
    actor = current_actor()
    view = queries.find(actor, ref)
    wanted = _status(request.args.get("status", ""))
    rows = queries.members(actor, view.cohort.id, status=wanted, after=_after(request.args.get("after", "")))
    shown = rows[:PAGE]
    steps = queries.funnel(view.cohort.id)
    looks.look(subject_of(view.cohort))
    looks.listed("person", [row.person_ref for row in shown])
    manages = view.level >= Level.FULL and actor.may(Permission.COHORT_MANAGE)
    return render_template(
        "cohorts/one.html",
        view=view,
        cohort=view.cohort,
        steps=steps,
        in_now=queries.in_now(steps),
        waiting_since=queries.longest_wait(view.cohort.id),
        exits=queries.exits(view.cohort.id),
        members=shown,
        wanted=wanted,
        next_href=same_page_with(after=_cursor(shown[-1])) if len(rows) > PAGE else "",
        programmes=PROGRAMME_LABELS,
        cohort_statuses=COHORT_STATUS_LABELS,
        statuses=STATUS_LABELS,
        exit_labels=EXIT_LABELS,
        day=clock.today(),
        manages=manages,
        may_nominate=manages and view.cohort.programme_type.needs_panel,
        may_report=actor.may(Permission.OUTCOME_READ),
    )


def _status(text: str) -> MembershipStatus | None:
    return MembershipStatus(text) if text in list(MembershipStatus) else None


def _cursor(row: Any) -> str:
    return f"{row.id}|{row.surname}|{row.forename}"


def _after(text: str) -> tuple[str, str, int] | None:
    key, _, names = text.partition("|")
    surname, _, forename = names.partition("|")
    number = number_sent(key)
    return None if number is None else (surname, forename, number)
