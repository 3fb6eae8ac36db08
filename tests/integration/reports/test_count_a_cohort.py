"""The figures of a cohort, counted from the tables of every domain."""

from collections.abc import Callable
from datetime import date, datetime

from sqlalchemy import select

from casework.cohorts.models import Cohort, Membership
from casework.cohorts.types import ExitReason
from casework.core import clock
from casework.core.db import db, read, transaction
from casework.reports import services, tasks
from casework.reports.collecting import collect
from casework.reports.models import CohortSummary
from casework.reports.tables import journey
from tests.cast import Cast
from tests.factories.followed import Past, make_followed
from tests.integration.reports.conftest import FULL, SMALL

TODAY = date(2026, 11, 20)


def test_each_group_is_counted(counted: Callable[[Past], Cohort]) -> None:
    cohort = counted(FULL)
    with read():
        found = collect(cohort.id, TODAY)
    table = journey(found.counts["journey"])
    assert {name: table.count(name) for name in table.figures} == {
        "joined": 60,
        "referred": 75,
        "engaged": 48,
        "completed": 24,
        "still_in": 17,
        "other_help": 0,
        "stopped": 12,
        "circumstances": 7,
        "waiting": 6,
        "not_accepted": 9,
    }
    assert found.counts["contacts"] == {"attended": 144, "missed": 48}
    assert found.counts["violence"]["unchecked"] == 14
    assert found.counts["events"] == {
        "harmed_others_before_events": 40,
        "harmed_others_after_events": 18,
        "harmed_before_events": 36,
        "harmed_after_events": 22,
    }
    assert found.counts["year_over"] == {"people": 60}
    assert found.counts["ete"]["unknown"] == 10
    assert [(row.agency, row.in_time, row.later, row.not_kept) for row in found.work.agencies] == [
        ("Ashdown Academy", 3, 1, 1),
        ("Avonmarsh Police", 3, 1, 1),
    ]
    assert found.work.effects == {"helped": 4, "not_said": 4}


def test_a_day_in_the_past_knows_nothing_of_what_came_after(counted: Callable[[Past], Cohort]) -> None:
    cohort = counted(FULL)
    with read():
        before_anybody_left = collect(cohort.id, date(2025, 4, 1))
        before_anybody_came = collect(cohort.id, date(2025, 3, 2))
    assert before_anybody_left.counts["journey"]["in_engaged"] == 48
    assert before_anybody_left.counts["violence"] == {"unchecked": 60}
    assert before_anybody_left.counts["year_over"] == {"people": 0}
    assert before_anybody_left.work.due == 0
    assert before_anybody_came.counts["journey"] == {}


def test_those_opened_by_mistake_are_left_out(cast: Cast, frozen: datetime) -> None:
    with transaction():
        cohort = make_followed(cast, SMALL)
        mistaken = db.session.scalars(select(Membership).where(Membership.cohort_id == cohort.id)).all()[-3]
        mistaken.ended_on, mistaken.exit_reason = TODAY, ExitReason.ERROR
    with read():
        assert sum(collect(cohort.id, TODAY).counts["journey"].values()) == 16


def test_counting_takes_as_many_statements_for_two_as_for_sixty(
    cast: Cast, frozen: datetime, count_statements: Callable[[], object]
) -> None:
    taken = []
    for past in (Past(joined=2, engaged=1), FULL):
        with transaction():
            cohort = make_followed(cast, past)
        with read(), count_statements() as statements:  # type: ignore[attr-defined]
            collect(cohort.id, TODAY)
        taken.append(len(statements))
    assert taken[0] == taken[1] <= 8


def test_others_figures_stay_as_they_were_when_the_quarter_ended(counted: Callable[[Past], Cohort], cast: Cast) -> None:
    cohort = counted(SMALL)
    with read():
        first = _shown(cohort.id)
    with transaction():
        for membership in db.session.scalars(select(Membership).where(Membership.cohort_id == cohort.id)):
            membership.ended_on, membership.exit_reason = date(2026, 9, 1), ExitReason.OUTCOMES_ACHIEVED
    services.refresh(cohort.id)
    with read():
        assert _shown(cohort.id) == first
        now = db.session.scalar(
            select(CohortSummary).where(CohortSummary.cohort_id == cohort.id, CohortSummary.period == "now")
        )
        assert now is not None
        assert now.counts is not None
        assert now.counts["journey"]["completed"] == 15


def test_true_counts_are_not_kept_beside_what_others_see(counted: Callable[[Past], Cohort]) -> None:
    cohort = counted(SMALL)
    with read():
        rows = {
            row.period: row
            for row in db.session.scalars(select(CohortSummary).where(CohortSummary.cohort_id == cohort.id))
        }
        assert set(rows) == {"now", "2026-Q3"}
        assert rows["2026-Q3"].counts is None
        assert rows["now"].shown is None


def test_each_cohort_is_counted_once_a_day(cast: Cast, frozen: datetime) -> None:
    with transaction():
        make_followed(cast, Past(joined=2))
    assert tasks.refresh_due() == 1
    assert tasks.refresh_due() == 0
    with clock.frozen(datetime(2026, 11, 21, 9, tzinfo=frozen.tzinfo)):
        assert tasks.refresh_due() == 1


def _shown(cohort_id: int) -> object:
    return db.session.scalar(
        select(CohortSummary.shown).where(CohortSummary.cohort_id == cohort_id, CohortSummary.period == "2026-Q3")
    )
