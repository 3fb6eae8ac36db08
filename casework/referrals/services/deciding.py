"""What the coordinator does with a referral; each decision is told to whoever sent it."""

from sqlalchemy import select

from casework.access import services as access
from casework.access.types import Level
from casework.audit.services import apply_changes, record, rewrap_values
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db
from casework.people import queries as people
from casework.people import services as people_services
from casework.people.ethnicity import SCHEME
from casework.people.models import Identifier, Person
from casework.people.types import IdentifierKind
from casework.referrals import notices, queries
from casework.referrals.errors import AlreadyDecided, AnswerMissing, NothingAsked
from casework.referrals.models import Referral, ReferralMessage
from casework.referrals.services.receiving import subject_of
from casework.referrals.services.telling import tell_sender, tell_user
from casework.referrals.types import NotMetReason, ReferralStatus


def acknowledge(actor: Actor, *, referral: Referral) -> None:
    """Say that the referral has arrived and been read. A second time changes nothing."""
    if referral.acknowledged_at is not None:
        return
    _check_open(referral)
    _mark_acknowledged(actor, referral)
    tell_sender(referral, notices.acknowledged(referral))


def ask_for_more(actor: Actor, *, referral: Referral, text: str) -> None:
    """Ask the referrer something; the clock goes on. Raises AlreadyDecided, AnswerMissing."""
    _check_open(referral)
    if not text.strip():
        raise AnswerMissing("Enter what you need to know", "text")
    if referral.acknowledged_at is None:
        _mark_acknowledged(actor, referral)
    _write(actor, referral, text, from_referrer=False)
    _step(actor, referral, "referral.more_asked", status=ReferralStatus.MORE_ASKED)
    tell_sender(referral, notices.more_asked(referral))


def answer(actor: Actor, *, referral: Referral, text: str) -> None:
    """Answer what was asked. Raises NothingAsked, AnswerMissing."""
    if referral.status is not ReferralStatus.MORE_ASKED:
        raise NothingAsked
    if not text.strip():
        raise AnswerMissing("Enter your answer", "text")
    asked_by = queries.last_asked_by(referral.id)
    _write(actor, referral, text, from_referrer=True)
    _step(actor, referral, "referral.answered", status=ReferralStatus.RECEIVED)
    tell_user(referral, asked_by, notices.answered(referral))


def not_met(actor: Actor, *, referral: Referral, reason: NotMetReason, note: str) -> None:
    """Decide not to take the referral up, for a coded reason. Raises AlreadyDecided."""
    _decide(
        actor,
        referral,
        "referral.not_met",
        status=ReferralStatus.NOT_MET,
        decision_reason=reason,
        decision_note=note.strip(),
    )


def refer_on(actor: Actor, *, referral: Referral, to: str, note: str) -> None:
    """Pass the referral to another service, and say which. Raises AlreadyDecided, AnswerMissing."""
    if not to.strip():
        raise AnswerMissing("Enter whom it is referred on to", "to")
    _decide(
        actor,
        referral,
        "referral.referred_on",
        status=ReferralStatus.REFERRED_ON,
        referred_on_to=to.strip(),
        decision_note=note.strip(),
    )


def accept(
    actor: Actor, *, referral: Referral, cohort_id: int, area_id: int, person_ref: str | None, note: str = ""
) -> Person:
    """Accept a referral for a cohort, and settle who the young person is: one already known, or a new record.

    Which of the two is always somebody's choice. Bringing them into the cohort is the higher floor's part
    (`cases.services.open_from_referral`), in the same transaction. Raises AlreadyDecided, NotFound.
    """
    _check_open(referral)
    if person_ref is None:
        person = _new_person(actor, referral, area_id)
    else:
        person = people.find(actor, person_ref, Level.EXISTS).person
    _keep_numbers(actor, referral, person)
    _leave_other_areas(actor, referral, area_id)
    _decide(
        actor,
        referral,
        "referral.accepted",
        status=ReferralStatus.ACCEPTED,
        person_id=person.id,
        cohort_id=cohort_id,
        area_id=area_id,
        decision_note=note.strip(),
    )
    # What the trail holds of it was nobody's until now: from here on it goes when the young person's key goes.
    rewrap_values(subject_of(referral), person.id)
    return person


def _new_person(actor: Actor, referral: Referral, area_id: int) -> Person:
    details = {
        name: getattr(referral, name)
        for name in ("forename", "surname", "date_of_birth", "sex", "ethnicity", "address", "phone")
    }
    whole_postcode = "postcode" not in referral.unverified_fields
    details["postcode"] = referral.postcode[:8] if whole_postcode else ""
    details["ethnicity_source"] = SCHEME if referral.ethnicity != "not_known" else ""
    return people_services.create_person(actor, area_id=area_id, details=details)


def _keep_numbers(actor: Actor, referral: Referral, person: Person) -> None:
    known = set(db.session.execute(select(Identifier.kind, Identifier.value).where(Identifier.person_id == person.id)))
    for kind in (IdentifierKind.NHS_NUMBER, IdentifierKind.UPN, IdentifierKind.PNC_ID):
        value = getattr(referral, kind.value)
        if value and (kind, value) not in known:
            people_services.add_identifier(
                actor,
                person=person,
                kind=kind,
                value=value,
                source_agency_id=referral.source_agency_id,
                unverified=True,
            )


def _leave_other_areas(actor: Actor, referral: Referral, area_id: int) -> None:
    """A referral whose area nobody knew stood in all of them; now it has one."""
    access.place(actor, "referral", referral.id, "area", area_id)
    if referral.area_id is None:
        for other in queries.area_ids():
            if other != area_id:
                access.unplace(actor, "referral", referral.id, "area", other)


def _decide(actor: Actor, referral: Referral, verb: str, **changes: object) -> None:
    _check_open(referral)
    if referral.acknowledged_at is None:
        _mark_acknowledged(actor, referral)
    _step(actor, referral, verb, decided_at=clock.now(), decided_by_id=actor.user_id, **changes)
    tell_sender(referral, notices.decided(referral))


def _mark_acknowledged(actor: Actor, referral: Referral) -> None:
    _step(actor, referral, "referral.acknowledged", acknowledged_at=clock.now(), acknowledged_by_id=actor.user_id)


def _step(actor: Actor, referral: Referral, verb: str, **new: object) -> None:
    changes = apply_changes(referral, **new)
    record(actor, verb, subject_of(referral), changes=changes)


def _write(actor: Actor, referral: Referral, text: str, *, from_referrer: bool) -> None:
    db.session.add(
        ReferralMessage(
            referral_id=referral.id,
            text=text.strip(),
            author_id=actor.user_id,
            from_referrer=from_referrer,
            written_at=clock.now(),
        )
    )


def _check_open(referral: Referral) -> None:
    if not referral.status.is_open:
        raise AlreadyDecided
