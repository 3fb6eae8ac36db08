"""A run sends each reminder once, in one digest a person and day, however often and whenever it is run."""

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event, update

from casework.access.models import User
from casework.core import clock
from casework.core.db import db, read, transaction
from casework.core.subjects import Recipient
from casework.messages.models import OutboxMessage
from casework.reminders import queries, services
from casework.reminders.models import ReminderRung
from tests.cast import Cast

if TYPE_CHECKING:
    from tests.integration.reminders.conftest import Post, Promises

FRIDAY = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)


def test_one_message_for_one_thing_due(promises: "Promises", post: "Post") -> None:
    promises.add(1, date(2026, 11, 23))
    counts = services.run(FRIDAY)
    assert counts.as_dict() == {
        "due": 1,
        "sent": 1,
        "already_sent": 0,
        "failed": 0,
        "cancelled": 0,
        "waiting": 0,
        "superseded": 1,
        "messages": 1,
    }
    (letter,) = post.letters()
    assert "To: caseworker@tests.example" in letter
    assert "You are the owner of an action that is due on Monday, 23 November." in letter
    assert "PR0M-0001" in letter


def test_run_twice_sends_nothing_more(promises: "Promises", post: "Post") -> None:
    promises.add(1, date(2026, 11, 23))
    services.run(FRIDAY)
    again = services.run(FRIDAY)
    assert (again.due, again.sent, again.already_sent) == (1, 0, 1)
    assert len(post.letters()) == 1


def test_many_things_make_one_digest(promises: "Promises", post: "Post") -> None:
    for key in range(1, 8):
        promises.add(key, date(2026, 11, 23))
    assert services.run(FRIDAY).sent == 7
    (letter,) = post.letters()
    assert "Subject: 7 reminders from Casework" in letter
    assert letter.count("PR0M-") == 7


def test_nothing_goes_before_the_digest_hour_but_waits(promises: "Promises", post: "Post", cast: Cast) -> None:
    promises.add(1, date(2026, 11, 23))
    early = services.run(FRIDAY.replace(hour=6))
    assert (early.due, early.waiting, early.sent) == (1, 1, 0)
    assert post.letters() == []
    with read():
        assert [line.subject_ref for line in queries.waiting_for(cast.caseworker.actor)] == ["PR0M0001"]
    assert services.run(FRIDAY.replace(hour=7, minute=30)).sent == 1
    assert len(post.letters()) == 1


def test_the_demo_need_not_wait_for_the_hour(promises: "Promises", post: "Post") -> None:
    promises.add(1, date(2026, 11, 23))
    assert services.run(FRIDAY.replace(hour=3), at_any_hour=True).sent == 1
    assert len(post.letters()) == 1


def test_what_arises_after_the_digest_joins_the_next(promises: "Promises", post: "Post") -> None:
    promises.add(1, date(2026, 11, 23))
    services.run(FRIDAY)
    promises.add(2, date(2026, 11, 23))
    later = services.run(FRIDAY + timedelta(hours=1))
    assert (later.sent, later.already_sent, later.waiting) == (0, 1, 1)
    monday = services.run(FRIDAY + timedelta(days=3))
    assert monday.sent == 2  # both are due today now; the waiting one is overtaken, not sent beside it
    assert len(post.letters()) == 2


def test_serious_things_go_at_once(promises: "Promises", post: "Post") -> None:
    promises.add(1, date(2026, 11, 23), urgent=True)
    assert services.run(FRIDAY.replace(hour=2)).sent == 1
    (message,) = post.outbox()
    assert message.urgent
    assert services.run(FRIDAY.replace(hour=2)).sent == 0


def test_what_becomes_serious_while_it_waits_goes_at_once(promises: "Promises", post: "Post") -> None:
    promises.add(1, date(2026, 11, 23))
    services.run(FRIDAY.replace(hour=2))
    promises.add(1, date(2026, 11, 23), urgent=True)
    assert services.run(FRIDAY.replace(hour=3)).sent == 1
    assert services.run(FRIDAY).sent == 0
    assert len(post.outbox()) == 1


def test_down_for_a_week_each_has_one_digest_with_their_latest_rungs(promises: "Promises", post: "Post") -> None:
    for key in range(1, 4):
        promises.add(key, date(2026, 11, 13))
    counts = services.run(FRIDAY)
    assert counts.messages == 3  # owner, agency contact, chair
    assert counts.sent == 9
    states = post.reminders()
    assert states.count((1, "owner", "gathered")) == 3
    assert states.count((0, "owner", "superseded")) == 3
    assert states.count((5, "chair_or_coordinator", "gathered")) == 3


def test_reminders_stop_when_the_thing_is_done(promises: "Promises", post: "Post") -> None:
    promises.add(1, date(2026, 11, 23))
    services.run(FRIDAY.replace(hour=6))
    promises.keep(1)
    done = services.run(FRIDAY)
    assert (done.due, done.cancelled, done.sent) == (0, 1, 0)
    assert post.letters() == []
    assert ("cancelled") in {state for _offset, _audience, state in post.reminders()}


