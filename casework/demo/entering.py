"""How young people of the demonstration come in: a referral as it was sent, its decision, a membership, a case."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from casework.cases import services as cases
from casework.cases.models import Case
from casework.cohorts import services as cohorts
from casework.cohorts.types import MemberRole
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db
from casework.demo.names import Made
from casework.demo.story import Tale, World
from casework.demo.words import cases as case_words
from casework.demo.words import referrals as words
from casework.people import services as people
from casework.people.models import Person
from casework.people.types import WarningKind
from casework.referrals import services as referrals
from casework.referrals.models import Referral
from casework.referrals.types import Urgency, YesNoUnknown

Y = YesNoUnknown


def refer(world: World, made: Made, *, by: str, area: str, urgency: Urgency = Urgency.SOON) -> Referral:
    """Send a referral through the front door as one of the partners, now."""
    details = _who(world, made) | _what(world, made) | {"urgency": urgency}
    return referrals.refer(world.actors[by], details=details, area_id=world.areas[area])


def accept(world: World, referral: Referral, tale: Tale, *, already: Person | None = None) -> None:
    """Accept a referral into a cohort: straight into a case, or as a nomination that waits for a panel."""
    coordinator = coordinator_of(world, referral)
    cohort = world.cohorts[tale.cohort]
    rationale = world.rng.choice(words.RATIONALES)
    tale.known = referrals.accept(
        coordinator,
        referral=referral,
        cohort_id=cohort.id,
        area_id=cohort.area_id,
        person_ref=already.ref if already else None,
        note=rationale,
    )
    if already is None:
        _complete_record(world, coordinator, tale.person, tale.made)
    needs_panel = cohort.programme_type.needs_panel
    opened = cases.open_from_referral(
        coordinator,
        referral=referral,
        person_id=tale.person.id,
        cohort_id=cohort.id,
        lead_worker_id=world.users[tale.worker].id if tale.worker and not needs_panel else None,
        rationale=rationale,
    )
    tale.membership, tale.case = opened.membership, opened.case


def take_up(world: World, tale: Tale) -> None:
    """After the panel has selected: find the case that the decision opened, and give it to its worker."""
    tale.case = db.session.scalars(select(Case).where(Case.membership_id == tale.entered().id)).one()
    if tale.worker:
        cases.allot(world.actors["coordinator"], case=tale.case, lead_worker_id=world.users[tale.worker].id)


def add_role(world: World, tale: Tale, role: MemberRole, evidence: str) -> None:
    """Record in which part a young person is known."""
    cohorts.add_role(world.actors["coordinator"], membership_id=tale.entered().id, role=role, evidence=evidence)


def coordinator_of(world: World, referral: Referral) -> Actor:
    """Return whoever coordinates a referral's area."""
    away = referral.area_id == world.areas["stourmere"]
    return world.actors["emyr.vaughan" if away else "coordinator"]


def _complete_record(world: World, coordinator: Actor, person: Person, made: Made) -> None:
    extra = {"also_known_as": made.also_known_as, "first_language": made.first_language}
    known = {name: value for name, value in extra.items() if value}
    if known:
        people.update_person(coordinator, person=person, version=person.version, details=known)
    if world.rng.random() < 0.22:
        kind, text = world.rng.choice(case_words.WARNINGS)
        review_on = clock.today() + timedelta(days=world.rng.randint(60, 400))
        people.add_warning(coordinator, person=person, kind=WarningKind(kind), text=text, review_on=review_on)


def _who(world: World, made: Made) -> dict[str, Any]:
    return {
        "forename": made.forename,
        "surname": made.surname,
        "date_of_birth": made.date_of_birth,
        "sex": made.sex,
        "ethnicity": made.ethnicity,
        "postcode": made.postcode,
        "address": made.address,
        "phone": made.phone,
        "nhs_number": made.nhs_number if world.rng.random() < 0.55 else "",
    }


def _what(world: World, made: Made) -> dict[str, Any]:
    rng = world.rng
    told = rng.choices((Y.YES, Y.NO, Y.NOT_KNOWN), (6, 2, 1))[0]
    child_protection = rng.choices((Y.YES, Y.NO), (2, 3))[0]
    made_it = child_protection is Y.YES
    said = {
        "reason": rng.choice(words.REASONS),
        "worries": rng.choice(words.WORRIES),
        "young_person_says": rng.choice(words.YOUNG_PERSON_SAYS),
        "family_says": rng.choice(words.FAMILY_SAYS),
        "strengths": rng.choice(words.STRENGTHS),
        "before_contact": rng.choice(words.BEFORE_CONTACT),
    }
    return {name: text.replace("{n}", made.forename) for name, text in said.items()} | {
        "child_protection_made": child_protection,
        "child_protection_on": clock.today() - timedelta(days=rng.randint(0, 6)) if made_it else None,
        "child_protection_why_not": "" if made_it else words.WHY_NO_CHILD_PROTECTION,
        "told": told,
        "not_told_because": words.NOT_TOLD if told is Y.NO else "",
        "agrees_to_support": rng.choices((Y.YES, Y.NOT_KNOWN, Y.NO), (5, 3, 1))[0],
        "safe_to_contact_carer": rng.choices((Y.YES, Y.NOT_KNOWN, Y.NO), (6, 2, 1))[0],
    }
