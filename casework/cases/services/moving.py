"""Moving a note that was logged on the wrong young person (issue: trail on both, governance told)."""

from sqlalchemy import or_, select

from casework.access.models import RoleGrant, User
from casework.access.types import Role
from casework.audit.services import apply_changes, record, rewrap_values
from casework.cases import notices
from casework.cases.errors import AnswerMissing, SameCase
from casework.cases.models import Case, CaseMove, Intervention
from casework.cases.services.history import check_open, check_version, contact_subject, subject_of, tell
from casework.cases.types import ChangeKind
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db
from casework.messages import services as messages


def move_note(
    actor: Actor, *, entry: Intervention, version: int, from_case: Case, to_case: Case, reason: str
) -> CaseMove:
    """Move a note to the case it belongs to; both keep a line that says so, neither names the other.

    What the trail holds of the note goes to the other young person's key. Raises SameCase, CaseClosed (either),
    Clash, AnswerMissing.
    """
    if to_case.id == from_case.id:
        raise SameCase
    check_open(from_case)
    check_open(to_case)
    check_version(entry.version, version)
    if not reason.strip():
        raise AnswerMissing("Say how it came to be on the wrong young person", "reason")
    apply_changes(entry, case_id=to_case.id, person_id=to_case.person_id, goal_id=None)
    moved = CaseMove(
        intervention_id=entry.id,
        from_case_id=from_case.id,
        to_case_id=to_case.id,
        reason=reason,
        moved_at=clock.now(),
        moved_by_id=actor.user_id,
    )
    db.session.add(moved)
    db.session.flush()
    rewrap_values(contact_subject(entry), to_case.person_id)
    _leave_trail(actor, entry, from_case, to_case, reason)
    _tell_governance(from_case, to_case)
    return moved


def _leave_trail(actor: Actor, entry: Intervention, from_case: Case, to_case: Case, reason: str) -> None:
    day = clock.london_day(entry.starts_at)
    said = f"of {day.day} {day:%B %Y}"
    tell(actor, from_case, ChangeKind.NOTE_MOVED_OUT, f"A note {said} was moved away: it was about somebody else")
    tell(actor, to_case, ChangeKind.NOTE_MOVED_IN, f"A note {said} was moved here: it had been logged elsewhere")
    # Each record's values are kept under its own young person's key; references in clear tie the two together.
    for case, verb, other in (
        (from_case, "case.note_moved_out", to_case),
        (to_case, "case.note_moved_in", from_case),
    ):
        record(actor, verb, subject_of(case), note=reason, detail={"note": entry.ref, "other_case": other.ref})


def _tell_governance(from_case: Case, to_case: Case) -> None:
    areas = {from_case.area_id, to_case.area_id}
    holders = db.session.execute(
        select(User.id, User.email)
        .join(RoleGrant, RoleGrant.user_id == User.id)
        .where(
            RoleGrant.role == Role.GOVERNANCE,
            or_(RoleGrant.area_id.is_(None), RoleGrant.area_id.in_(areas)),
            User.disabled_at.is_(None),
        )
        .distinct()
        .order_by(User.id)
    )
    for holder in holders:
        messages.send(
            to_user_id=holder.id,
            address=holder.email,
            notice=notices.note_moved(from_case),
            subject=subject_of(from_case),
        )
