"""A panel from its agenda to agreed minutes: what each verb leaves behind."""

import pytest
from sqlalchemy import select

from casework.access import policy as access
from casework.access.models import Agency
from casework.access.types import Level
from casework.actions.models import Action
from casework.actions.types import Owner
from casework.cases.models import Case
from casework.cases.types import CaseStatus
from casework.cohorts import services as cohorts
from casework.cohorts.models import Membership
from casework.cohorts.types import AttritionStage, ExitReason, MembershipStatus, NotSelectedReason, ProgrammeType
from casework.core.actor import SYSTEM
from casework.core.db import db, read, transaction
from casework.core.errors import NotAllowed
from casework.meetings import minutes, queries, services
from casework.meetings.errors import AlreadyOnAgenda, MeetingRefused, WrongMoment
from casework.meetings.models import AgendaItem, Decision, Meeting, Minutes, MinutesExtract
from casework.meetings.services import Coded
from casework.meetings.services.running import Promise
from casework.meetings.types import AttendanceStatus, DecisionType, ItemReason, ItemStatus, MeetingStatus
from casework.messages.models import OutboxMessage
from casework.people.models import Person
from tests.cast import Cast
from tests.factories.cases import make_case, make_cohort, make_person
from tests.factories.meetings import make_meeting, make_series, opened, published

pytestmark = pytest.mark.usefixtures("frozen")


def nominate(cast: Cast, **person: str) -> Membership:
    cohort = make_cohort(cast, ProgrammeType.FOCUSED_DETERRENCE_INDIVIDUAL, min_age=14)
    young = make_person(cast.northvale, **person)
    return cohorts.nominate(SYSTEM, cohort_id=cohort.id, person_id=young.id)


def item_about(meeting: Meeting) -> AgendaItem:
    return db.session.scalars(
        select(AgendaItem).where(AgendaItem.meeting_id == meeting.id).order_by(AgendaItem.id).limit(1)
    ).one()


def sees_person(cast: Cast, member: str, person_id: int) -> bool:
    actor = getattr(cast, member).actor
    wanted = select(Person.id).where(Person.id == person_id, access.visible_to(actor, "person", Person.id))
    return db.session.scalar(wanted) is not None


def test_publishing_lets_the_agencies_that_belong_see_who_is_on_the_agenda(cast: Cast) -> None:
    with transaction():
        membership = nominate(cast)
        meeting = make_meeting(cast)
        assert not sees_person(cast, "practitioner", membership.person_id)
        published(cast, meeting, f"nomination-{membership.ref}")
    with read():
        assert sees_person(cast, "practitioner", membership.person_id)
        assert not sees_person(cast, "referrer", membership.person_id)
        assert not sees_person(cast, "outsider", membership.person_id)
        told = db.session.scalars(select(OutboxMessage.address).where(OutboxMessage.code == "meeting.agenda_published"))
        assert sorted(told) == [
            "contact@charity.example",
            "contact@council.example",
            "contact@police.example",
            "contact@youth_justice_a.example",
        ]


def test_messages_name_nobody(cast: Cast) -> None:
    with transaction():
        membership = nominate(cast, surname="Wójcik-Evans")
        meeting = opened(cast, make_meeting(cast), f"nomination-{membership.ref}")
        services.promise(
            cast.chair.actor,
            meeting=meeting,
            item=item_about(meeting),
            said=Promise("Ring his mother", Owner(cast.charity, cast.practitioner.user_id), working_days=3),
        )
    with read():
        for message in db.session.scalars(select(OutboxMessage)):
            assert "Wójcik" not in message.body + message.subject_line
            assert "mother" not in message.body + message.subject_line


def test_taking_an_item_off_ends_what_it_let_them_see(cast: Cast) -> None:
    with transaction():
        membership = nominate(cast)
        meeting = published(cast, make_meeting(cast), f"nomination-{membership.ref}")
        services.drop_item(cast.chair.actor, meeting=meeting, item=item_about(meeting))
    with read():
        assert not sees_person(cast, "practitioner", membership.person_id)