def test_a_moved_deadline_cancels_what_waited_and_climbs_anew(promises: "Promises", post: "Post") -> None:
    promises.add(1, date(2026, 11, 23))
    services.run(FRIDAY.replace(hour=6))
    promises.add(1, date(2026, 12, 18))
    moved = services.run(FRIDAY)
    assert (moved.due, moved.cancelled) == (0, 1)
    assert services.run(datetime(2026, 12, 11, 9, 0, tzinfo=UTC)).sent == 1
    assert len(post.letters()) == 1


def test_nothing_goes_to_somebody_disabled(promises: "Promises", post: "Post", cast: Cast) -> None:
    promises.add(1, date(2026, 11, 23))
    services.run(FRIDAY.replace(hour=6))
    with transaction():
        db.session.execute(update(User).where(User.id == cast.caseworker.user_id).values(disabled_at=clock.now()))
    counts = services.run(FRIDAY)
    assert (counts.due, counts.cancelled) == (0, 1)
    assert post.letters() == []


def test_a_rung_that_is_switched_off_is_not_climbed(promises: "Promises", post: "Post") -> None:
    services.run(FRIDAY)  # stores the default rungs
    with transaction():
        db.session.execute(update(ReminderRung).where(ReminderRung.offset_days == -1).values(active=False))
    promises.add(1, date(2026, 11, 23))
    services.run(FRIDAY)
    assert post.reminders() == [(-5, "owner", "gathered")]


def test_a_clock_put_back_sends_nothing_again(promises: "Promises", post: "Post") -> None:
    promises.add(1, date(2026, 11, 23))
    services.run(FRIDAY)
    services.run(FRIDAY - timedelta(days=2))
    services.run(FRIDAY)
    assert len(post.outbox()) == 1


def test_every_rung_once_in_the_life_of_an_action_never_done(promises: "Promises", post: "Post") -> None:
    promises.add(1, date(2026, 11, 20))
    for day in range(-9, 9):
        for hour in (1, 8):
            services.run(FRIDAY.replace(hour=hour) + timedelta(days=day))
    assert {state for _offset, _audience, state in post.reminders()} == {"gathered"}
    assert len(post.letters()) == 6


def test_one_domains_defect_stops_nobody_elses_reminders(promises: "Promises", post: "Post") -> None:
    promises.add(1, date(2026, 11, 23))
    services.run(FRIDAY.replace(hour=6))
    promises.broken = True
    with pytest.raises(services.SweepIncomplete):
        services.run(FRIDAY)
    assert len(post.letters()) == 1, "what waited already still goes out and is not taken for done"


def test_a_crash_between_reminder_and_message_leaves_neither(promises: "Promises", post: "Post") -> None:
    def power_cut(*_: object) -> None:
        raise ConnectionError("the power went")

    promises.add(1, date(2026, 11, 23))
    event.listen(OutboxMessage, "before_insert", power_cut)
    try:
        with pytest.raises(services.SweepIncomplete):
            services.run(FRIDAY)
    finally:
        event.remove(OutboxMessage, "before_insert", power_cut)
    assert post.reminders() == []
    assert services.run(FRIDAY).sent == 1
    assert len(post.letters()) == 1


def test_an_address_that_is_none_fails_visibly_and_stops_nobody(promises: "Promises", post: "Post") -> None:
    broken = promises.add(1, date(2026, 11, 23))
    broken.recipients["owner"] = (Recipient(promises.cast.chair.user_id, "no address", TODAY),)
    promises.add(2, date(2026, 11, 23))
    counts = services.run(FRIDAY)
    assert (counts.sent, counts.failed) == (1, 1)
    assert sorted(message.state.value for message in post.outbox()) == ["failed", "sent"]


def test_sent_about_is_the_history_of_a_record(promises: "Promises", cast: Cast) -> None:
    promises.add(1, date(2026, 11, 13))
    services.run(FRIDAY)
    with read():
        history = queries.sent_about("promise", 1)
    assert [(one.what, one.to, one.state) for one in history] == [
        ("Reminder: 1 working day after, to the owner", cast.caseworker.name, "sent"),
        ("Reminder: 3 working days after, to the agency's contact", "contact@charity.example", "sent"),
        (
            "Reminder: 5 working days after, to the chair or the cohort's coordinator",
            cast.chair.name,
            "sent",
        ),
    ]


def test_messages_hold_a_reference_and_a_link_only(promises: "Promises", post: "Post", cast: Cast) -> None:
    promises.add(1, date(2026, 11, 13))
    services.run(FRIDAY)
    for message in post.outbox():
        assert cast.caseworker.name not in message.body + message.subject_line
        assert "http://127.0.0.1:8000/messages" in message.body
