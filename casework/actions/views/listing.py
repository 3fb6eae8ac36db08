"""My actions, and what my agency owes."""

from datetime import date
from typing import Any

from flask import render_template, request

from casework.access.guard import current_actor, requires
from casework.access.types import Permission
from casework.actions import queries
from casework.actions.queries import Row
from casework.actions.views.blueprint import bp
from casework.audit import looks
from casework.core import clock


@bp.get("")
@requires(Permission.ACTION_OWN)
def list_mine() -> Any:
    actor = current_actor()
    return _list("mine", queries.mine(actor, after=_after(), limit=queries.PAGE + 1))


@bp.get("/agency")
@requires(Permission.ACTION_OWN)
def list_agency() -> Any:
    actor = current_actor()
    return _list("agency", queries.of_my_agency(actor, after=_after(), limit=queries.PAGE + 1))


def _list(tab: str, rows: list[Row]) -> str:
    shown = rows[: queries.PAGE]
    looks.listed("action", [row.action.ref for row in shown])
    more = f"{shown[-1].action.due_on.isoformat()}~{shown[-1].action.id}" if len(rows) > len(shown) else ""
    return render_template("actions/list.html", tab=tab, rows=shown, next_after=more, day=clock.today())


def _after() -> tuple[date, int] | None:
    due_on, _, key = request.args.get("after", "").partition("~")
    try:
        return date.fromisoformat(due_on), int(key)
    except ValueError:
        return None
