"""What a decision does beside its page: whom it tells, what the trail holds, where the referral stands."""

import pytest
from flask import Flask
from sqlalchemy import select

from casework.access.types import Gateway
from casework.audit import seals
from casework.audit.models import AuditRecord, AuditValue
from casework.core.actor import SYSTEM
from casework.core.db import db, read, transaction
from casework.core.errors import NotFound
from casework.messages.models import OutboxMessage
from casework.people.models import Identifier
from casework.people.types import IdentifierStatus
from casework.referrals import queries, services
from casework.referrals.errors import AlreadyDecided, AnswerMissing
from casework.referrals.services.receiving import Received, receive
from casework.referrals.types import Urgency, YesNoUnknown
from tests.cast import Cast
from tests.factories.cases import make_cohort, make_person
from tests.factories.referrals import DETAILS, refer


def test_once_it_is_known_whose_it_is_the_trail_goes_under_their_key(app: Flask, cast: Cast) -> None:
    with transaction():
        referral = refer(cast, upn="B801200005001", nhs_number="123")
        cohort = make_cohort(cast)
        person = services.accept(
            cast.coordinator.actor,
            referral=referral,
            cohort_id=cohort.id,
            area_id=cast.northvale,
            person_ref=None,
            note="Meets the criteria",
        )
        person_id, referral_id = person.id, referral.id
    with transaction():
        seals.seal()
    with read():
        holders = db.session.scalars(
            select(AuditValue.person_id)
            .join(AuditRecord, AuditRecord.id == AuditValue.record_id)
            .where(AuditRecord.subject_kind == "referral", AuditRecord.subject_id == referral_id)
        ).all()
        assert set(holders) == {person_id}
        assert seals.verify().whole
        numbers = db.session.scalars(select(Identifier).where(Identifier.person_id == person_id)).all()
        assert {(each.value, each.status) for each in numbers} == {
            ("B801200005001", IdentifierStatus.WELL_FORMED),
            ("123", IdentifierStatus.UNVERIFIED),
        }


def test_nobody_is_linked_to_somebody_out_of_sight(app: Flask, cast: Cast) -> None:
    with transaction():
        referral, cohort = refer(cast), make_cohort(cast)
        elsewhere = make_person(cast.southmere)
        with pytest.raises(NotFound):
            services.accept(
                cast.coordinator.actor,
                referral=referral,
                cohort_id=cohort.id,
                area_id=cast.northvale,
                person_ref=elsewhere.ref,
            )


def test_a_referral_of_no_known_area_is_everybodys_until_it_is_taken(app: Flask, cast: Cast) -> None:
    with transaction():
        details = {"surname": "Vale", "forename": "Mali", "reason": "Robbery"}
        received = Received(
            details=details,
            source_agency_id=cast.police,
            area_id=None,
            referred_on=DETAILS["date_of_birth"],
            gateway=Gateway.PCSC_S16,
        )
        referral = receive(SYSTEM, received)
        ref, cohort = referral.ref, make_cohort(cast)
        assert len(queries.queue(cast.outsider.actor)) == 1
        services.accept(
            cast.coordinator.actor, referral=referral, cohort_id=cohort.id, area_id=cast.northvale, person_ref=None
        )
    with read():
        assert queries.find(cast.coordinator.actor, ref)
        with pytest.raises(NotFound):
            queries.find(cast.outsider.actor, ref)


def test_rows_of_a_file_are_answered_to_the_agencys_contact(app: Flask, cast: Cast) -> None:
    with transaction():
        received = Received(
            details={"surname": "Vale", "forename": "Mali", "reason": "Robbery"},
            source_agency_id=cast.police,
            area_id=cast.northvale,
            referred_on=DETAILS["date_of_birth"],
        )
        services.acknowledge(cast.coordinator.actor, referral=receive(SYSTEM, received))
        (message,) = db.session.scalars(select(OutboxMessage)).all()
        assert message.address == "contact@police.example"
        assert message.to_user_id is None
        assert "Vale" not in message.subject_line + message.body


def test_it_is_decided_once_and_acknowledged_on_the_way(app: Flask, cast: Cast) -> None:
    with transaction():
        referral = refer(cast)
        services.refer_on(cast.coordinator.actor, referral=referral, to="Early help", note="")
        assert referral.acknowledged_at is not None
        with pytest.raises(AlreadyDecided):
            services.refer_on(cast.coordinator.actor, referral=referral, to="Early help", note="")
        with pytest.raises(AlreadyDecided):
            services.ask_for_more(cast.coordinator.actor, referral=referral, text="Why?")
        services.acknowledge(cast.coordinator.actor, referral=referral)
        codes = sorted(message.code for message in db.session.scalars(select(OutboxMessage)))
        assert codes == ["referral_decided"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"child_protection_made": None}, "child_protection_made"),
        ({"child_protection_made": YesNoUnknown.YES}, "child_protection_on"),
        ({"child_protection_why_not": ""}, "child_protection_why_not"),
        ({"surname": "", "forename": ""}, "forename"),
        ({"reason": ""}, "reason"),
    ],
)
def test_the_front_door_asks_what_nobody_can_do_without(
    app: Flask, cast: Cast, changes: dict[str, object], field: str
) -> None:
    with transaction(), pytest.raises(AnswerMissing) as caught:
        refer(cast, **changes)
    assert caught.value.field == field


def test_consent_gates_nothing(app: Flask, cast: Cast) -> None:
    with transaction():
        made = refer(cast, told=YesNoUnknown.NO, agrees_to_support=YesNoUnknown.NO, urgency=Urgency.ROUTINE)
        assert made.ref
