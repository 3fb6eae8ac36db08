"""/messages: my own messages and nobody else's."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from casework.core import clock
from casework.core.db import db, transaction
from casework.core.upsert import insert_if_new
from casework.messages import services
from casework.messages.models import OutboxMessage
from casework.messages.types import Notice
from casework.reminders.models import Reminder, ReminderRung
from casework.reminders.types import ReminderState
from tests.cast import Cast, Member
from tests.web import post

ClientFor = Callable[[Member], FlaskClient]


def write(to: Member, subject_line: str, link: str = "/referrals/K7QF-4M2P") -> str:
    with transaction():
        notice = Notice("tests", subject_line, "There is news.\n\nSign in to read it.", link)
        message = services.send(to_user_id=to.user_id, address=to.email, notice=notice)
        assert message is not None
        return message.ref


def test_it_shows_my_messages(cast: Cast, client_for: ClientFor) -> None:
    write(cast.caseworker, "News about a referral")
    page = client_for(cast.caseworker).get("/messages")
    assert page.status_code == 200
    assert "News about a referral" in page.text
    assert "Not read yet" in page.text
    assert 'href="/referrals/K7QF-4M2P"' in page.text


def test_it_shows_nobody_elses(cast: Cast, client_for: ClientFor) -> None:
    write(cast.caseworker, "News about a referral")
    page = client_for(cast.outsider).get("/messages")
    assert "News about a referral" not in page.text
    assert "Nothing has been sent to you yet" in page.text


def test_marking_one_as_read(cast: Cast, client_for: ClientFor) -> None:
    ref = write(cast.caseworker, "News about a referral")
    browser = client_for(cast.caseworker)
    assert post(browser, f"/messages/{ref}/read").status_code == 303
    assert "Not read yet" not in browser.get("/messages").text


def test_marking_somebody_elses_is_not_found(app: Flask, cast: Cast, client_for: ClientFor) -> None:
    ref = write(cast.caseworker, "News about a referral")
    assert post(client_for(cast.outsider), f"/messages/{ref}/read").status_code == 404
    with transaction() as unit:
        unit.abandon()
        assert db.session.query(OutboxMessage).filter_by(ref=ref).one().read_at is None


def test_a_bad_reference_is_not_found(cast: Cast, client_for: ClientFor) -> None:
    assert post(client_for(cast.caseworker), "/messages/ZZZZ-ZZZZ/read").status_code == 404


def test_marking_all_as_read(cast: Cast, client_for: ClientFor) -> None:
    write(cast.caseworker, "One")
    write(cast.caseworker, "Two")
    other = client_for(cast.chair)
    write(cast.chair, "Three")
    browser = client_for(cast.caseworker)
    assert post(browser, "/messages/read").status_code == 303
    assert "Not read yet" not in browser.get("/messages").text
    assert "Not read yet" in other.get("/messages").text


def test_what_waits_for_the_next_digest_shows_at_once(app: Flask, cast: Cast, client_for: ClientFor) -> None:
    with transaction():
        values = {"ladder": "action", "offset_days": -1, "audience": "owner", "active": True}
        insert_if_new(ReminderRung, values, unique=("ladder", "offset_days", "audience"))
        rung = db.session.query(ReminderRung).filter_by(ladder="action", offset_days=-1).one()
        db.session.add(
            Reminder(
                rung_id=rung.id,
                subject_kind="action",
                subject_id=1,
                subject_ref="K7QF4M2P",
                recipient_key=f"user:{cast.practitioner.user_id}",
                user_id=cast.practitioner.user_id,
                address=cast.practitioner.email,
                due_on=date(2020, 1, 2),
                day=date(2020, 1, 1),
                state=ReminderState.WAITING,
                created_at=clock.now(),
            )
        )
    page = client_for(cast.practitioner).get("/messages").text
    assert "You are the owner of an action that was due on 2 January 2020." in page
    assert "K7QF-4M2P" in page
    assert "You are the owner" not in client_for(cast.outsider).get("/messages").text


def test_older_ones_are_a_page_away(cast: Cast, client_for: ClientFor) -> None:
    for number in range(32):
        write(cast.caseworker, f"Message number {number}!")
    browser = client_for(cast.caseworker)
    first = browser.get("/messages").text
    assert "Message number 31!" in first
    assert "Message number 1!" not in first
    older = first.split('rel="next"')[0].rpartition('href="')[2].partition('"')[0]
    assert "Message number 1!" in browser.get(older).text


@pytest.mark.parametrize("count", [2, 30])
def test_the_page_takes_as_many_statements_for_many_messages(
    cast: Cast, client_for: ClientFor, count_statements: Callable[[], object], count: int
) -> None:
    for number in range(count):
        write(cast.caseworker, f"Message {number}")
    browser = client_for(cast.caseworker)
    browser.get("/messages")
    with count_statements() as statements:  # type: ignore[attr-defined]
        browser.get("/messages")
    assert len(statements) <= 8  # who is asking (2), messages, unread, waiting, and what the frame asks


def test_a_stranger_is_sent_to_sign_in(client: FlaskClient) -> None:
    answer = client.get("/messages")
    assert (answer.status_code, answer.location) == (303, "/sign-in?next=/messages")


def test_reading_by_get_is_no_method(cast: Cast, client_for: ClientFor) -> None:
    assert client_for(cast.caseworker).get("/messages/read").status_code == 405


def test_a_message_is_text_and_not_markup(cast: Cast, client_for: ClientFor) -> None:
    write(cast.caseworker, "<b>News</b>")
    assert "<b>News</b>" not in client_for(cast.caseworker).get("/messages").text
