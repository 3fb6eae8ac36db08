"""The page of one case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask import render_template, request

from casework.access.guard import current_actor, requires
from casework.access.types import Level, Permission
from casework.audit import looks
from casework.cases import queries
from casework.cases.queries import CaseView, Entry
from casework.cases.queries.timeline import KINDS, PAGE, Cursor, by_month
from casework.cases.types import (
    ATTENDANCE_LABELS,
    CLOSURE_LABELS,
    GOAL_LABELS,
    KIND_LABELS,
    RISK_COLOURS,
    RISK_LABELS,
    STATUS_LABELS,
)
from casework.cases.views.blueprint import bp
from casework.cohorts.types import STATUS_LABELS as MEMBERSHIP_LABELS
from casework.core import clock
from casework.core.actor import Actor
from casework.core.web import same_page_with
from casework.events.types import BASIS_LABELS, ROLE_LABELS
from casework.events.types import KIND_LABELS as EVENT_LABELS

_WORDS = {
    "attendances": ATTENDANCE_LABELS,
    "bases": BASIS_LABELS,
    "closures": CLOSURE_LABELS,
    "events": EVENT_LABELS,
    "kinds": KIND_LABELS,
    "memberships": MEMBERSHIP_LABELS,
    "progress": GOAL_LABELS,
    "risk_colours": RISK_COLOURS,
    "risks": RISK_LABELS,
    "roles": ROLE_LABELS,
    "statuses": STATUS_LABELS,
}


@bp.get("/<ref:ref>")
@requires(Permission.CASE_READ)
def show_case(ref: str) -> Any:
    actor = current_actor()
    view = queries.show(actor, ref)
    looks.look(view.subject)
    entries = _entries(view)
    return render_template(
        "cases/one.html",
        view=view,
        case=view.case,
        person=view.person,
        months=by_month(entries[:PAGE]),
        only=_only(),
        older_href=same_page_with(after=_as_text(entries[PAGE - 1])) if len(entries) > PAGE else "",
        newest_href=same_page_with(after=None) if request.args.get("after") else "",
        goals=queries.goals(view.case.id) if view.in_full else (),
        actions=queries.open_actions(actor, view.case.id),
        sees=_readers(queries.who_can_see(view.case.id)),
        day=clock.today(),
        may=_may(actor, view),
        words=_WORDS,
    )


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody, or a whole agency (`name` empty), who can see a case: how much at most, and on what bases."""

    name: str
    agency: str
    level: int
    bases: list[str]


def _readers(rows: Sequence[Any]) -> list[Reader]:
    """Return each reader once, as the rows come: most first."""
    readers: dict[tuple[int | None, int | None], Reader] = {}
    for row in rows:
        key = (row.user_id, row.agency_id)
        reader = readers.setdefault(key, Reader(row.name or "", row.agency or "", row.level, []))
        if row.basis not in reader.bases:
            reader.bases.append(row.basis)
    return list(readers.values())


def _entries(view: CaseView) -> list[Entry]:
    if not view.in_full:
        return []
    return queries.timeline(view.case, only=_only(), after=_after(request.args.get("after", "")), limit=PAGE + 1)


def _may(actor: Actor, view: CaseView) -> dict[str, bool]:
    """Say what the reader may do from this page, so that no button leads to a refusal."""
    is_open = view.case.closed_on is None
    return {
        "write": is_open and view.in_full and actor.may(Permission.CASE_WRITE),
        "record_event": is_open and view.in_full and actor.may(Permission.EVENT_RECORD),
        "allot": is_open and view.level >= Level.FULL and actor.may(Permission.CASE_ALLOT),
        "move": is_open and view.in_full and actor.may(Permission.NOTE_MOVE),
        "record_outcome": view.in_full and actor.may(Permission.OUTCOME_RECORD),
        "see_person": actor.may(Permission.PERSON_READ),
        "see_cohort": actor.may(Permission.COHORT_READ) and view.level >= Level.CONTRIBUTE,
    }


def _only() -> str:
    wanted = request.args.get("show", "")
    return wanted if wanted in KINDS else ""


def _as_text(entry: Entry) -> str:
    return f"{entry.at.isoformat()}_{entry.leg}_{entry.id}"


def _after(text: str) -> Cursor | None:
    try:
        at, leg, key = text.split("_")
        moment = datetime.fromisoformat(at)
        # To UTC here: the ends of the calendar have moments that are none there.
        return (moment.astimezone(UTC), int(leg), int(key)) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None
