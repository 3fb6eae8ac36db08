"""The list of cases."""

from datetime import date
from typing import Any

from flask import render_template, request

from casework.access.guard import current_actor, requires
from casework.access.types import Permission
from casework.audit import looks
from casework.cases import queries
from casework.cases.queries import CaseFilter, CaseLine
from casework.cases.queries.lists import PAGE
from casework.cases.types import RISK_COLOURS, RISK_LABELS, STATUS_LABELS
from casework.cases.views.blueprint import bp
from casework.core.web import same_page_with

_WORDS = {
    CaseFilter.OPEN: "Open",
    CaseFilter.MINE: "Led by me",
    CaseFilter.UNALLOCATED: "Without a lead worker",
    CaseFilter.CLOSED: "Closed",
}


@bp.get("")
@requires(Permission.CASE_READ)
def list_cases() -> Any:
    actor = current_actor()
    which = _which(request.args.get("show", ""))
    lines = queries.cases(actor, which=which, after=_after(request.args.get("after", "")), limit=PAGE + 1)
    shown = lines[:PAGE]
    looks.listed("case", [line.ref for line in shown])
    return render_template(
        "cases/list.html",
        lines=shown,
        which=which,
        filters=_WORDS,
        next_href=same_page_with(after=_cursor(shown[-1], which)) if len(lines) > PAGE else "",
        first_href=same_page_with(after=None) if request.args.get("after") else "",
        statuses=STATUS_LABELS,
        risks=RISK_LABELS,
        risk_colours=RISK_COLOURS,
        may_allot=actor.may(Permission.CASE_ALLOT),
    )


def _which(text: str) -> CaseFilter:
    return CaseFilter(text) if text in list(CaseFilter) else CaseFilter.OPEN


def _cursor(line: CaseLine, which: CaseFilter) -> str:
    day = line.closed_on if which is CaseFilter.CLOSED else line.opened_on
    return f"{day}.{line.id}"


def _after(text: str) -> tuple[date, int] | None:
    day, _, key = text.partition(".")
    try:
        return date.fromisoformat(day), int(key)
    except ValueError:
        return None