def test_running_a_meeting_opens_nobodys_record_further(cast: Cast) -> None:
    """The chair runs the meeting; of the case they see what any agency at the table sees."""
    with transaction():
        case = make_case(cast)
        published(cast, make_meeting(cast), f"case-{case.ref}")
    with read():
        level = db.session.scalar(
            select(access.level_of(cast.minute_taker.actor, "case", Case.id)).where(Case.id == case.id)
        )
        assert level == Level.SUMMARY


def test_the_same_case_stands_on_an_agenda_once(cast: Cast) -> None:
    with transaction():
        case = make_case(cast)
        meeting = published(cast, make_meeting(cast), f"case-{case.ref}")
        with pytest.raises(AlreadyOnAgenda):
            services.add_candidate(
                cast.coordinator.actor, meeting=meeting, candidate=f"case-{case.ref}", reason=ItemReason.NEW
            )


def test_nobody_puts_on_an_agenda_what_they_may_not_see(cast: Cast) -> None:
    with transaction():
        case = make_case(cast)
        meeting = make_meeting(cast)
        with pytest.raises(MeetingRefused):
            services.add_candidate(
                cast.outsider.actor, meeting=meeting, candidate=f"case-{case.ref}", reason=ItemReason.NEW
            )


def test_nominations_stand_in_alphabetical_order_whoever_came_first(cast: Cast) -> None:
    with transaction():
        late = nominate(cast, surname="Zephaniah")
        early = nominate(cast, surname="Ahmed")
        meeting = published(cast, make_meeting(cast), f"nomination-{late.ref}", f"nomination-{early.ref}")
    with read():
        names = [item.person_name for item in queries.items_of(cast.chair.actor, meeting)]
        assert [name.split()[-1] for name in names if name] == ["Ahmed", "Zephaniah"]


def test_a_meeting_opens_only_when_the_statement_is_read_and_conflicts_are_asked(cast: Cast) -> None:
    with transaction():
        meeting = published(cast, make_meeting(cast))
        with pytest.raises(MeetingRefused) as refused:
            services.open_meeting(cast.chair.actor, meeting=meeting, statement_read=True, conflicts_asked=False)
        assert refused.value.field == "conflicts_asked"


def test_selecting_opens_a_case_by_the_recorded_decision(cast: Cast) -> None:
    with transaction():
        membership = nominate(cast)
        meeting = opened(cast, make_meeting(cast), f"nomination-{membership.ref}")
        item = item_about(meeting)
        services.promise(
            cast.chair.actor,
            meeting=meeting,
            item=item,
            said=Promise("Ring his mother", Owner(cast.charity, cast.practitioner.user_id), working_days=3),
        )
        decision = services.decide(
            cast.minute_taker.actor,
            meeting=meeting,
            item=item,
            type=DecisionType.SELECT,
            rationale="Three woundings in a year, and he asks for help.",
        )
    with read():
        kept = db.session.get_one(Membership, membership.id)
        case = db.session.scalars(select(Case).where(Case.membership_id == membership.id)).one()
        action = db.session.scalars(select(Action)).one()
        assert kept.status is MembershipStatus.SELECTED
        assert kept.selected_by_decision_id == decision.id
        assert case.status is CaseStatus.ACCEPTED
        assert (action.case_id, action.membership_id) == (case.id, None)
        assert decision.quorate and decision.decided_by_id == cast.chair.user_id
        assert decision.recorded_by_id == cast.minute_taker.user_id
        assert db.session.get_one(AgendaItem, item.id).status is ItemStatus.DISCUSSED


def test_a_cases_decisions_are_read_by_the_table_and_not_by_others(cast: Cast) -> None:
    with transaction():
        case = make_case(cast)
        meeting = opened(cast, make_meeting(cast), f"case-{case.ref}")
        decision = services.decide(
            cast.chair.actor,
            meeting=meeting,
            item=item_about(meeting),
            type=DecisionType.STEP_UP,
            rationale="Two incidents in a week.",
        )
        for member, seen in (
            (cast.practitioner, [decision.id]),
            (cast.coordinator, [decision.id]),
            (cast.outsider, []),
        ):
            found = queries.decisions_for_case(member.actor, case.id, case.membership_id)
            assert [one.id for one, _meeting in found] == seen


