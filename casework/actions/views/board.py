"""The chair's board: what was promised, by agency and lateness."""

from typing import Any

from flask import render_template, request

from casework.access.guard import current_actor, requires
from casework.access.types import Permission
from casework.actions import board as board_queries
from casework.actions.board import SHOW_LABELS, Filters, Show
from casework.actions.views.blueprint import bp
from casework.audit import looks
from casework.core import clock
from casework.meetings import queries as meetings


@bp.get("/board")
@requires(Permission.ACTION_BOARD)
def board() -> Any:
    actor, today = current_actor(), clock.today()
    agencies = board_queries.counts_by_agency(actor, today)
    series = meetings.series_names(actor)
    filters = _filters({count.agency_ref: count.agency_id for count in agencies}, {ref: key for key, ref, _ in series})
    rows = board_queries.rows(actor, filters, today, limit=board_queries.PAGE + 1)
    shown = rows[: board_queries.PAGE]
    looks.listed("action", [row.action.ref for row in shown])
    return render_template(
        "actions/board.html",
        filters=filters,
        chosen_agency=request.args.get("agency", ""),
        chosen_series=request.args.get("series", ""),
        show_labels=SHOW_LABELS,
        agencies=agencies,
        series=series,
        rows=shown,
        may_manage=actor.may(Permission.ACTION_MANAGE),
        total=board_queries.count(actor, filters, today),
        next_after=shown[-1].key if len(rows) > len(shown) else "",
        day=today,
    )


def _filters(agencies: dict[str, int], series: dict[str, int]) -> Filters:
    try:
        show = Show(request.args.get("show", Show.OPEN))
    except ValueError:
        show = Show.OPEN
    return Filters(
        show=show,
        agency_id=agencies.get(request.args.get("agency", "")),
        series_id=series.get(request.args.get("series", "")),
        after=board_queries.parse_after(request.args.get("after", "")),
    )
