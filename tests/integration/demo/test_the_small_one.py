"""What a practitioner finds who looks round in the demonstration."""

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from casework.access.demo_people import PASSWORD
from casework.access.models import Agency, User
from casework.actions.models import Action, DeadlineChange
from casework.actions.types import ActionStatus
from casework.cases.models import Case, Intervention
from casework.cases.types import Attendance, CaseStatus, InterventionStatus
from casework.cohorts.models import Cohort, Membership, MembershipRole
from casework.cohorts.rules import WAITING
from casework.cohorts.types import MemberRole
from casework.core import clock
from casework.core.db import db, read
from casework.demo.load import load_small
from casework.demo.staff import DEMO_KEYS
from casework.meetings.models import AgendaItem, Meeting
from casework.meetings.models import Attendance as AttendanceAtMeeting
from casework.meetings.types import AttendanceStatus, MeetingStatus
from casework.messages.models import OutboxMessage
from casework.messages.types import MessageState
from casework.outcomes.models import OutcomeCheck
from casework.people.identifiers import normal_nhs_number
from casework.people.models import Identifier, Person
from casework.people.types import IdentifierKind
from casework.referrals.models import ImportRow, Referral
from casework.referrals.types import HeldState, ReferralStatus, Urgency
from tests.web import post

TODAY = date(2026, 11, 20)
pytestmark = pytest.mark.usefixtures("demo")


def number(statement: object) -> int:
    return db.session.scalar(statement) or 0  # type: ignore[call-overload]


def in_cohort(code: str) -> int:
    joined = select(func.count(Membership.id)).join(Cohort, Cohort.id == Membership.cohort_id)
    return number(joined.where(Cohort.code == code, Membership.joined_on.is_not(None)))


def test_the_cohorts_are_as_large_as_they_should_be() -> None:
    with read():
        assert in_cohort("STEER") == 15
        assert 38 <= in_cohort("SAFER") <= 42
        assert in_cohort("COMPASS") == 60
        still_open = select(func.count(Case.id)).join(Cohort, Cohort.id == Case.cohort_id)
        assert number(still_open.where(Cohort.code == "COMPASS", Case.status != CaseStatus.CLOSED)) == 0
        assert number(select(func.count(Agency.id))) == 16
        assert 33 <= number(select(func.count(User.id))) <= 38


def test_names_come_from_many_places() -> None:
    with read():
        names = " ".join(f"{one.forename} {one.surname}" for one in db.session.scalars(select(Person)))
    for letters in ("ŷâ", "łńśźż", "óéíá", "ầạễặđ", "ọẹẹ́"):
        assert any(letter in names for letter in letters), letters


def test_nobody_is_real() -> None:
    with read():
        people = db.session.scalars(select(Person)).all()
        numbers = db.session.scalars(select(Identifier.value).where(Identifier.kind == IdentifierKind.NHS_NUMBER)).all()
        assert all(one.postcode.startswith("ZZ") and one.phone.startswith("07700 900") for one in people)
        addresses = [*db.session.scalars(select(User.email)), *db.session.scalars(select(OutboxMessage.address))]
    assert numbers
    assert all(value.startswith("999") and normal_nhs_number(value) == value for value in numbers)
    assert all(address.endswith(".example") for address in addresses)


def test_one_young_person_is_in_two_cohorts_as_victim_and_harmer() -> None:
    with read():
        twice = select(Membership.person_id).group_by(Membership.person_id).having(func.count() > 1)
        person_ids = db.session.scalars(twice).all()
        roles = select(MembershipRole.role).join(Membership, Membership.id == MembershipRole.membership_id)
        held = set(db.session.scalars(roles.where(Membership.person_id.in_(person_ids))))
    assert len(person_ids) == 1
    assert {MemberRole.VICTIM, MemberRole.SUSPECTED_HARMER} <= held


def test_the_caseworker_has_a_day_before_them() -> None:
    with read():
        worker = db.session.scalars(select(User.id).where(User.email == "caseworker@demo.example")).one()
        mine = Case.lead_worker_id == worker, Case.status != CaseStatus.CLOSED
        assert 11 <= number(select(func.count(Case.id)).where(*mine)) <= 14
        planned = select(Intervention.starts_at).where(
            Intervention.worker_id == worker, Intervention.status == InterventionStatus.PLANNED
        )
        days = [clock.london_day(at) for at in db.session.scalars(planned)]
    assert days.count(TODAY) >= 3
    assert days.count(TODAY + timedelta(days=1)) >= 2
    assert any(day < TODAY for day in days), "something is not written up"


