"""Minutes: the page, agreeing them, and the papers. A download is a look like any other."""

from typing import Any

from flask import Response, render_template

from casework.access.guard import current_actor, requires, writes
from casework.access.types import Level, Permission
from casework.actions import queries as action_queries
from casework.audit import looks
from casework.core.config import settings
from casework.core.errors import NotFound
from casework.core.refs import show_ref
from casework.core.web import flash_success, redirect_to
from casework.meetings import minutes as drawing
from casework.meetings import papers, queries, services
from casework.meetings.models import Meeting
from casework.meetings.services.making import meeting_ref
from casework.meetings.types import MEETING_STATUS_LABELS, MeetingStatus
from casework.meetings.views.agenda import in_charge
from casework.meetings.views.blueprint import bp

_HELD = (MeetingStatus.IN_PROGRESS, MeetingStatus.MINUTES_DRAFT, MeetingStatus.AGREED)


@bp.get("/<ref:ref>/minutes")
@requires(Permission.MEETING_READ)
def view_minutes(ref: str) -> Any:
    actor = current_actor()
    meeting, level = queries.get_meeting(actor, ref)
    _require_held(meeting)
    record = drawing.record_of(actor, meeting)
    looks.look(meeting_ref(meeting), verb="minutes.viewed")
    looks.listed("person", [extract.person_ref for extract in record.extracts if extract.person_ref])
    return render_template(
        "meetings/minutes.html",
        meeting=meeting,
        head=record.head,
        extracts=record.extracts,
        agreed=queries.agreed_minutes(meeting),
        labels=MEETING_STATUS_LABELS,
        in_charge=in_charge(actor, level),
        may_agree=level >= Level.CONTRIBUTE and actor.may(Permission.ACTION_MANAGE),
    )


@bp.post("/<ref:ref>/agree")
@requires(Permission.MEETING_RUN)
@writes
def agree_minutes(ref: str) -> Any:
    actor = current_actor()
    meeting, _ = queries.get_meeting(actor, ref, Level.CONTRIBUTE)
    services.agree_minutes(actor, meeting=meeting)
    flash_success("The minutes are agreed. Nothing about this meeting changes from now on.")
    return redirect_to("meetings.view_minutes", ref=ref)


@bp.get("/<ref:ref>/minutes/<ref:item_ref>.pdf")
@requires(Permission.MEETING_READ)
def download_extract(ref: str, item_ref: str) -> Any:
    actor = current_actor()
    meeting, _ = queries.get_meeting(actor, ref)
    _require_held(meeting)
    record = drawing.record_of(actor, meeting)
    extract = next((one for one in record.extracts if one.item_ref == item_ref), None)
    if extract is None:
        raise NotFound
    item = queries.get_item(actor, meeting, item_ref)
    kept = queries.agreed_digest(item.row)
    looks.look(services.item_ref(item.row), verb="minutes.downloaded")
    made = papers.extract_pdf(
        actor, meeting, record.head, extract, partnership=settings().partnership_name, sha256=kept
    )
    return _pdf(made, f"minutes-{show_ref(item_ref)}.pdf")


@bp.get("/<ref:ref>/agenda.pdf")
@requires(Permission.MEETING_READ)
def download_agenda(ref: str) -> Any:
    actor = current_actor()
    meeting, _ = queries.get_meeting(actor, ref)
    items = queries.items_of(actor, meeting)
    looks.look(meeting_ref(meeting), verb="agenda.downloaded")
    made = papers.agenda_pdf(meeting, items, partnership=settings().partnership_name)
    return _pdf(made, f"agenda-{show_ref(ref)}.pdf")


@bp.get("/<ref:ref>/actions.pdf")
@requires(Permission.MEETING_READ)
def download_actions(ref: str) -> Any:
    actor = current_actor()
    meeting, _ = queries.get_meeting(actor, ref)
    rows = action_queries.promised_at(actor, meeting.id)
    looks.look(meeting_ref(meeting), verb="action_sheet.downloaded")
    looks.listed("action", [row.action.ref for row in rows])
    made = papers.action_sheet_pdf(meeting, rows, partnership=settings().partnership_name)
    return _pdf(made, f"actions-{show_ref(ref)}.pdf")


def _require_held(meeting: Meeting) -> None:
    if meeting.status not in _HELD:
        raise NotFound


def _pdf(content: bytes, name: str) -> Response:
    return Response(
        content,
        mimetype="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )
