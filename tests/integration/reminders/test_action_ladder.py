"""A real action climbs its ladder: owner, owner, owner, owner, agency's contact, chair; done, it stops."""

from datetime import UTC, datetime, timedelta
from email import message_from_string, policy
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from casework.actions import services as actions
from casework.actions import subjects as _subjects  # noqa: F401 - introduces the kind
from casework.actions.models import Action
from casework.actions.types import About, Effect, PromisedAt
from casework.core import clock
from casework.core.actor import SYSTEM
from casework.core.db import db, read, transaction
from casework.reminders import queries, services
from tests.cast import Cast
from tests.factories.meetings import make_action, make_meeting

if TYPE_CHECKING:
    from tests.integration.reminders.conftest import Post

MADE = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
DUE_IN = 17  # Monday 7 December


@pytest.fixture
def action_ref(cast: Cast) -> str:
    with clock.frozen(MADE), transaction():
        meeting = make_meeting(cast)
        promised = PromisedAt(meeting.series_id, meeting.id)
        return make_action(cast, About(series_id=meeting.series_id), due_in=DUE_IN, promised_at=promised).ref


FIRST, LAST = 9, 25


def sweep_daily(start: int = FIRST, end: int = LAST) -> None:
    for day in range(start, end):
        services.run(MADE + timedelta(days=day))


def reminded(post: "Post") -> list[tuple[str, str]]:
    """Return (day of sending, recipient) of the reminders that went out."""
    letters = [message_from_string(letter, policy=policy.default) for letter in post.letters()]
    return [
        (f"{letter['Date'].datetime:%a %d %b}", letter["To"])
        for letter in letters
        if letter["Subject"] == "A reminder from Casework"
    ]


def test_never_answered_it_reaches_the_chair(action_ref: str, cast: Cast, post: "Post") -> None:
    sweep_daily()
    owner = cast.practitioner.email
    assert reminded(post) == [
        ("Mon 30 Nov", owner),
        ("Fri 04 Dec", owner),
        ("Mon 07 Dec", owner),
        ("Tue 08 Dec", owner),
        ("Thu 10 Dec", "contact@charity.example"),
        ("Mon 14 Dec", cast.chair.email),
    ]


def test_done_it_stops(action_ref: str, cast: Cast, post: "Post") -> None:
    sweep_daily(end=15)
    with clock.frozen(MADE + timedelta(days=15)), transaction():
        action = db.session.scalars(select(Action).where(Action.ref == action_ref)).one()
        actions.complete(SYSTEM, action=action, what_was_done="Rang the school", effect=Effect.HELPED)
    sweep_daily(start=15)
    assert [day for day, _to in reminded(post)] == ["Mon 30 Nov", "Fri 04 Dec"]


def test_its_page_can_tell_what_was_sent(action_ref: str, cast: Cast) -> None:
    sweep_daily()
    with read():
        action_id = db.session.scalars(select(Action.id).where(Action.ref == action_ref)).one()
        history = [one for one in queries.sent_about("action", action_id) if one.by == "reminder"]
    assert [one.to for one in history] == [
        *[cast.practitioner.name] * 4,
        "contact@charity.example",
        cast.chair.name,
    ]
    assert {one.state for one in history} == {"sent"}
    assert [one.at for one in history] == sorted(one.at for one in history)


def test_its_letters_lead_to_it_and_say_nothing_of_it(action_ref: str, post: "Post") -> None:
    sweep_daily()
    shown = f"{action_ref[:4]}-{action_ref[4:]}"
    for letter in post.letters():
        text = message_from_string(letter, policy=policy.default).get_content()
        assert f"/actions/{shown}" in text
        assert "school" not in text
