"""What the reminders are told of cases."""

from datetime import date, timedelta

from flask import Flask

from casework.cases import services
from casework.cases.due import due
from casework.cases.types import ClosureReason, ContactPlan, InterventionKind
from casework.core import clock
from casework.core.db import read, transaction
from tests.cast import Cast
from tests.factories.cases import make_case, make_person


def ladders(day: date) -> dict[str, int]:
    found: dict[str, int] = {}
    with read():
        for one in due(day):
            found[one.ladder] = found.get(one.ladder, 0) + 1
    return found


def test_reviews_lead_workers_and_write_ups(app: Flask, cast: Cast, frozen: object) -> None:
    today = clock.today()
    with transaction():
        case = make_case(cast)
        make_case(cast, allotted=False)
        planned = ContactPlan(InterventionKind.VISIT, clock.now() + timedelta(hours=2))
        services.plan(cast.caseworker.actor, case=case, planned=planned)
    assert ladders(today) == {"case_allot": 1}
    assert ladders(today + timedelta(days=1)) == {"case_allot": 1, "write_up": 1}
    assert ladders(today + timedelta(weeks=6)) == {"case_allot": 1, "write_up": 1, "case_review": 2}
    with read():
        one = next(item for item in due(today + timedelta(days=1)) if item.ladder == "write_up")
    assert one.due_on == today
    assert one.recipients["lead_worker"][0].user_id == cast.caseworker.user_id
    assert one.recipients["coordinator"][0].user_id == cast.coordinator.user_id


def test_nothing_of_the_closed_or_the_dead(app: Flask, cast: Cast, frozen: object) -> None:
    with transaction():
        closed = make_case(cast)
        services.close(
            cast.caseworker.actor,
            case=closed,
            version=closed.version,
            reason=ClosureReason.OUTCOMES_ACHIEVED,
            note="Done",
        )
        make_case(cast, person=make_person(cast.northvale, died_on=clock.today()))
    assert ladders(clock.today() + timedelta(weeks=6)) == {}
