"""From an accepted referral, or a panel's decision, to a case that the right people see."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import func, select

from casework.access import hooks
from casework.access import services as access
from casework.access.types import Level
from casework.cases import queries, services
from casework.cases.models import Case
from casework.cases.queries import CaseFilter
from casework.cohorts import services as cohorts
from casework.cohorts.errors import AlreadyIn, CohortNotOpen, DecisionMissing, TooYoung
from casework.cohorts.types import CohortStatus, MembershipStatus, NotSelectedReason, ProgrammeType
from casework.core.db import db, read, transaction
from casework.core.errors import NotAllowed, NotFound
from casework.messages.models import OutboxMessage
from tests.cast import Cast
from tests.factories.cases import make_case, make_cohort, make_nominee, make_person, make_referral

FD = ProgrammeType.FOCUSED_DETERRENCE_INDIVIDUAL


def test_a_contextual_cohort_opens_membership_and_case(app: Flask, cast: Cast) -> None:
    with transaction():
        person, cohort = make_person(cast.northvale), make_cohort(cast)
        opened = services.open_from_referral(
            cast.coordinator.actor,
            referral=make_referral(cast, person),
            person_id=person.id,
            cohort_id=cohort.id,
            lead_worker_id=cast.caseworker.user_id,
        )
        assert opened.membership.status is MembershipStatus.ACTIVE
        assert opened.case is not None
        ref = opened.case.ref
    with read():
        assert queries.show(cast.caseworker.actor, ref).level == Level.FULL
        assert queries.show(cast.coordinator.actor, ref).level == Level.FULL
        assert queries.show(cast.chair.actor, ref).level == Level.SUMMARY
        assert queries.show(cast.referrer.actor, ref).level == Level.SUMMARY
        for stranger in (cast.outsider, cast.caseworker_b, cast.practitioner, cast.commissioner):
            with pytest.raises(NotFound):
                queries.show(stranger.actor, ref)


def test_a_focused_deterrence_cohort_only_nominates(app: Flask, cast: Cast) -> None:
    with transaction():
        membership = make_nominee(cast)
        assert membership.status is MembershipStatus.NOMINATED
        assert db.session.scalar(select(func.count(Case.id))) == 0


def test_a_panel_decision_selects_and_opens_the_case(app: Flask, cast: Cast) -> None:
    with transaction():
        membership = make_nominee(cast)
        case = services.select_nominee(
            cast.chair.actor, membership_id=membership.id, decision_id=7, rationale="Agreed by all present"
        )
        assert membership.status is MembershipStatus.SELECTED
        assert membership.selected_by_decision_id == 7
        assert case.lead_worker_id is None
        ref = case.ref
    with read():
        assert queries.show(cast.referrer.actor, ref).level == Level.SUMMARY


def test_nobody_is_selected_without_a_decision(app: Flask, cast: Cast) -> None:
    with transaction():
        membership = make_nominee(cast)
        with pytest.raises(DecisionMissing):
            cohorts.select(cast.chair.actor, membership_id=membership.id, decision_id=None, rationale="We all know him")


def test_nobody_enters_a_panel_cohort_by_the_other_door(app: Flask, cast: Cast) -> None:
    with transaction():
        person, cohort = make_person(cast.northvale), make_cohort(cast, FD)
        with pytest.raises(DecisionMissing):
            cohorts.enter(cast.coordinator.actor, cohort_id=cohort.id, person_id=person.id)


def test_somebody_too_young_is_not_selected(app: Flask, cast: Cast, frozen: object) -> None:
    with transaction():
        membership = make_nominee(cast, person=make_person(cast.northvale, date_of_birth=date(2012, 11, 21)))
        with pytest.raises(TooYoung):
            services.select_nominee(cast.chair.actor, membership_id=membership.id, decision_id=1, rationale="Agreed")


def test_a_declined_nominee_may_be_nominated_again(app: Flask, cast: Cast) -> None:
    with transaction():
        membership = make_nominee(cast)
        cohorts.decline(
            cast.chair.actor,
            membership_id=membership.id,
            reason=NotSelectedReason.BELOW_THRESHOLD,
            rationale="Not at this time",
        )
        assert membership.ended_on is not None
        again = cohorts.nominate(cast.coordinator.actor, cohort_id=membership.cohort_id, person_id=membership.person_id)
        assert again.id != membership.id


def test_nobody_is_in_a_cohort_twice(app: Flask, cast: Cast) -> None:
    with transaction():
        case = make_case(cast)
        with pytest.raises(AlreadyIn):
            cohorts.enter(cast.coordinator.actor, cohort_id=case.cohort_id, person_id=case.person_id)


def test_a_closed_cohort_takes_nobody(app: Flask, cast: Cast) -> None:
    with transaction():
        cohort, person = make_cohort(cast, status=CohortStatus.CLOSED), make_person(cast.northvale)
        with pytest.raises(CohortNotOpen):
            cohorts.enter(cast.coordinator.actor, cohort_id=cohort.id, person_id=person.id)


def test_who_only_reads_a_cohort_brings_nobody_in(app: Flask, cast: Cast) -> None:
    with transaction():
        cohort, person = make_cohort(cast), make_person(cast.northvale)
        with pytest.raises(NotAllowed):
            cohorts.enter(cast.chair.actor, cohort_id=cohort.id, person_id=person.id)
        with pytest.raises(NotFound):
            cohorts.enter(cast.outsider.actor, cohort_id=cohort.id, person_id=person.id)


def test_worker_and_referrer_are_told_without_a_name(app: Flask, cast: Cast) -> None:
    with transaction():
        case = make_case(cast)
        person_name = "Llewelyn"
        told = db.session.scalars(select(OutboxMessage).where(OutboxMessage.subject_id == case.id)).all()
        assert {message.to_user_id for message in told} == {cast.caseworker.user_id, cast.referrer.user_id}
        for message in told:
            assert person_name not in message.subject_line + message.body
            assert message.link.startswith(("/cases/", "/referrals/"))


def test_who_is_denied_the_young_person_is_denied_the_case(app: Flask, cast: Cast) -> None:
    with transaction():
        case = make_case(cast)
        ref = case.ref
        access.deny(
            cast.chair.actor,
            subject_kind="person",
            subject_id=case.person_id,
            user_id=cast.coordinator.user_id,
            basis="I know this person",
        )
    with read():
        with pytest.raises(NotFound):
            queries.show(cast.coordinator.actor, ref)
        assert queries.cases(cast.coordinator.actor) == []
        assert queries.show(cast.caseworker.actor, ref).level == Level.FULL


def test_a_disabled_workers_cases_show_as_unallocated(app: Flask, cast: Cast) -> None:
    with transaction():
        ref = make_case(cast).ref
        hooks.run_on_disable(cast.administrator.actor, cast.caseworker.user_id)
    with read():
        assert [line.ref for line in queries.cases(cast.coordinator.actor, which=CaseFilter.UNALLOCATED)] == [ref]
        assert queries.count_unallotted(cast.coordinator.actor) == 1


def test_a_case_moves_from_worker_to_worker(app: Flask, cast: Cast) -> None:
    with transaction():
        case = make_case(cast)
        ref = case.ref
        services.allot(cast.coordinator.actor, case=case, lead_worker_id=None)
        assert case.lead_worker_id is None
    with read(), pytest.raises(NotFound):
        queries.show(cast.caseworker.actor, ref)