def test_a_decision_without_quorum_says_so(cast: Cast) -> None:
    with transaction():
        case = make_case(cast)
        meeting = opened(cast, make_meeting(cast), f"case-{case.ref}", present=("police",))
        decision = services.decide(
            cast.chair.actor,
            meeting=meeting,
            item=item_about(meeting),
            type=DecisionType.NO_CHANGE,
            rationale="The plan goes on as it is.",
        )
        assert not decision.quorate


def test_declining_needs_a_coded_reason(cast: Cast) -> None:
    with transaction():
        membership = nominate(cast)
        meeting = opened(cast, make_meeting(cast), f"nomination-{membership.ref}")
        item = item_about(meeting)
        why = "He is known to another programme already."
        with pytest.raises(MeetingRefused) as refused:
            services.decide(cast.chair.actor, meeting=meeting, item=item, type=DecisionType.DECLINE, rationale=why)
        assert refused.value.field == "not_selected"
        services.decide(
            cast.chair.actor,
            meeting=meeting,
            item=item,
            type=DecisionType.DECLINE,
            rationale=why,
            coded=Coded(not_selected=NotSelectedReason.ALREADY_IN_OTHER_PROGRAMME),
        )
        assert db.session.get_one(Membership, membership.id).status is MembershipStatus.NOT_SELECTED


def test_closing_at_a_meeting_closes_the_case(cast: Cast) -> None:
    with transaction():
        case = make_case(cast)
        meeting = opened(cast, make_meeting(cast), f"case-{case.ref}")
        services.decide(
            cast.chair.actor,
            meeting=meeting,
            item=item_about(meeting),
            type=DecisionType.CLOSE,
            rationale="All goals are reached and he agrees.",
            coded=Coded(closure=ExitReason.DISENGAGED, attrition=AttritionStage.STARTED_DROPPED_OUT),
        )
        assert db.session.get_one(Case, case.id).status is CaseStatus.CLOSED


@pytest.mark.parametrize("rationale", ["", "  ", "Agreed."])
def test_a_decision_says_why(cast: Cast, rationale: str) -> None:
    with transaction():
        case = make_case(cast)
        meeting = opened(cast, make_meeting(cast), f"case-{case.ref}")
        with pytest.raises(MeetingRefused) as refused:
            services.decide(
                cast.chair.actor,
                meeting=meeting,
                item=item_about(meeting),
                type=DecisionType.NO_CHANGE,
                rationale=rationale,
            )
        assert refused.value.field == "rationale"
        assert db.session.scalars(select(Decision)).all() == []


def test_somebody_who_knows_the_young_person_no_longer_sees_them(cast: Cast) -> None:
    with transaction():
        membership = nominate(cast)
        meeting = published(cast, make_meeting(cast), f"nomination-{membership.ref}")
        services.declare_conflict(
            cast.chair.actor,
            meeting=meeting,
            name="",
            what="She is his aunt; she leaves the room.",
            item=item_about(meeting),
            user_ref=cast.practitioner.ref,
        )
    with read():
        assert not sees_person(cast, "practitioner", membership.person_id)
        assert queries.items_of(cast.practitioner.actor, meeting) == []


def test_attendance_said_again_replaces_what_was_said(cast: Cast) -> None:
    with transaction():
        meeting = opened(cast, make_meeting(cast))
        ref = db.session.scalars(select(Agency.ref).where(Agency.id == cast.police)).one()
        services.record_attendance(
            cast.minute_taker.actor, meeting=meeting, agency_ref=ref, status=AttendanceStatus.ABSENT
        )
    with read():
        police = next(member for member in queries.members_of(meeting) if member.agency.id == cast.police)
        assert police.attendance and police.attendance.status is AttendanceStatus.ABSENT


