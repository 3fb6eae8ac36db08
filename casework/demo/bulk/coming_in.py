"""Young people of a bulk load, with the referral, membership and case by which they came in."""

from datetime import timedelta

from casework.cases.models import Case, CaseChange, CaseTeamMember, Goal
from casework.cases.types import (
    CaseStatus,
    ChangeKind,
    GoalProgress,
    RiskLevel,
    TeamRole,
)
from casework.cohorts.models import Membership, MembershipStatusChange
from casework.cohorts.types import MembershipStatus
from casework.demo.bulk.setting import One, Rows, Setting, with_ref
from casework.demo.words import cases as case_words
from casework.demo.words import referrals as referral_words
from casework.people.matching import name_tokens
from casework.people.models import NameToken, Person
from casework.referrals.models import Referral
from casework.referrals.types import ReferralStatus, Urgency

_RISKS = (RiskLevel.LOW, RiskLevel.MEDIUM, RiskLevel.MEDIUM, RiskLevel.HIGH)


def person_rows(setting: Setting, rows: Rows, one: One) -> None:
    made, numbers = one.made, setting.numbers
    who = {
        "forename": made.forename,
        "surname": made.surname,
        "date_of_birth": made.date_of_birth,
        "sex": made.sex,
        "ethnicity": made.ethnicity,
        "postcode": made.postcode,
        "address": made.address,
        "phone": made.phone,
        "area_id": one.area,
    }
    rows[Person].append(
        with_ref(numbers, Person, one.person)
        | who
        | {"created_at": setting.at(one.ago), "version": 1, "also_known_as": ""}
    )
    for token in sorted(name_tokens(made.forename, made.surname, "")):
        rows[NameToken].append({"id": numbers.key(NameToken), "person_id": one.person, "token": token[:40]})
    police = setting.world.users["tom.ferris"]
    rows[Referral].append(
        with_ref(numbers, Referral, one.referral)
        | who
        | {
            "person_id": one.person,
            "cohort_id": one.cohort,
            "source_agency_id": police.agency_id,
            "referrer_user_id": police.id,
            "reason": setting.rng.choice(referral_words.REASONS).replace("{n}", made.forename),
            "urgency": Urgency.SOON,
            "referred_on": setting.today - timedelta(days=one.ago + 4),
            "status": ReferralStatus.ACCEPTED,
            "received_at": setting.at(one.ago + 4),
            "acknowledge_by": setting.today - timedelta(days=one.ago + 3),
            "acknowledged_at": setting.at(one.ago + 3),
            "decided_at": setting.at(one.ago),
            "version": 1,
        }
    )


def membership_rows(setting: Setting, rows: Rows, one: One) -> None:
    joined = setting.today - timedelta(days=one.ago)
    rows[Membership].append(
        with_ref(setting.numbers, Membership, one.membership)
        | {
            "cohort_id": one.cohort,
            "person_id": one.person,
            "referral_id": one.referral,
            "status": MembershipStatus.ENGAGED,
            "status_since": joined + timedelta(days=18),
            "nominated_on": joined,
            "joined_on": joined,
            "created_at": setting.at(one.ago),
            "version": 2,
        }
    )
    steps = ((None, MembershipStatus.ACTIVE, 0), (MembershipStatus.ACTIVE, MembershipStatus.ENGAGED, 18))
    for before, after, days in steps:
        rows[MembershipStatusChange].append(
            {
                "id": setting.numbers.key(MembershipStatusChange),
                "membership_id": one.membership,
                "from_status": before,
                "to_status": after,
                "changed_on": joined + timedelta(days=days),
                "changed_at": setting.at(one.ago - days),
                "changed_by_id": setting.world.users["coordinator"].id,
            }
        )


def case_rows(setting: Setting, rows: Rows, one: One) -> None:
    numbers, opened = setting.numbers, setting.today - timedelta(days=one.ago)
    risk = _RISKS[one.number % len(_RISKS)]
    rows[Case].append(
        with_ref(numbers, Case, one.case)
        | {
            "membership_id": one.membership,
            "person_id": one.person,
            "cohort_id": one.cohort,
            "area_id": one.area,
            "status": CaseStatus.ACTIVE,
            "lead_worker_id": one.worker,
            "risk_level": risk,
            "risk_set_on": opened + timedelta(days=6),
            "opened_on": opened,
            "summary_now": setting.rng.choice(case_words.NOW[risk]).replace("{n}", one.made.forename),
            "summary_by_id": one.worker,
            "summary_at": setting.at(20),
            "review_due_on": setting.today + timedelta(days=one.number % 42),
            "created_at": setting.at(one.ago),
            "version": 3,
        }
    )
    rows[CaseTeamMember].append(
        {
            "id": numbers.key(CaseTeamMember),
            "case_id": one.case,
            "user_id": one.worker,
            "role": TeamRole.LEAD_WORKER,
            "since": opened,
        }
    )
    for kind, title, days in ((ChangeKind.OPENED, "Case opened", 0), (ChangeKind.STATUS, "Status: active", 20)):
        rows[CaseChange].append(
            {
                "id": numbers.key(CaseChange),
                "case_id": one.case,
                "kind": kind,
                "title": title,
                "changed_at": setting.at(one.ago - days),
                "changed_by_id": one.worker,
            }
        )
    for number in range(2):
        words, step = case_words.GOALS[(one.number + 5 * number) % len(case_words.GOALS)]
        rows[Goal].append(
            with_ref(numbers, Goal)
            | {
                "case_id": one.case,
                "text": words,
                "next_step": step,
                "progress": GoalProgress.STARTED,
                "set_by_id": one.worker,
                "set_on": opened + timedelta(days=11),
                "version": 1,
            }
        )
