"""Cohorts of each size with a past, counted."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from casework.access import services as access
from casework.access.models import User
from casework.access.types import Role
from casework.actions.types import Effect
from casework.cohorts.models import Cohort
from casework.core.actor import SYSTEM
from casework.core.db import db, transaction
from casework.reports import services
from tests.cast import Cast
from tests.factories.followed import Past, make_action, make_followed

FULL = Past(
    joined=60,
    engaged=48,
    completed=24,
    stopped=12,
    moved=7,
    waiting=6,
    not_accepted=9,
    checked=46,
    harmed_others=(20, 9),
    harmed=(18, 11),
    ete=(50, 22, 33),
    targets={
        "target_started": 60,
        "target_completed": 30,
        "target_attended_percent": 70,
        "target_actions_in_time_percent": 80,
    },
)
SMALL = Past(joined=15, engaged=13, completed=7, stopped=1, waiting=2, checked=12, harmed_others=(7, 2), ete=(11, 3, 6))
TINY = Past(joined=6, engaged=6, completed=2, checked=6)


@pytest.fixture
def counted(cast: Cast, frozen: datetime) -> Callable[[Past], Cohort]:
    """A maker of counted cohorts that the commissioner commissions."""

    def make(past: Past) -> Cohort:
        with transaction():
            cohort = make_followed(cast, past)
            commissioner = db.session.get_one(User, cast.commissioner.user_id)
            access.grant_role(SYSTEM, user=commissioner, role=Role.COMMISSIONER, cohort_id=cohort.id)
            for number in range(10):
                done_on = date(2026, 3, 2 + number) if number < 8 else None
                make_action(
                    cast,
                    cohort,
                    cast.police if number % 2 else cast.school,
                    first_due_on=date(2026, 3, 7),
                    done_on=done_on,
                    effect=Effect.HELPED if number < 4 else None,
                )
        services.refresh(cohort.id)
        return cohort

    return make
