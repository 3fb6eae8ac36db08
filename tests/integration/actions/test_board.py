"""The chair's board: what it counts, what it shows, page after page."""

from datetime import timedelta

import pytest

from casework.access.services import unplace
from casework.actions import board, queries, services
from casework.actions.board import Filters, Show
from casework.actions.types import About, AgencyCount, Effect, Owner, PromisedAt
from casework.core import clock
from casework.core.actor import SYSTEM
from casework.core.db import transaction
from tests.cast import Cast
from tests.factories.cases import make_case
from tests.factories.meetings import make_action, make_meeting

pytestmark = pytest.mark.usefixtures("frozen")


def promised(cast: Cast) -> tuple[About, PromisedAt]:
    meeting = make_meeting(cast)
    return About(series_id=meeting.series_id), PromisedAt(meeting.series_id, meeting.id)


def test_the_three_figures_and_what_waits(cast: Cast) -> None:
    with transaction():
        about, at = promised(cast)
        late, week, far, done = (make_action(cast, about, due_in=due, promised_at=at) for due in (-4, 5, 30, 12))
        late.times_carried = 2
        services.ask_for_longer(
            cast.practitioner.actor, action=week, until=week.due_on + timedelta(days=9), reason="School is closed."
        )
        services.complete(cast.practitioner.actor, action=done, what_was_done="Rang.", effect=Effect.HELPED)
        found = board.promises(cast.chair.actor, clock.today())
        assert (found.late, found.week, found.stuck, found.asked, found.to_sign_off) == (1, 1, 1, 1, 1)
        assert board.promises(cast.coordinator.actor, clock.today()) == found
        assert board.promises(cast.practitioner.actor, clock.today()) == board.Promises(0, 0, 0, 0, 0)
        assert board.promises(cast.outsider.actor, clock.today()) == board.Promises(0, 0, 0, 0, 0)
        shown = {
            show: [row.action.id for row in board.rows(cast.chair.actor, Filters(show), clock.today())] for show in Show
        }
        assert shown[Show.OPEN] == [late.id, week.id, far.id]
        assert shown[Show.LATE] == shown[Show.STUCK] == [late.id]
        assert shown[Show.WEEK] == shown[Show.ASKED] == [week.id]
        assert shown[Show.TO_SIGN_OFF] == [done.id]


def test_agencies_stand_worst_first_with_what_they_kept(cast: Cast) -> None:
    with transaction():
        about, at = promised(cast)
        make_action(cast, about, due_in=-4, promised_at=at)
        police = Owner(cast.police, cast.analyst.user_id)
        make_action(cast, about, promised_at=at, owner=police)
        for moved in (False, True):
            action = make_action(cast, about, promised_at=at, owner=police)
            if moved:
                action.first_due_on = clock.today() - timedelta(days=1)
            services.complete(cast.analyst.actor, action=action, what_was_done="Rang.", effect=Effect.HELPED)
        counts = board.counts_by_agency(cast.chair.actor, clock.today())
        assert [(one.agency_id, one.open, one.late, one.closed, one.done_by_first) for one in counts] == [
            (cast.charity, 1, 1, 0, 0),
            (cast.police, 1, 0, 2, 1),
        ]
        assert isinstance(counts[0], AgencyCount)


def test_pages_follow_each_other_without_gap_or_overlap(cast: Cast) -> None:
    with transaction():
        about, at = promised(cast)
        for number in range(7):
            owner = Owner(cast.police, cast.analyst.user_id) if number % 2 else None
            make_action(cast, about, due_in=number, promised_at=at, **({"owner": owner} if owner else {}))
        actor, today = cast.chair.actor, clock.today()
        whole = [row.action.id for row in board.rows(actor, Filters(), today)]
        paged: list[int] = []
        after = None
        while rows := board.rows(actor, Filters(after=after), today, limit=3):
            paged += [row.action.id for row in rows]
            after = board.parse_after(rows[-1].key)
        assert paged == whole
        assert board.count(actor, Filters(), today) == 7


def test_the_board_of_one_agency_and_one_series(cast: Cast) -> None:
    with transaction():
        about, at = promised(cast)
        action = make_action(cast, about, promised_at=at)
        case = make_case(cast)
        make_action(
            cast, About(case_id=case.id, person_id=case.person_id), owner=Owner(cast.police, cast.analyst.user_id)
        )
        actor, today = cast.chair.actor, clock.today()
        of_series = board.rows(actor, Filters(series_id=at.series_id), today)
        of_agency = board.rows(actor, Filters(agency_id=cast.charity), today)
        assert [row.action.id for row in of_series] == [row.action.id for row in of_agency] == [action.id]


def test_what_hangs_on_a_case_is_seen_by_whoever_sees_the_case(cast: Cast) -> None:
    with transaction():
        case = make_case(cast)
        action = make_action(cast, About(case_id=case.id, person_id=case.person_id))
        for member in (cast.caseworker, cast.coordinator):
            assert [one.id for one in queries.open_for_case(member.actor, case.id)] == [action.id]
            assert [one.id for one in queries.open_for_person(member.actor, case.person_id)] == [action.id]
        assert queries.open_for_case(cast.outsider.actor, case.id) == []
        unplace(SYSTEM, "case", case.id, "case", case.id)
        assert queries.open_for_case(cast.caseworker.actor, case.id) == []
