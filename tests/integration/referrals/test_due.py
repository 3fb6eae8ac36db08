"""Coordinators are reminded of referrals that nobody acknowledged and of rows that are held."""

from datetime import UTC, date, datetime

from flask import Flask

from casework.core import clock
from casework.core.db import read, transaction
from casework.referrals import services
from casework.referrals.due import held_rows_due, referrals_due
from casework.referrals.types import NotMetReason, Urgency
from tests.cast import Cast
from tests.factories.referrals import import_file, refer

THURSDAY = datetime(2026, 4, 2, 9, 0, tzinfo=UTC)
TODAY = date(2026, 4, 2)
AFTER_EASTER = date(2026, 4, 7)


def test_a_referral_before_easter_is_acknowledged_after_it(app: Flask, cast: Cast) -> None:
    with clock.frozen(THURSDAY):
        with transaction():
            referral = refer(cast)
            assert referral.acknowledge_by == AFTER_EASTER
        with read():
            (due,) = referrals_due(TODAY)
        assert (due.ladder, due.due_on, due.since, due.urgent) == (
            "referral_acknowledge",
            AFTER_EASTER,
            TODAY,
            False,
        )
        assert [to.user_id for to in due.recipients["coordinator"]] == [cast.coordinator.user_id]


def test_once_acknowledged_it_is_to_be_decided_and_then_nothing_is_due(app: Flask, cast: Cast) -> None:
    with clock.frozen(THURSDAY):
        with transaction():
            referral = refer(cast)
            services.acknowledge(cast.coordinator.actor, referral=referral)
        with read():
            (due,) = referrals_due(TODAY)
        assert (due.ladder, due.due_on) == ("referral_decide", date(2026, 4, 8))
        with transaction():
            again = refer(cast, surname="Other")
            services.not_met(cast.coordinator.actor, referral=again, reason=NotMetReason.DUPLICATE, note="")
        with read():
            assert len(list(referrals_due(TODAY))) == 1


def test_an_urgent_one_is_due_the_same_day(app: Flask, cast: Cast) -> None:
    with clock.frozen(THURSDAY):
        with transaction():
            refer(cast, urgency=Urgency.TODAY)
        with read():
            (due,) = referrals_due(TODAY)
        assert due.due_on == TODAY
        assert due.urgent


def test_held_rows_have_a_clock(app: Flask, cast: Cast) -> None:
    with clock.frozen(THURSDAY):
        import_file(cast, "a.csv", content=b"Surname,Forename,DOB,Reason,Referred on\nJones,Rhys,,Robbery,1/4/26\n")
        with read():
            (due,) = held_rows_due(TODAY)
        assert (due.ladder, due.due_on) == ("held_row", AFTER_EASTER)
        assert [to.user_id for to in due.recipients["coordinator"]] == [cast.coordinator.user_id]
