"""What was promised at the tables and on cases, and what came of it: early, late, not at all, put off, forgotten."""

from datetime import date, datetime, time, timedelta
from functools import partial

from casework.access.models import Agency
from casework.actions import services as actions
from casework.actions.models import Action
from casework.actions.types import About, ActionStatus, Effect, Owner
from casework.core import clock
from casework.core.actor import Actor
from casework.core.calendar import add_working_days
from casework.demo.agencies import SILENT
from casework.demo.story import Tale, World
from casework.demo.words import actions as words

_EFFECTS = (Effect.HELPED, Effect.PARTLY, Effect.NO_EFFECT, Effect.TOO_EARLY, Effect.MADE_WORSE)
_HOUSING_OWNER = "Neil Farthing"


def owner_at(world: World, agency: Agency, tale: Tale | None) -> tuple[Owner, str]:
    """Return who of an agency promises, and the key of who answers: the case's own worker where it is theirs."""
    if agency.code == "calder-homes":
        return Owner(agency.id, name=_HOUSING_OWNER), ""
    staff = [key for key, user in world.users.items() if user.agency_id == agency.id and _works_with_people(world, key)]
    key = tale.worker if tale is not None and tale.worker in staff else world.rng.choice(staff)
    if agency.code == "bridgeways" and world.rng.random() < 0.8:
        key = "practitioner"
    return Owner(agency.id, user_id=world.users[key].id), key


def words_for(world: World, agency: Agency) -> tuple[str, str]:
    """Return what an agency promises, and how everybody will know that it is done."""
    return world.rng.choice(words.PROMISES[agency.type])


def deadline(world: World, promised: date) -> date:
    """Return a deadline between one and four weeks ahead, on a working day."""
    return add_working_days(promised, world.rng.choice((5, 7, 10, 10, 15, 20)))


def on_case(world: World, tale: Tale, agency_code: str, *, due_on: date | None = None, fated: bool = True) -> None:
    """Promise something on a case without a meeting, now."""
    if not tale.is_open:
        return
    agency = world.agencies[agency_code]
    owner, key = owner_at(world, agency, tale)
    text, done_when = words_for(world, agency)
    action = actions.promise(
        world.actors["coordinator"],
        text=text,
        owner=owner,
        about=About(case_id=tale.opened().id, person_id=tale.person.id),
        due_on=due_on or deadline(world, clock.today()),
        done_when=done_when,
    )
    if fated:
        give_fate(world, action, key, agency.code)


def give_fate(world: World, action: Action, key: str, agency_code: str) -> None:
    """Decide what will come of a promise. Two agencies never answer; most others do, some late, some not."""
    if agency_code in SILENT:
        return
    rng, due = world.rng, action.first_due_on
    promised = clock.today()
    fate = rng.random()
    if fate < 0.58:
        _finish(world, action, key, _day(promised, due, rng.randint(0, 5)))
    elif fate < 0.70:
        if rng.random() < 0.6:
            world.story.at(_at(due), partial(_update, world, action, key))
        _finish(world, action, key, due + timedelta(days=rng.randint(2, 12)))
    elif fate < 0.82:
        _put_off(world, action, key, due)
    elif fate < 0.90:
        world.story.at(_at(due + timedelta(days=rng.randint(-2, 6))), partial(_not_done, world, action, key))
    elif fate < 0.92:
        world.story.at(_at(due - timedelta(days=1)), partial(_cancel, world, action))
    else:
        _finish(world, action, key, due + timedelta(days=rng.randint(20, 40)))


def _finish(world: World, action: Action, key: str, day: date) -> None:
    world.story.at(_at(day), partial(_done, world, action, key))
    if world.rng.random() < 0.93:
        world.story.at(_at(day + timedelta(days=world.rng.randint(2, 9))), partial(_sign_off, world, action))


def _put_off(world: World, action: Action, key: str, due: date) -> None:
    later = add_working_days(due, world.rng.choice((5, 10)))
    asked = due - timedelta(days=2)
    world.story.at(_at(asked), partial(_ask, world, action, key, later))
    world.story.at(_at(asked + timedelta(days=1)), partial(_move, world, action, later))
    _finish(world, action, key, later + timedelta(days=world.rng.choice((-3, -1, 0, 4))))


def _done(world: World, action: Action, key: str) -> None:
    if action.status is ActionStatus.OPEN:
        effect = world.rng.choices(_EFFECTS, (50, 24, 12, 12, 2))[0]
        said = world.rng.choice(words.DONE)
        actions.complete(_answers(world, key), action=action, what_was_done=said, effect=effect)


def _not_done(world: World, action: Action, key: str) -> None:
    if action.status is ActionStatus.OPEN:
        reason, note = world.rng.choice(words.NOT_DONE)
        actions.not_done(_answers(world, key), action=action, reason=reason, note=note)


def _update(world: World, action: Action, key: str) -> None:
    if action.status is ActionStatus.OPEN:
        actions.update(_answers(world, key), action=action, text=world.rng.choice(words.UPDATES))


def _ask(world: World, action: Action, key: str, until: date) -> None:
    if action.status is ActionStatus.OPEN:
        reason = world.rng.choice(words.LONGER)
        actions.ask_for_longer(_answers(world, key), action=action, until=until, reason=reason)


def _move(world: World, action: Action, until: date) -> None:
    if action.status is ActionStatus.OPEN and action.asked_due_on is not None:
        reason = action.asked_reason or world.rng.choice(words.LONGER)
        actions.change_deadline(_manages(world, action), action=action, due_on=until, reason=reason)


def _cancel(world: World, action: Action) -> None:
    if action.status is ActionStatus.OPEN:
        actions.cancel(_manages(world, action), action=action, reason=words.CANCELLED)


def _sign_off(world: World, action: Action) -> None:
    if action.status in (ActionStatus.DONE, ActionStatus.NOT_DONE) and action.signed_off_at is None:
        actions.sign_off(_manages(world, action), action=action)


def _answers(world: World, key: str) -> Actor:
    return world.actors[key]


def _manages(world: World, action: Action) -> Actor:
    """Who is in charge: the chair of what was promised at a meeting, else the coordinator."""
    return world.actors["chair" if action.promised_series_id is not None else "coordinator"]


def _works_with_people(world: World, key: str) -> bool:
    return key not in (
        "administrator",
        "governance",
        "commissioner",
        "vivian.crane",
        "chair",
        "referrer",
        "emyr.vaughan",
    )


def _at(day: date) -> datetime:
    return clock.london_time(day, time(14, 25))


def _day(promised: date, due: date, before: int) -> date:
    return max(promised + timedelta(days=1), due - timedelta(days=before))
