"""The life of an action: promised, answered, moved, signed off; and who may do what."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from casework.access import services as access
from casework.access.hooks import run_on_disable
from casework.access.models import Agency, User
from casework.actions import queries, services, subjects
from casework.actions.errors import ActionRefused, AlreadyClosed, ChangedMeanwhile, NotManaged, NotYours
from casework.actions.models import Action, ActionUpdate, DeadlineChange
from casework.actions.types import About, ActionStatus, Effect, NotDoneReason, Owner, PromisedAt, UpdateKind
from casework.core import clock
from casework.core.actor import SYSTEM
from casework.core.db import db, transaction
from casework.core.errors import NotFound
from casework.messages.models import OutboxMessage
from tests.cast import Cast
from tests.factories.cases import make_case
from tests.factories.meetings import make_action, make_meeting, make_series

pytestmark = pytest.mark.usefixtures("frozen")


def of_panel(cast: Cast, **given: object) -> Action:
    meeting = make_meeting(cast)
    given.setdefault("promised_at", PromisedAt(meeting.series_id, meeting.id))
    return make_action(cast, About(series_id=meeting.series_id), **given)  # type: ignore[arg-type]


def test_a_promise_tells_its_owner_and_begins_the_thread(cast: Cast) -> None:
    with transaction():
        action = of_panel(cast)
        message = db.session.scalars(select(OutboxMessage)).one()
        assert (message.to_user_id, message.subject_ref) == (cast.practitioner.user_id, action.ref)
        assert [entry.kind for entry in queries.thread_of(action)] == [UpdateKind.PROMISED]
        assert (action.first_due_on, action.due_on) == (action.due_on, action.first_due_on)


def test_an_owner_belongs_to_the_agency_named(cast: Cast) -> None:
    with transaction(), pytest.raises(ActionRefused):
        of_panel(cast, owner=Owner(cast.police, cast.practitioner.user_id))


def test_completing_says_what_was_done_and_whether_it_helped(cast: Cast) -> None:
    with transaction():
        action = of_panel(cast)
        actor = cast.practitioner.actor
        with pytest.raises(ActionRefused):
            services.complete(actor, action=action, what_was_done=" ", effect=Effect.HELPED)
        services.complete(actor, action=action, what_was_done="Rang and agreed a plan.", effect=Effect.PARTLY)
        assert (action.status, action.effect, action.closed_on) == (ActionStatus.DONE, Effect.PARTLY, clock.today())
        with pytest.raises(AlreadyClosed):
            services.update(actor, action=action, text="And again.")


def test_not_done_has_a_coded_reason_and_other_is_explained(cast: Cast) -> None:
    with transaction():
        action = of_panel(cast)
        actor = cast.practitioner.actor
        with pytest.raises(ActionRefused):
            services.not_done(actor, action=action, reason=NotDoneReason.OTHER)
        services.not_done(actor, action=action, reason=NotDoneReason.RESOURCE)
        assert (action.status, action.not_done_reason) == (ActionStatus.NOT_DONE, NotDoneReason.RESOURCE)


def test_the_first_deadline_is_kept_when_it_moves(cast: Cast) -> None:
    with transaction():
        action = of_panel(cast)
        first = action.due_on
        later = first + timedelta(days=7)
        services.change_deadline(cast.chair.actor, action=action, due_on=later, reason="School is closed.")
        change = db.session.scalars(select(DeadlineChange)).one()
        assert (action.first_due_on, action.due_on) == (first, later)
        assert (change.old_due_on, change.new_due_on, change.reason) == (first, later, "School is closed.")
        with pytest.raises(ActionRefused):
            services.change_deadline(cast.chair.actor, action=action, due_on=later + timedelta(1), reason=" ")


def test_the_owner_asks_and_the_chair_decides(cast: Cast) -> None:
    with transaction():
        action = of_panel(cast)
        until = action.due_on + timedelta(days=5)
        with pytest.raises(ActionRefused):
            services.ask_for_longer(cast.practitioner.actor, action=action, until=action.due_on, reason="Busy.")
        services.ask_for_longer(cast.practitioner.actor, action=action, until=until, reason="Waiting for the school.")
        assert action.due_on != until
        with pytest.raises(NotManaged):
            services.change_deadline(cast.practitioner.actor, action=action, due_on=until, reason="Me.")
        services.refuse_longer(cast.chair.actor, action=action, reason="It cannot wait.")
        assert action.asked_due_on is None


def test_a_form_opened_before_somebody_elses_change_is_refused(cast: Cast) -> None:
    with transaction():
        action = of_panel(cast)
        seen = action.version
        services.change_deadline(cast.chair.actor, action=action, working_days=15, reason="School is closed.")
        db.session.flush()
        with pytest.raises(ChangedMeanwhile):
            services.change_deadline(
                cast.coordinator.actor, action=action, working_days=20, reason="Half term.", version=seen
            )


def test_only_owner_and_chair_answer(cast: Cast) -> None:
    with transaction():
        action = of_panel(cast)
        with pytest.raises(NotYours):
            services.update(cast.analyst.actor, action=action, text="I did it.")
        with pytest.raises(NotManaged):
            services.cancel(cast.minute_taker.actor, action=action, reason="No.")


def test_who_keeps_the_minutes_records_what_an_owner_says_at_the_table(cast: Cast) -> None:
    with transaction():
        action = of_panel(cast)
        services.complete(
            cast.minute_taker.actor, action=action, what_was_done="Ruth says she rang.", effect=Effect.TOO_EARLY
        )
        assert (action.status, action.closed_by_id) == (ActionStatus.DONE, cast.minute_taker.user_id)


def test_somebody_without_an_account_is_answered_for_by_the_contact(cast: Cast) -> None:
    with transaction():
        db.session.get_one(Agency, cast.charity).contact_user_id = cast.practitioner.user_id
        action = of_panel(cast, owner=Owner(cast.charity, name="Bronwen Tudor"))
        services.update(cast.practitioner.actor, action=action, text="Bronwen has rung.")
        entry = db.session.scalars(select(ActionUpdate).where(ActionUpdate.kind == UpdateKind.UPDATE)).one()
        assert (entry.answers_for, entry.user_id) == ("Bronwen Tudor", cast.practitioner.user_id)
        assert [row.action.id for row in queries.mine(cast.practitioner.actor)] == [action.id]


def test_what_ended_is_signed_off_once(cast: Cast) -> None:
    with transaction():
        action = of_panel(cast)
        with pytest.raises(ActionRefused):
            services.sign_off(cast.chair.actor, action=action)
        services.complete(cast.practitioner.actor, action=action, what_was_done="Rang.", effect=Effect.HELPED)
        services.sign_off(cast.chair.actor, action=action)
        assert action.signed_off_by_id == cast.chair.user_id
        with pytest.raises(ActionRefused):
            services.sign_off(cast.chair.actor, action=action)


def test_actions_introduce_what_happens_to_a_disabled_users() -> None:
    assert subjects.ACTION.kind == "action"
    assert subjects.ACTION.due is not None


def test_a_disabled_users_actions_fall_to_the_agencys_contact(cast: Cast) -> None:
    with transaction():
        action = of_panel(cast, owner=Owner(cast.council, cast.minute_taker.user_id))
        db.session.get_one(Agency, cast.council).contact_user_id = cast.coordinator.user_id
        db.session.get_one(User, cast.minute_taker.user_id).disabled_at = clock.now()
        run_on_disable(cast.administrator.actor, cast.minute_taker.user_id)
        assert (action.owner_user_id, action.owner_name) == (cast.coordinator.user_id, None)


def test_without_a_contact_the_name_stays(cast: Cast) -> None:
    with transaction():
        action = of_panel(cast)
        run_on_disable(cast.administrator.actor, cast.practitioner.user_id)
        assert (action.owner_user_id, action.owner_name) == (None, cast.practitioner.name)


def test_an_action_is_seen_by_owner_agency_and_table_and_by_nobody_else(cast: Cast) -> None:
    with transaction():
        action = of_panel(cast)
        for member in (cast.practitioner, cast.analyst, cast.chair, cast.coordinator):
            assert queries.get(member.actor, action.ref).id == action.id
        for member in (cast.outsider, cast.caseworker_b, cast.referrer):
            with pytest.raises(NotFound):
                queries.get(member.actor, action.ref)


def test_who_is_denied_the_young_person_sees_no_action_about_them(cast: Cast) -> None:
    with transaction():
        case = make_case(cast)
        action = make_action(cast, About(case_id=case.id, person_id=case.person_id))
        access.deny(
            SYSTEM, subject_kind="person", subject_id=case.person_id, user_id=cast.practitioner.user_id, basis="kin"
        )
        with pytest.raises(NotFound):
            queries.get(cast.practitioner.actor, action.ref)
        assert queries.mine(cast.practitioner.actor) == []


def test_an_owner_sees_the_reference_and_the_name_only_if_involved(cast: Cast) -> None:
    with transaction():
        case = make_case(cast)
        action = make_action(cast, About(case_id=case.id, person_id=case.person_id))
        ref, name = queries.person_shown(cast.practitioner.actor, action)
        assert ref and name is None
        assert queries.person_shown(cast.caseworker.actor, action)[1]


def test_open_actions_of_earlier_meetings_come_up_oldest_first(cast: Cast) -> None:
    with transaction():
        series = make_series(cast)
        first, second = make_meeting(cast, series, in_days=1), make_meeting(cast, series, in_days=15)
        at = PromisedAt(series.id, first.id)
        made = [make_action(cast, About(series_id=series.id), due_in=due, promised_at=at) for due in (9, -3, 2)]
        make_action(cast, About(series_id=series.id), promised_at=PromisedAt(series.id, second.id))
        rows = queries.open_from_earlier_meetings(cast.chair.actor, series.id, not_at=second.id)
        assert [row.action.id for row in rows] == [made[1].id, made[2].id, made[0].id]
