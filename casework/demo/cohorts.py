"""The three cohorts of the demonstration, as somebody made them."""

from casework.cohorts import services as cohorts
from casework.cohorts.models import Cohort
from casework.cohorts.types import (
    CohortDetails,
    CohortStatus,
    ProgrammeType,
    Targets,
)
from casework.core import clock
from casework.demo.parts import COMPASS, SAFER, STEER
from casework.demo.story import World


def make_cohorts(world: World) -> None:
    """Make the three cohorts, each on the day it began."""
    opcc = world.agencies["opcc"].id
    coordinator = world.users["coordinator"].id
    plans = (
        (
            COMPASS,
            800,
            CohortDetails(
                name="Compass",
                code=COMPASS,
                programme_type=ProgrammeType.PREVENTION_PANEL,
                area_id=world.areas["brackwater"],
                purpose="Early, practical help after a first or second incident, by one worker for about five months.",
                capacity=60,
                opens_on=world.day(800),
                closes_on=world.day(390),
                coordinator_user_id=coordinator,
                commissioner_agency_id=opcc,
                targets=Targets(60, 40, 75, 80, 14),
            ),
        ),
        (
            SAFER,
            330,
            CohortDetails(
                name="Safer Places",
                code=SAFER,
                programme_type=ProgrammeType.CONTEXTUAL_SAFEGUARDING,
                area_id=world.areas["calderwick"],
                purpose="Young people harmed outside their homes: change the places, the people around them and what they can turn to.",
                capacity=45,
                opens_on=world.day(330),
                coordinator_user_id=coordinator,
                commissioner_agency_id=opcc,
                targets=Targets(45, 25, 75, 80, 14),
            ),
        ),
        (
            STEER,
            230,
            CohortDetails(
                name="Steer",
                code=STEER,
                programme_type=ProgrammeType.FOCUSED_DETERRENCE_INDIVIDUAL,
                area_id=world.areas["calderwick"],
                purpose="Fifteen young people most at risk of serious violence, as those harmed or those harming: one offer, made in person, kept.",
                capacity=15,
                min_age=14,
                opens_on=world.day(230),
                coordinator_user_id=coordinator,
                commissioner_agency_id=opcc,
                targets=Targets(15, 10, 70, 85, 7),
            ),
        ),
    )
    for code, ago, details in plans:
        with clock.frozen(world.between(world.day(ago))):
            world.cohorts[code] = cohorts.make(world.actors["coordinator"], details=details)


def close_compass(world: World) -> None:
    """Close the cohort whose time is over."""

    def close() -> None:
        cohort: Cohort = world.cohorts[COMPASS]
        details = CohortDetails(
            name=cohort.name,
            code=cohort.code,
            programme_type=cohort.programme_type,
            area_id=cohort.area_id,
            status=CohortStatus.CLOSED,
            purpose=cohort.purpose,
            capacity=cohort.capacity,
            opens_on=cohort.opens_on,
            closes_on=cohort.closes_on,
            min_age=cohort.min_age,
            coordinator_user_id=cohort.coordinator_user_id,
            commissioner_agency_id=cohort.commissioner_agency_id,
            targets=Targets(60, 40, 75, 80, 14),
        )
        cohorts.change(world.actors["coordinator"], cohort=cohort, version=cohort.version, details=details)

    world.story.at(world.between(world.day(389)), close)
