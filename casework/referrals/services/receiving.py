"""How a referral comes in: through the front door, or as a row of an agency's file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from casework.access import services as access
from casework.access.types import Gateway, Level
from casework.audit.services import record
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.subjects import SubjectRef
from casework.people import identifiers
from casework.referrals import queries, rules
from casework.referrals.errors import AnswerMissing
from casework.referrals.models import Referral
from casework.referrals.services.telling import tell_coordinators
from casework.referrals.types import Urgency, YesNoUnknown

REFERRER_BASIS = "made this referral"
AGENCY_BASIS = "their agency sent this referral"


@dataclass(frozen=True, slots=True)
class Received:
    """What a referral says and where it comes from. `details` are columns of the referral as it was sent."""

    details: Mapping[str, Any]
    source_agency_id: int
    area_id: int | None
    referred_on: date
    referrer_user_id: int | None = None
    gateway: Gateway | None = None
    batch_id: int | None = None
    unverified_fields: tuple[str, ...] = field(default=())


def refer(actor: Actor, *, details: Mapping[str, Any], area_id: int | None) -> Referral:
    """Send a referral through the front door, under the actor's name and agency.

    Nothing about consent gates it. Raises AnswerMissing for what nobody can do without (PRACTICE §2.14).
    """
    if actor.agency_id is None:
        raise AnswerMissing("Only somebody who belongs to an agency can refer a young person")
    _check_front_door(details)
    kept, unverified = _normal(details)
    received = Received(
        details=kept,
        source_agency_id=actor.agency_id,
        area_id=area_id,
        referred_on=clock.today(),
        referrer_user_id=actor.user_id,
        unverified_fields=unverified,
    )
    return receive(actor, received)


def receive(actor: Actor, received: Received) -> Referral:
    """Keep a referral as it was sent, start its clock, and place it where coordinators see it."""
    now = clock.now()
    referral = Referral(
        **received.details,
        source_agency_id=received.source_agency_id,
        referrer_user_id=received.referrer_user_id,
        area_id=received.area_id,
        gateway=received.gateway,
        batch_id=received.batch_id,
        referred_on=received.referred_on,
        unverified_fields=list(received.unverified_fields),
        received_at=now,
        acknowledge_by=rules.acknowledge_by(clock.london_day(now)),
    )
    db.session.add(referral)
    # Placement, involvement and the trail hang on its key.
    db.session.flush()
    _place(actor, referral)
    _involve_sender(actor, referral)
    said = {name: (None, value) for name, value in received.details.items() if value not in (None, "", [])}
    record(actor, "referral.received", subject_of(referral), changes=said)
    if referral.urgency is Urgency.TODAY:
        tell_coordinators(referral)
    return referral


def subject_of(referral: Referral) -> SubjectRef:
    """Return the referral without its contents, for the trail."""
    return SubjectRef("referral", referral.id, referral.ref, referral.person_id)


def _check_front_door(details: Mapping[str, Any]) -> None:
    if not (details.get("surname") or details.get("forename")):
        raise AnswerMissing("Enter a name, even if it is only the one you know them by", "forename")
    if not details.get("reason"):
        raise AnswerMissing("Enter what worries you", "reason")
    born = details.get("date_of_birth")
    if born is not None and born > clock.today():
        raise AnswerMissing("The date of birth must be in the past", "date_of_birth")
    if rules.is_child(born, clock.today()):
        _check_child_protection(details)


def _check_child_protection(details: Mapping[str, Any]) -> None:
    made = details.get("child_protection_made")
    if made is None:
        raise AnswerMissing("Select whether a child-protection referral has been made", "child_protection_made")
    if made is YesNoUnknown.YES and details.get("child_protection_on") is None:
        raise AnswerMissing("Enter when the child-protection referral was made", "child_protection_on")
    if made is not YesNoUnknown.YES and not details.get("child_protection_why_not"):
        raise AnswerMissing("Enter why no child-protection referral has been made", "child_protection_why_not")


def _normal(details: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Bring numbers and the postcode to their normal form; what does not check is kept and marked unverified."""
    kept, unverified = dict(details), []
    checks = {**identifiers.NORMAL_FORMS, "postcode": identifiers.normal_postcode}
    for name in ("nhs_number", "upn", "pnc_id", "postcode"):
        text = (kept.get(name) or "").strip()
        if text:
            normal = checks[name](text)
            kept[name] = normal or text
            if normal is None:
                unverified.append(name)
    return kept, tuple(unverified)


def _place(actor: Actor, referral: Referral) -> None:
    """Place it in its area; one whose area nobody knows stands in every area until somebody takes it up."""
    access.place(actor, "referral", referral.id, "referral", referral.id)
    areas = [referral.area_id] if referral.area_id is not None else queries.area_ids()
    for area_id in areas:
        access.place(actor, "referral", referral.id, "area", area_id)


def _involve_sender(actor: Actor, referral: Referral) -> None:
    """The one who wrote it may answer questions; a whole agency sees of its files only what became of each row."""
    by_name = referral.referrer_user_id is not None
    access.involve(
        actor,
        scope_kind="referral",
        scope_id=referral.id,
        level=Level.CONTRIBUTE if by_name else Level.SUMMARY,
        basis=REFERRER_BASIS if by_name else AGENCY_BASIS,
        user_id=referral.referrer_user_id,
        agency_id=None if by_name else referral.source_agency_id,
    )
