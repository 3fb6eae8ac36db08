"""What changed, as far as anybody looked: outcome checks, some of them missing, and education or work."""

from datetime import timedelta
from functools import partial

from casework.demo.parts import COMPASS, STEER
from casework.demo.story import Tale, World
from casework.outcomes import services as outcomes
from casework.outcomes.types import CheckDetails, CheckSource, CheckWindow, EteDetails, EtePoint, EteStatus

_ENDED_WELL = ("outcomes_achieved", "stepped_down")


def plan(world: World, tales: list[Tale]) -> None:
    """Put into the story what police and others looked up, and what the workers know of school and work."""
    for number, tale in enumerate(tales):
        _plan_ete(world, tale, number)
        if tale.cohort == COMPASS:
            _plan_whole_checks(world, tale, number)
        else:
            _plan_first_checks(world, tale, number)


def _plan_ete(world: World, tale: Tale, number: int) -> None:
    rng = world.rng
    start = rng.choices(tuple(EteStatus), (45, 6, 5, 44))[0]
    if number % 11 != 7:
        details = EteDetails(EtePoint.START, start, tale.joined)
        world.story.at(world.between(tale.joined + timedelta(days=13)), partial(_ete, world, tale, details))
    if number % 5 == 3:
        return
    better = rng.random() < (0.55 if tale.end_reason in _ENDED_WELL else 0.25)
    later = rng.choice((EteStatus.EDUCATION, EteStatus.TRAINING, EteStatus.EMPLOYMENT)) if better else start
    day = min(tale.ends or world.day(3), world.day(3)) - timedelta(days=1)
    if day > tale.joined + timedelta(days=20):
        world.story.at(world.between(day), partial(_ete, world, tale, EteDetails(EtePoint.NOW, later, day)))


def _plan_whole_checks(world: World, tale: Tale, number: int) -> None:
    """A year of follow-up is over for all; for some nobody has looked, for some not to the end."""
    rng = world.rng
    if number % 20 in (4, 11, 17):
        return
    before = rng.choices((0, 1, 2, 3, 4), (28, 33, 22, 12, 5))[0]
    after = rng.choices((0, 1, 2, 3), (62, 25, 10, 3))[0]
    ended = tale.joined + timedelta(days=365)
    searched = ended + timedelta(days=rng.randint(10, 25))
    if number % 20 == 9:
        searched = ended - timedelta(days=80)
    hurt = rng.choices((0, 1, 2), (60, 30, 10))[0], rng.choices((0, 1, 2), (78, 18, 4))[0]
    moment = world.between(searched + timedelta(days=4))
    found = (
        CheckDetails(CheckWindow.BEFORE, CheckSource.POLICE, tale.joined, before, hurt[0]),
        CheckDetails(CheckWindow.AFTER, CheckSource.POLICE, searched, after, hurt[1]),
    )
    for details in found:
        world.story.at(moment, partial(_check, world, tale, "tom.ferris", details))
    if number % 3 == 0:
        details = CheckDetails(CheckWindow.AFTER, CheckSource.HOSPITAL, searched, 0, hurt[1])
        world.story.at(moment + timedelta(days=9), partial(_check, world, tale, "mairead.finch", details))


def _plan_first_checks(world: World, tale: Tale, number: int) -> None:
    """The year before can be known at once; the year after is not over for anybody yet."""
    rng = world.rng
    if number % 4 == 2:
        return
    before = rng.choices((0, 1, 2, 3, 4), (5, 25, 35, 25, 10) if tale.cohort == STEER else (40, 30, 20, 8, 2))[0]
    hurt = rng.choices((0, 1, 2), (30, 45, 25))[0]
    details = CheckDetails(CheckWindow.BEFORE, CheckSource.POLICE, tale.joined, before, hurt)
    world.story.at(world.between(tale.joined + timedelta(days=14)), partial(_check, world, tale, "tom.ferris", details))
    if number % 3 == 0 and (world.today - tale.joined).days > 120:
        details = CheckDetails(CheckWindow.AFTER, CheckSource.POLICE, world.day(20), rng.choice((0, 0, 0, 1)), 0)
        world.story.at(world.between(world.day(18)), partial(_check, world, tale, "tom.ferris", details))


def _ete(world: World, tale: Tale, details: EteDetails) -> None:
    if tale.membership is not None and tale.membership.joined_on is not None:
        outcomes.record_ete(
            world.actors[tale.worker or "coordinator"], membership_id=tale.membership.id, details=details
        )


def _check(world: World, tale: Tale, by: str, details: CheckDetails) -> None:
    membership = tale.membership
    if membership is None or membership.joined_on is None:
        return
    # The analyst sends figures; the coordinator, who sees the young person, enters them.
    note = f"Looked up by {world.users[by].name}"
    kept = CheckDetails(
        details.window, details.source, details.searched_to, details.times_harmed_others, details.times_harmed, note
    )
    outcomes.record_outcome_check(world.actors["coordinator"], membership_id=membership.id, details=kept)
