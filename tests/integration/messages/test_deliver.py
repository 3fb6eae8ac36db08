"""Claim, send, mark: once each, again after a failure, doubtful after a crash, never before the commit."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email import message_from_string, policy
from pathlib import Path
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import select

from casework.core import clock
from casework.core.config import settings
from casework.core.db import db, read, transaction
from casework.messages import services
from casework.messages.delivery import Letter, Refused, Unavailable, deliver
from casework.messages.models import OutboxMessage
from casework.messages.types import MessageState, Notice
from tests.cast import Cast

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
NOTICE = Notice("tests", "News about your referral", "There is news about a referral.", "/referrals/K7QF-4M2P")


class Recorder:
    """A way out that remembers; `answers` are raised one after the other instead of taking a letter."""

    def __init__(self, *answers: BaseException) -> None:
        self.taken: list[Letter] = []
        self._answers: Iterator[BaseException] = iter(answers)

    def send(self, letter: Letter) -> None:
        answer = next(self._answers, None)
        if answer is not None:
            raise answer
        self.taken.append(letter)

    def close(self) -> None:
        """Nothing is held open."""


def write(cast: Cast, count: int = 1, *, urgent: bool = False) -> None:
    with transaction():
        for _number in range(count):
            services.send(to_user_id=cast.referrer.user_id, address=cast.referrer.email, notice=NOTICE, urgent=urgent)


def rows() -> list[OutboxMessage]:
    with read():
        found = list(db.session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))
        db.session.expunge_all()
    return found


@pytest.mark.usefixtures("frozen")
def test_a_letter_goes_to_a_file_with_its_whole_text(app: Flask, cast: Cast) -> None:
    write(cast)
    assert len(deliver().sent) == 1
    (path,) = Path(settings().mail_url.removeprefix("file://")).glob("*.eml")
    letter = message_from_string(path.read_text(), policy=policy.default)
    (row,) = rows()
    assert letter["Message-ID"] == row.message_id
    assert letter["To"] == cast.referrer.email
    assert letter["From"] == "Casework <no-reply@127.0.0.1>"
    assert letter["Subject"] == "News about your referral"
    assert "http://127.0.0.1:8000/referrals/K7QF-4M2P" in letter.get_content()
    assert (row.state, row.sent_at) == (MessageState.SENT, NOON)
    assert not list(path.parent.glob(".*.part"))


def test_what_is_sent_stays_sent(app: Flask, cast: Cast) -> None:
    write(cast)
    out = Recorder()
    deliver(out)
    deliver(out)
    assert len(out.taken) == 1


def test_nothing_goes_out_before_the_commit_or_without_it(app: Flask, cast: Cast) -> None:
    out = Recorder()
    with transaction() as unit:
        services.send(to_user_id=None, address="a@b.example", notice=NOTICE)
        unit.abandon()
    assert deliver(out).sent == []
    assert rows() == []


def test_urgent_ones_go_first(app: Flask, cast: Cast) -> None:
    write(cast)
    write(cast, urgent=True)
    out = Recorder()
    deliver(out)
    ordinary, urgent = rows()
    assert [letter.ref for letter in out.taken] == [urgent.ref, ordinary.ref]


def test_a_server_that_is_away_is_tried_at_1_5_30_minutes_and_4_hours(app: Flask, cast: Cast) -> None:
    with clock.frozen(NOON):
        write(cast)
    away, at = Recorder(*[Unavailable("away")] * 9), NOON
    for wait in (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=4)):
        with clock.frozen(at):
            assert len(deliver(away).put_off) == 1
        with clock.frozen(at + wait - timedelta(seconds=1)):
            assert deliver(away).put_off == []
        at += wait
    with clock.frozen(at):
        assert len(deliver(away).failed) == 1
    (row,) = rows()
    assert (row.state, row.attempts, row.problem) == (MessageState.FAILED, 5, "away")


def test_it_goes_when_the_server_is_back(app: Flask, cast: Cast) -> None:
    out = Recorder(Unavailable("away"))
    with clock.frozen(NOON):
        write(cast)
        deliver(out)
    with clock.frozen(NOON + timedelta(minutes=1)):
        deliver(out)
    (row,) = rows()
    assert (row.state, row.problem, row.doubtful) == (MessageState.SENT, "", False)


def test_a_server_away_uses_up_one_message_s_try_and_not_everybody_s(app: Flask, cast: Cast) -> None:
    write(cast, 5)
    deliver(Recorder(*[Unavailable("away")] * 5))
    assert [row.attempts for row in rows()] == [1, 0, 0, 0, 0]


def test_a_refused_message_is_given_up_and_the_others_go(app: Flask, cast: Cast) -> None:
    write(cast, 3)
    done = deliver(Recorder(Refused("no such address")))
    assert (len(done.failed), len(done.sent)) == (1, 2)


def test_a_crash_while_sending_sends_again_under_the_same_name_and_says_so(app: Flask, cast: Cast) -> None:
    with clock.frozen(NOON):
        write(cast)
        with pytest.raises(KeyboardInterrupt):
            deliver(Recorder(KeyboardInterrupt()))
    (row,) = rows()
    assert row.state is MessageState.SENDING
    out = Recorder()
    with clock.frozen(NOON + timedelta(minutes=4)):
        assert deliver(out).sent == [], "the claim of a sender that may still be at it is respected"
    with clock.frozen(NOON + timedelta(minutes=6)):
        deliver(out)
    (after,) = rows()
    assert after.state is MessageState.DOUBTFUL
    assert [letter.message_id for letter in out.taken] == [row.message_id]


def test_a_connection_cut_after_sending_is_doubtful(app: Flask, cast: Cast) -> None:
    with clock.frozen(NOON):
        write(cast)
        deliver(Recorder(Unavailable("cut off", perhaps_sent=True)))
    with clock.frozen(NOON + timedelta(minutes=1)):
        deliver(Recorder())
    assert rows()[0].state is MessageState.DOUBTFUL


def test_several_deliveries_at_once_send_each_message_once(app: Flask, cast: Cast) -> None:
    write(cast, 12)
    out, barrier = Recorder(), Barrier(4)

    def one_delivery(_number: int) -> None:
        with app.app_context():
            barrier.wait()
            deliver(out)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(one_delivery, range(4)))
    assert len(out.taken) == 12
    assert len({letter.message_id for letter in out.taken}) == 12
    assert {row.state for row in rows()} == {MessageState.SENT}


@pytest.mark.parametrize("address", ["nobody", "two@at@signs.example", "a@b.example\r\nBcc: c@d.example", "@x.example"])
def test_what_is_no_address_has_failed_from_the_start(app: Flask, address: str) -> None:
    with transaction():
        services.send(to_user_id=None, address=address, notice=NOTICE)
    assert deliver(Recorder()).sent == []
    assert rows()[0].state is MessageState.FAILED


def test_a_subject_line_cannot_carry_another_header(app: Flask) -> None:
    with transaction() as unit, pytest.raises(ValueError, match="line break"):
        unit.abandon()
        services.send(to_user_id=None, address="a@b.example", notice=Notice("x", "News\nBcc: c@d.example", "", ""))


def test_somebody_without_an_address_is_sent_nothing(app: Flask) -> None:
    with transaction():
        assert services.send(to_user_id=None, address=" ", notice=NOTICE) is None
    assert rows() == []
