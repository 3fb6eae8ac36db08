"""Fictional young people, cohorts and cases. Call inside a `transaction()`."""

from datetime import date
from itertools import count
from typing import Any

from casework.access import services as access
from casework.cases import services as cases
from casework.cases.models import Case
from casework.cohorts import services as cohorts
from casework.cohorts.models import Cohort, Membership
from casework.cohorts.types import CohortDetails, ProgrammeType
from casework.core import clock
from casework.core.actor import SYSTEM
from casework.core.db import db
from casework.people.models import Person
from casework.referrals.models import Referral
from tests.cast import Cast

_serial = count(1)


def make_person(area_id: int, **given: Any) -> Person:
    """A young person standing in an area."""
    number = next(_serial)
    person = Person(
        **{
            "forename": "Ceri",
            "surname": f"Llewelyn{number}",
            "date_of_birth": date(2010, 5, 17),
            "area_id": area_id,
            "created_at": clock.now(),
            **given,
        }
    )
    db.session.add(person)
    db.session.flush()
    access.place(SYSTEM, "person", person.id, "area", area_id)
    access.place(SYSTEM, "person", person.id, "person", person.id)
    return person


def make_cohort(cast: Cast, programme: ProgrammeType = ProgrammeType.CONTEXTUAL_SAFEGUARDING, **given: Any) -> Cohort:
    """An open cohort in Northvale."""
    number = next(_serial)
    details: dict[str, Any] = {
        "name": f"Cohort {number}",
        "code": f"C{number}",
        "programme_type": programme,
        "area_id": cast.northvale,
        "capacity": 40,
        "coordinator_user_id": cast.coordinator.user_id,
        **given,
    }
    return cohorts.make(SYSTEM, details=CohortDetails(**details))


def make_referral(cast: Cast, person: Person, **given: Any) -> Referral:
    """A school's referral of a young person."""
    referral = Referral(
        **{
            "person_id": person.id,
            "area_id": cast.northvale,
            "source_agency_id": cast.school,
            "referrer_user_id": cast.referrer.user_id,
            "forename": person.forename,
            "surname": person.surname,
            "reason": "Seen with a knife near the school",
            "referred_on": clock.today(),
            "received_at": clock.now(),
            "acknowledge_by": clock.today(),
            **given,
        }
    )
    db.session.add(referral)
    db.session.flush()
    return referral


def make_case(cast: Cast, *, person: Person | None = None, cohort: Cohort | None = None, allotted: bool = True) -> Case:
    """A contextual-safeguarding case in Northvale from a school's referral, led by the caseworker."""
    person = person or make_person(cast.northvale)
    cohort = cohort or make_cohort(cast)
    opened = cases.open_from_referral(
        SYSTEM,
        referral=make_referral(cast, person),
        person_id=person.id,
        cohort_id=cohort.id,
        lead_worker_id=cast.caseworker.user_id if allotted else None,
        rationale="Criteria met",
    )
    assert opened.case is not None
    return opened.case


def make_nominee(cast: Cast, *, person: Person | None = None, cohort: Cohort | None = None) -> Membership:
    """Somebody put forward for a focused-deterrence cohort."""
    person = person or make_person(cast.northvale)
    cohort = cohort or make_cohort(cast, ProgrammeType.FOCUSED_DETERRENCE_INDIVIDUAL, min_age=14)
    opened = cases.open_from_referral(
        SYSTEM,
        referral=make_referral(cast, person),
        person_id=person.id,
        cohort_id=cohort.id,
        rationale="Three incidents since the summer",
    )
    assert opened.case is None
    return opened.membership
