"""What becomes of a row that could not be imported: completed, passed on or dismissed, never forgotten."""

from collections.abc import Mapping

from casework.access.types import Level
from casework.audit.services import apply_changes, record
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db
from casework.referrals import queries
from casework.referrals.errors import AlreadySettled, AnswerMissing, StillWrong
from casework.referrals.importing.rules import check_values
from casework.referrals.importing.types import WARNINGS
from casework.referrals.models import ImportRow, Referral
from casework.referrals.services.importing import allowed_ages, as_received, row_subject, settings_of
from casework.referrals.services.receiving import receive
from casework.referrals.types import HeldState


def complete_row(actor: Actor, *, ref: str, text: Mapping[str, str]) -> Referral:
    """Make a held row a referral with what somebody found out, checked by the same rules as the file was.

    Raises StillWrong with the first thing that is wrong, AlreadySettled, NotFound, NotAllowed.
    """
    line, batch, _ = queries.held_row(actor, ref, Level.FULL)
    _check_held(line.row)
    values, problems = check_values(text, as_at=clock.today(), ages=allowed_ages())
    wrong = next((each for each in problems if each.code not in WARNINGS), None)
    if wrong is not None:
        raise StillWrong(wrong.message, wrong.field)
    unverified = tuple(each.field for each in problems if each.field)
    referral = receive(actor, as_received(values, settings_of(batch), unverified))
    line.row.referral_id = referral.id
    _settle(actor, line.row, HeldState.COMPLETED, "")
    return referral


def pass_row_on(actor: Actor, *, ref: str, their_reference: str) -> None:
    """Say that children's social care has it, under their reference. Raises AnswerMissing, AlreadySettled."""
    line, _, _ = queries.held_row(actor, ref, Level.FULL)
    _check_held(line.row)
    if not their_reference.strip():
        raise AnswerMissing("Enter the reference children’s social care gave you", "their_reference")
    _settle(actor, line.row, HeldState.PASSED_ON, their_reference.strip())


def dismiss_row(actor: Actor, *, ref: str, reason: str) -> None:
    """Set a held row aside, and say why. Raises AnswerMissing, AlreadySettled."""
    line, _, _ = queries.held_row(actor, ref, Level.FULL)
    _check_held(line.row)
    if not reason.strip():
        raise AnswerMissing("Enter why this row is dismissed", "reason")
    _settle(actor, line.row, HeldState.DISMISSED, reason.strip())


def _check_held(row: ImportRow) -> None:
    if row.held is not HeldState.HELD:
        raise AlreadySettled


def _settle(actor: Actor, row: ImportRow, state: HeldState, note: str) -> None:
    changes = apply_changes(row, held=state, settled_at=clock.now(), settled_by_id=actor.user_id, settled_note=note)
    db.session.flush()
    record(actor, f"import.row_{state.value}", row_subject(row), changes=changes)