def test_contacts_were_missed_with_reasons_of_every_kind() -> None:
    with read():
        kinds = dict(
            tuple(row)
            for row in db.session.execute(
                select(Intervention.attendance, func.count())
                .where(Intervention.status == InterventionStatus.WRITTEN_UP)
                .group_by(Intervention.attendance)
            )
        )
    assert set(kinds) == set(Attendance)
    assert kinds[Attendance.ATTENDED] > sum(count for kind, count in kinds.items() if kind is not Attendance.ATTENDED)


def test_two_agencies_never_answer_and_seldom_come() -> None:
    with read():
        ended = select(Agency.code).join(Action, Action.owner_agency_id == Agency.id)
        answered = set(db.session.scalars(ended.where(Action.status != ActionStatus.OPEN)))
        late = set(db.session.scalars(ended.where(Action.status == ActionStatus.OPEN, Action.due_on < TODAY)))
        came = dict(
            tuple(row)
            for row in db.session.execute(
                select(Agency.code, func.count())
                .join(AttendanceAtMeeting, AttendanceAtMeeting.agency_id == Agency.id)
                .where(AttendanceAtMeeting.status == AttendanceStatus.PRESENT)
                .group_by(Agency.code)
            )
        )
    silent = {"calder-homes", "st-brannocs"}
    assert not silent & answered
    assert silent <= late
    assert max(came.get(code, 0) for code in silent) < came["police"] / 3


def test_promises_were_kept_broken_and_put_off() -> None:
    with read():
        ends = {action.status for action in db.session.scalars(select(Action))}
        in_time = select(func.count(Action.id)).where(Action.status == ActionStatus.DONE)
        assert number(in_time.where(Action.closed_on <= Action.first_due_on)) > 50
        assert number(in_time.where(Action.closed_on > Action.first_due_on)) > 20
        assert number(select(func.count(DeadlineChange.id))) > 10
        assert (
            number(select(func.count(Action.id)).where(Action.times_carried >= 2, Action.status == ActionStatus.OPEN))
            > 3
        )
    assert ends == set(ActionStatus)


def test_meetings_were_held_and_the_next_has_its_agenda() -> None:
    with read():
        assert number(select(func.count(Meeting.id)).where(Meeting.status == MeetingStatus.AGREED)) > 20
        following = db.session.scalars(select(Meeting).where(Meeting.status == MeetingStatus.AGENDA_PUBLISHED)).one()
        assert clock.london_day(following.starts_at) == date(2026, 11, 23), "the next working day after a Friday"
        nominees = select(Membership).join(AgendaItem, AgendaItem.membership_id == Membership.id)
        waiting = db.session.scalars(nominees.where(AgendaItem.meeting_id == following.id)).all()
        assert [one.status in WAITING for one in waiting] == [True]


def test_some_were_never_looked_up() -> None:
    with read():
        checked = select(func.count(func.distinct(OutcomeCheck.person_id))).join(
            Membership, Membership.id == OutcomeCheck.membership_id
        )
        compass = select(Cohort.id).where(Cohort.code == "COMPASS").scalar_subquery()
        assert 45 <= number(checked.where(Membership.cohort_id == compass)) <= 55


def test_referrals_and_rows_wait_for_the_coordinator() -> None:
    with read():
        waiting = db.session.scalars(select(Referral).where(Referral.status == ReferralStatus.RECEIVED)).all()
        held = db.session.scalars(select(ImportRow).where(ImportRow.held == HeldState.HELD)).all()
        assert [one.urgency for one in waiting].count(Urgency.TODAY) == 1
        assert any(one.acknowledged_at is None and one.acknowledge_by < TODAY for one in waiting)
        assert len(held) >= 3
        assert any(row.due_on is not None and row.due_on < TODAY for row in held)


def test_nothing_old_is_still_to_be_sent() -> None:
    with read():
        states = set(db.session.scalars(select(OutboxMessage.state)))
    assert states == {MessageState.SENT}


@pytest.mark.parametrize("name", sorted(DEMO_KEYS))
def test_everybody_signs_in_and_comes_home(demo: Flask, name: str) -> None:
    # A context of its own: what one request keeps in it is not the next one's.
    with demo.app_context():
        client = demo.test_client()
        answers = {"email": f"{name}@demo.example", "password": PASSWORD}
        signed_in = post(client, "/sign-in", answers, page="/sign-in")
    assert (signed_in.status_code, signed_in.location) == (303, "/")
    with demo.app_context():
        home = client.get("/")
    assert home.status_code == 200
    assert "<h1" in home.text


def test_a_loaded_one_is_left_alone() -> None:
    with read():
        before = number(select(func.count(Person.id)))
    assert load_small() is False
    with read():
        assert number(select(func.count(Person.id))) == before
