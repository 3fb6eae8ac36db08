"""The rows of one young person in a bulk load, each in its table."""

from casework.access.models import Involvement, Placement
from casework.actions.models import Action, ActionUpdate
from casework.cases.models import Case, CaseChange, CaseTeamMember, Goal, Intervention
from casework.cohorts.models import Membership, MembershipStatusChange
from casework.core.db import Model
from casework.demo.bulk.changed import outcome_rows, sight_rows
from casework.demo.bulk.coming_in import case_rows, membership_rows, person_rows
from casework.demo.bulk.setting import One, Rows, Setting
from casework.demo.bulk.work import contact_rows, promise_rows
from casework.events.models import Event, EventParticipant
from casework.outcomes.models import EteRecord, OutcomeCheck
from casework.people.models import NameToken, Person
from casework.referrals.models import Referral

TABLES: tuple[type[Model], ...] = (
    *(Person, NameToken, Referral, Membership, MembershipStatusChange, Case, CaseTeamMember, CaseChange, Goal),
    *(Intervention, Event, EventParticipant, Action, ActionUpdate, OutcomeCheck, EteRecord, Placement, Involvement),
)
"""In the order in which they refer to one another."""


def rows_of(setting: Setting, rows: Rows, number: int) -> None:
    """Add every row of one young person."""
    numbers, cohort = setting.numbers, number % len(setting.cohort_ids)
    area = setting.cohort_areas[cohort]
    workers = setting.workers[area]
    one = One(
        number=number,
        made=setting.maker.make(),
        person=numbers.key(Person),
        referral=numbers.key(Referral),
        membership=numbers.key(Membership),
        case=numbers.key(Case),
        cohort=setting.cohort_ids[cohort],
        area=area,
        worker=workers[number // len(setting.cohort_ids) % len(workers)],
        ago=400 + number % 300,
    )
    person_rows(setting, rows, one)
    membership_rows(setting, rows, one)
    case_rows(setting, rows, one)
    contact_rows(setting, rows, one)
    promise_rows(setting, rows, one)
    outcome_rows(setting, rows, one)
    sight_rows(setting, rows, one)