def test_an_update_says_something_or_that_there_is_nothing(cast: Cast) -> None:
    with transaction():
        meeting = opened(cast, make_meeting(cast))
        item = item_about(meeting)
        for text, nothing in (("", False), ("Seen twice.", True)):
            with pytest.raises(MeetingRefused):
                services.add_update(
                    cast.chair.actor,
                    meeting=meeting,
                    item=item,
                    agency_id=cast.police,
                    text=text,
                    nothing_to_add=nothing,
                )
        with pytest.raises(MeetingRefused):
            services.add_update(cast.chair.actor, meeting=meeting, item=item, agency_id=cast.school, text="Hello.")


def test_agreed_minutes_keep_their_digest_and_nothing_changes_after(cast: Cast) -> None:
    with transaction():
        membership = nominate(cast)
        meeting = opened(cast, make_meeting(cast), f"nomination-{membership.ref}")
        item = item_about(meeting)
        services.add_update(
            cast.chair.actor, meeting=meeting, item=item, agency_id=cast.police, text="Two incidents since June."
        )
        services.decide(
            cast.chair.actor,
            meeting=meeting,
            item=item,
            type=DecisionType.DECLINE,
            rationale="Below the threshold for this programme.",
            coded=Coded(not_selected=NotSelectedReason.BELOW_THRESHOLD),
        )
        services.finish(cast.minute_taker.actor, meeting=meeting)
        person_id = membership.person_id
        db.session.expire_all()
        meeting, _ = queries.get_meeting(SYSTEM, meeting.ref)
        with pytest.raises(NotAllowed):
            services.agree_minutes(cast.minute_taker.actor, meeting=meeting)
        agreed = services.agree_minutes(cast.chair.actor, meeting=meeting)
    with transaction() as unit:
        unit.abandon()
        meeting, _ = queries.get_meeting(SYSTEM, meeting.ref)
        assert meeting.status is MeetingStatus.AGREED
        (kept,) = db.session.scalars(select(MinutesExtract)).all()
        assert minutes.digest(kept.content) == kept.sha256
        assert minutes.digest(kept.sha256) == agreed.sha256
        db.session.get_one(Person, person_id).surname = "Renamed"
        db.session.flush()
        (extract,) = minutes.record_of(SYSTEM, meeting).extracts
        assert "Renamed" not in extract.title
        assert "Two incidents since June." in [line.text for line in extract.updates]
        assert db.session.scalars(select(Minutes)).one().agreed_by_id == cast.chair.user_id
        assert not sees_person(cast, "practitioner", person_id)
        with pytest.raises(WrongMoment):
            services.add_update(
                cast.chair.actor, meeting=meeting, item=item_about(meeting), agency_id=cast.police, text="More."
            )


def test_minutes_are_not_agreed_while_an_item_hangs(cast: Cast) -> None:
    with transaction():
        meeting = opened(cast, make_meeting(cast))
        services.finish(cast.chair.actor, meeting=meeting)
        with pytest.raises(MeetingRefused):
            services.agree_minutes(cast.chair.actor, meeting=meeting)


def test_what_is_due_and_open_is_carried_over_once_a_meeting(cast: Cast) -> None:
    with transaction():
        series = make_series(cast)
        first = opened(cast, make_meeting(cast, series))
        said = Promise("Ring the school", Owner(cast.charity, cast.practitioner.user_id), working_days=0)
        later = Promise("Write to the landlord", Owner(cast.charity, cast.practitioner.user_id), working_days=40)
        due = services.promise(cast.chair.actor, meeting=first, item=item_about(first), said=said)
        far = services.promise(cast.chair.actor, meeting=first, item=item_about(first), said=later)
        services.finish(cast.chair.actor, meeting=first)
        second = opened(cast, make_meeting(cast, series, in_days=20))
        services.finish(cast.chair.actor, meeting=second)
        services.reopen(cast.chair.actor, meeting=second)
        assert (due.times_carried, far.times_carried) == (1, 0)
