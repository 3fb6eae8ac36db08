"""What changed for the young people of a bulk load, and who sees them."""

from datetime import timedelta

from casework.access.models import Involvement, Placement
from casework.access.types import Level
from casework.cases.services.allotting import COHORT_BASIS, LEAD_BASIS
from casework.demo.bulk.setting import One, Rows, Setting, with_ref
from casework.outcomes.models import EteRecord, OutcomeCheck
from casework.outcomes.services import window_of
from casework.outcomes.types import CheckSource, CheckWindow, EtePoint, EteStatus
from casework.referrals.services.receiving import REFERRER_BASIS


def outcome_rows(setting: Setting, rows: Rows, one: One) -> None:
    numbers, joined = setting.numbers, setting.today - timedelta(days=one.ago)
    analyst = setting.world.users["tom.ferris"]
    for window, found in ((CheckWindow.BEFORE, one.number % 4), (CheckWindow.AFTER, one.number % 3 // 2)):
        begins, ends = window_of(joined, window)
        rows[OutcomeCheck].append(
            with_ref(numbers, OutcomeCheck)
            | {
                "person_id": one.person,
                "membership_id": one.membership,
                "window": window,
                "window_from": begins,
                "window_to": ends,
                "source": CheckSource.POLICE,
                "searched_to": ends,
                "times_harmed_others": found,
                "times_harmed": one.number % 2,
                "checked_on": min(ends + timedelta(days=10), setting.today),
                "checked_by_id": analyst.id,
                "agency_id": analyst.agency_id,
                "recorded_at": setting.at(5),
            }
        )
    for point, status in ((EtePoint.START, EteStatus.NONE), (EtePoint.NOW, EteStatus.EDUCATION)):
        rows[EteRecord].append(
            with_ref(numbers, EteRecord)
            | {
                "person_id": one.person,
                "membership_id": one.membership,
                "point": point,
                "status": status,
                "as_on": joined if point is EtePoint.START else setting.today - timedelta(days=9),
                "recorded_by_id": one.worker,
                "recorded_at": setting.at(9),
            }
        )


def sight_rows(setting: Setting, rows: Rows, one: One) -> None:
    """Place everything where the services would, and let lead worker and referrer see it."""
    case_scopes = (("case", one.case), ("cohort", one.cohort), ("area", one.area))
    places = [("person", one.person, "person", one.person), ("referral", one.referral, "referral", one.referral)]
    places += [
        (kind, key, *scope) for kind, key in (("person", one.person), ("case", one.case)) for scope in case_scopes
    ]
    places += [("referral", one.referral, "area", one.area), ("referral", one.referral, "case", one.case)]
    places += [("case", one.case, "person", one.person), ("referral", one.referral, "person", one.person)]
    for subject_kind, subject_id, scope_kind, scope_id in places:
        rows[Placement].append(
            {
                "id": setting.numbers.key(Placement),
                "subject_kind": subject_kind,
                "subject_id": subject_id,
                "scope_kind": scope_kind,
                "scope_id": scope_id,
                "placed_at": setting.at(one.ago),
            }
        )
    sees = [("case", one.case, one.worker, Level.FULL, LEAD_BASIS)]
    sees.append(("referral", one.referral, setting.world.users["tom.ferris"].id, Level.CONTRIBUTE, REFERRER_BASIS))
    if (one.worker, one.cohort) not in setting.teams:
        setting.teams.add((one.worker, one.cohort))
        sees.append(("cohort_team", one.cohort, one.worker, Level.SUMMARY, COHORT_BASIS))
    for scope_kind, scope_id, user_id, level, basis in sees:
        rows[Involvement].append(
            {
                "id": setting.numbers.key(Involvement),
                "scope_kind": scope_kind,
                "scope_id": scope_id,
                "user_id": user_id,
                "level": int(level),
                "basis": basis,
                "granted_at": setting.at(one.ago),
            }
        )
