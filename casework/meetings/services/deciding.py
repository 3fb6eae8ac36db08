"""Deciding: the record of a decision, and what it does to a nomination or a case."""

from dataclasses import dataclass

from sqlalchemy import select

from casework.access import policy as access
from casework.actions import services as actions
from casework.audit.services import record
from casework.cases import services as cases
from casework.cases.models import Case
from casework.cohorts import services as cohorts
from casework.cohorts.types import AttritionStage, ExitReason, NotSelectedReason
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.subjects import SubjectRef
from casework.meetings import rules
from casework.meetings.errors import MeetingRefused
from casework.meetings.models import AgendaItem, Attendance, Decision, Meeting, SeriesAgency
from casework.meetings.services.running import discussed
from casework.meetings.types import DecisionType, ItemKind


@dataclass(frozen=True, slots=True)
class Coded:
    """Reasons that a decision needs beside its rationale: why not selected, or why and how far a case ends."""

    not_selected: NotSelectedReason | None = None
    closure: ExitReason | None = None
    attrition: AttritionStage | None = None


def decide(
    actor: Actor,
    *,
    meeting: Meeting,
    item: AgendaItem,
    type: DecisionType,
    rationale: str,
    alternatives: str = "",
    dissent: str = "",
    coded: Coded | None = None,
) -> Decision:
    """Record a decision of the meeting, quorate or marked as not (R-MT-8), and let it take effect.

    A nomination is selected (and its case opened), not selected or put off; a case is closed. The chair decides,
    whoever types. Raises WrongMoment, MeetingRefused, or the refusals of cohorts and cases.
    """
    rules.require_in_progress(meeting.status)
    said = rules.check_decision(item.kind, type, rationale)
    decision = Decision(
        agenda_item_id=item.id,
        type=type,
        rationale=said,
        alternatives=alternatives.strip(),
        dissent=dissent.strip(),
        quorate=is_quorate(meeting),
        decided_at=clock.now(),
        decided_by_id=meeting.series.chair_id,
        recorded_by_id=actor.user_id,
    )
    db.session.add(decision)
    # What it does to a membership or case points at the decision.
    db.session.flush()
    subject = SubjectRef("decision", decision.id, decision.ref, item.person_id)
    changes = {"type": (None, type), "rationale": (None, said)}
    record(actor, "decision.made", subject, changes=changes, detail={"quorate": decision.quorate})
    _take_effect(actor, item, decision, coded or Coded())
    discussed(actor, item)
    return decision


def is_quorate(meeting: Meeting) -> bool:
    """Say whether enough core agencies are recorded as there, by the quorum fixed at opening."""
    core = set(
        db.session.scalars(
            select(SeriesAgency.agency_id).where(SeriesAgency.series_id == meeting.series_id, SeriesAgency.core)
        )
    )
    there = db.session.execute(
        select(Attendance.agency_id, Attendance.status).where(Attendance.meeting_id == meeting.id)
    )
    quorum = meeting.quorum if meeting.quorum is not None else meeting.series.quorum
    return rules.is_quorate(rules.present_core(core, there), quorum)


def _take_effect(actor: Actor, item: AgendaItem, decision: Decision, coded: Coded) -> None:
    if item.kind is ItemKind.NOMINATION and item.membership_id is not None:
        _decide_nomination(actor, item.membership_id, decision, coded)
    elif item.kind is ItemKind.CASE and decision.type is DecisionType.CLOSE and item.case_id is not None:
        _close_case(actor, item.case_id, decision, coded)


def _decide_nomination(actor: Actor, membership_id: int, decision: Decision, coded: Coded) -> None:
    if decision.type is DecisionType.SELECT:
        opened = cases.select_nominee(
            actor, membership_id=membership_id, decision_id=decision.id, rationale=decision.rationale
        )
        actions.move_to_case(actor, membership_id=membership_id, case_id=opened.id)
    elif decision.type is DecisionType.DECLINE:
        if coded.not_selected is None:
            raise MeetingRefused("Choose why they are not selected", field="not_selected")
        cohorts.decline(
            actor,
            membership_id=membership_id,
            reason=coded.not_selected,
            rationale=decision.rationale,
            decision_id=decision.id,
        )
    elif decision.type is DecisionType.NO_CHANGE:
        cohorts.defer(actor, membership_id=membership_id, rationale=decision.rationale)


def _close_case(actor: Actor, case_id: int, decision: Decision, coded: Coded) -> None:
    if coded.closure is None:
        raise MeetingRefused("Choose why the case closes", field="closure")
    wanted = select(Case).where(Case.id == case_id, access.visible_to(actor, "case", Case.id))
    case = db.session.scalars(wanted).one_or_none()
    if case is None:
        raise MeetingRefused("The case cannot be closed from here", field="type")
    cases.close(
        actor,
        case=case,
        version=case.version,
        reason=coded.closure,
        note=decision.rationale,
        attrition_stage=coded.attrition,
    )
