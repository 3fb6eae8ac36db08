"""What happened to or by young people before and while we knew them."""

from datetime import date, timedelta
from functools import partial

from casework.core import clock
from casework.demo.story import Tale, World
from casework.demo.words import events as words
from casework.demo.words.events import Happening
from casework.events import services as events
from casework.events.types import EventDetails, Other, ParticipantRole


def before_joining(world: World, tale: Tale) -> None:
    """Record, now, what brought a young person to us."""
    rng = world.rng
    harming = tale.cohort == "STEER"
    pool = [*words.HARMED, *words.HARMING] if harming else [*words.HARMED, *words.AROUND]
    for happening in rng.sample(pool, rng.choice((1, 2, 2, 3)) if harming else rng.choice((0, 1, 1, 2))):
        record(world, tale, happening, clock.today() - timedelta(days=rng.randint(4, 300)))


def while_known(world: World, tales: list[Tale], chance: float) -> None:
    """Put into the story what happened to some while they were with us."""
    for tale in tales:
        last = tale.ends or world.today
        known = (last - tale.joined).days
        if known < 40 or world.rng.random() > chance:
            continue
        day = tale.joined + timedelta(days=world.rng.randint(30, known - 6))
        happening = world.rng.choice([*words.AROUND, *words.HARMED])
        world.story.at(world.between(day + timedelta(days=1)), partial(_if_open, world, tale, happening, day))


def lately(world: World, tale: Tale, happening: Happening, days_ago: int) -> None:
    """Put into the story something that happened some days ago and is in everybody's mind."""
    day = world.day(days_ago)
    world.story.at(world.between(day + timedelta(days=1), 8, 11), partial(_if_open, world, tale, happening, day))


def between(world: World, harmed: Tale, harming: Tale, days_ago: int) -> None:
    """Put into the story a fight between two young people of ours, told once, with both in it."""
    day = world.day(days_ago)

    def tell() -> None:
        other = Other(ParticipantRole.VICTIM, ref=harmed.person.ref)
        record(world, harming, words.BETWEEN, day, others=(other,))

    world.story.at(world.between(day + timedelta(days=1), 8, 11), tell)


def record(world: World, tale: Tale, happening: Happening, day: date, *, others: tuple[Other, ...] = ()) -> None:
    """Record that something happened to or by a young person on a day."""
    told = happening.text.replace("{n}", tale.forename)
    details = EventDetails(
        kind=happening.kind,
        basis=happening.basis,
        occurred_on=min(day, clock.today()),
        what_happened=told,
        is_violent=happening.violent,
        at=happening.at,
        place=happening.place,
    )
    if happening.other and not others:
        harmed = happening.part is ParticipantRole.VICTIM
        role = ParticipantRole.SUSPECTED if harmed else ParticipantRole.VICTIM
        others = (Other(role, description=happening.other.replace("{n}", tale.forename)),)
    events.record_event(
        world.actors["coordinator"], person_id=tale.person.id, role=happening.part, details=details, others=others
    )


def _if_open(world: World, tale: Tale, happening: Happening, day: date) -> None:
    if tale.is_open:
        record(world, tale, happening, day)
