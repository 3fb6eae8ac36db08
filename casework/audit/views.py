"""Governance: who looked, who changed what, and is the trail whole?"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from flask import Blueprint, render_template, request
from sqlalchemy import select

from casework.access import admin_queries
from casework.access.guard import current_actor, requires, writes
from casework.access.policy import visible_to
from casework.access.types import Permission
from casework.audit import looks, queries, tasks
from casework.audit.forms import TrailForm
from casework.audit.models import Act, AuditRecord
from casework.audit.queries import TrailFilter
from casework.audit.services import record
from casework.audit.words import ACT_WORDS, say_field, say_verb
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.jobs import enqueue
from casework.core.refs import parse_ref
from casework.core.subjects import SubjectRef, subjects
from casework.core.web import flash_success, redirect_to, same_page_with

bp = Blueprint("audit", __name__, url_prefix="/audit")

__all__ = ["bp", "home", "tasks"]

_WEEK = timedelta(days=7)


@bp.get("")
@requires(Permission.AUDIT_READ)
def show() -> Any:
    """Show the trail of any record and any user, filtered by the address."""
    form = TrailForm(request.args)
    form.kind.choices = [("", "All"), *((known.kind, known.label) for known in subjects())]
    if not form.validate():
        return _trail_page(form, (), {}), 422
    wanted = _filter(form)
    rows = queries.trail(wanted, before=request.args.get("before", type=int))
    purpose = " ".join(f"{name}={value}" for name, value in request.args.items() if name in ("act", "kind", "verb"))
    looks.look(SubjectRef("trail", 0, wanted.ref), purpose=purpose[:200])
    return _trail_page(form, rows, _values(current_actor(), rows))


@bp.post("/verify")
@requires(Permission.AUDIT_READ)
@writes
def verify() -> Any:
    """Have the whole trail checked in the background."""
    job = enqueue(current_actor(), queries.VERIFY_JOB, {})
    record(current_actor(), "trail.verify_asked", SubjectRef("trail", 0, job.ref), act=Act.SECURITY)
    flash_success("The trail is being checked. The result will stand here in a minute.")
    return redirect_to("home")


def home(actor: Actor) -> str:
    """Show who looked and should they have, what left, which notes moved, and whether the trail is whole."""
    week_ago = clock.now() - _WEEK
    moved = queries.with_word(("note_moved_out",), since=clock.now() - timedelta(days=30))
    left = queries.with_word((".downloaded", ".exported", ".disclosed"), since=week_ago)
    denied = queries.with_word(("denial.made",), since=week_ago)
    most, nights = queries.most_looks(since=week_ago), queries.night_looks(until=clock.today())
    looks.look(SubjectRef("trail", 0), verb="trail.summary_viewed")
    return render_template(
        "audit/home.html",
        moved=moved,
        left=left,
        denied=denied,
        most=most,
        nights=nights,
        failed_sign_ins=queries.count_failed_sign_ins(since=week_ago),
        sealed=queries.seal_state(),
        verified=queries.last_verification(),
        people=_people([*moved, *left, *denied], [row[0] for row in (*most, *nights)]),
        say_verb=say_verb,
    )


def _trail_page(form: TrailForm, rows: Sequence[AuditRecord], values: Mapping[int, dict[str, Any]]) -> str:
    return render_template(
        "audit/trail.html",
        form=form,
        rows=rows,
        values=values,
        people=_people(rows),
        labels={known.kind: known.label for known in subjects()},
        acts=ACT_WORDS,
        next_before=rows[-1].id if len(rows) == queries.PAGE else None,
        say_verb=say_verb,
        say_field=say_field,
        same_page_with=same_page_with,
    )


def _filter(form: TrailForm) -> TrailFilter:
    text = (form.record.data or "").strip()
    who = (form.who.data or "").strip()
    return TrailFilter(
        ref=(parse_ref(text) or "-") if text else None,
        actor_ids=admin_queries.matching_ids(who) if who else None,
        act=Act(form.act.data) if form.act.data else None,
        kind=form.kind.data or "",
        verb=(form.verb.data or "").strip(),
        since=form.since.data,
        until=form.until.data,
        lists=bool(form.lists.data),
    )


def _people(rows: Iterable[AuditRecord], also: Iterable[int] = ()) -> Mapping[int, str]:
    """Return the names of users by key; theirs are no secret from governance."""
    acted = {row.actor_user_id for row in rows if row.actor_user_id is not None}
    subjects_too = {row.subject_id for row in rows if row.subject_kind == "user" and row.subject_id}
    return admin_queries.names_of(acted | subjects_too | set(also))


def _values(actor: Actor, rows: Sequence[AuditRecord]) -> Mapping[int, dict[str, Any]]:
    """Open old and new values only where the reader may see the young person they are about."""
    ids = [row.id for row in rows if row.fields and row.person_id is not None]
    if not ids:
        return {}
    seen = db.session.scalars(
        select(AuditRecord.id).where(AuditRecord.id.in_(ids), visible_to(actor, "person", AuditRecord.person_id))
    ).all()
    return queries.values_of(seen) if seen else {}
