"""Today: what caseworker@ has to do, what happened lately, and what stands late or unanswered."""

from datetime import datetime, time, timedelta
from functools import partial

from casework.actions import services as actions
from casework.actions.types import About, Owner
from casework.cases.types import InterventionKind
from casework.core import clock
from casework.core.calendar import add_working_days
from casework.demo import happenings, journeys
from casework.demo.parts import SAFER, STEER
from casework.demo.story import Tale, World, weekday
from casework.demo.words import events as words

K = InterventionKind
WORKER = "caseworker"


def plan(world: World) -> None:
    """Put into the story the days around today."""
    mine = [tale for tale in world.tales if tale.worker == WORKER and tale.ends is None]
    _plan_days(world, mine)
    others = [tale for tale in world.tales if tale.worker not in ("", WORKER) and tale.ends is None]
    for number, tale in enumerate(others[::3]):
        at = clock.london_time(weekday(world.day(-1 - number % 9)), time(10 + number % 7))
        if at > world.now:
            journeys.plan_contact(world, tale, at, (K.VISIT, K.SESSION)[number % 2])
    _plan_events(world, mine)
    _plan_own_promises(world, mine)


def _plan_days(world: World, mine: list[Tale]) -> None:
    """Visits today and tomorrow, two not written up, one called off."""
    days: tuple[tuple[int, int, int, InterventionKind], ...] = (
        (0, 10, 0, K.VISIT),
        (0, 13, 30, K.CALL),
        (0, 15, 45, K.SESSION),
        (0, 17, 30, K.VISIT),
        (1, 9, 30, K.VISIT),
        (1, 12, 0, K.SESSION),
        (1, 16, 0, K.VISIT),
        (4, 11, 0, K.SESSION),
        (6, 16, 30, K.VISIT),
        (-1, 16, 0, K.VISIT),
        (-2, 11, 30, K.SESSION),
    )
    for number, (ahead, hour, minute, kind) in enumerate(days):
        tale = mine[(number * 5 + 1) % len(mine)]
        journeys.plan_contact(world, tale, _on(world, ahead, hour, minute), kind, ahead=5)
    journeys.plan_contact(
        *(world, mine[4], _on(world, -3, 14), K.VISIT), ahead=5, called_off="School trip that nobody had told us of"
    )


def _plan_events(world: World, mine: list[Tale]) -> None:
    steer = [tale for tale in mine if tale.cohort == STEER]
    safer = [tale for tale in mine if tale.cohort == SAFER]
    happenings.lately(world, steer[0], words.HARMED[0], 5)
    happenings.lately(world, safer[1], words.AROUND[0], 3)
    happenings.lately(world, steer[2], words.HARMED[3], 8)
    happenings.between(world, safer[0], steer[1], 17)


def _plan_own_promises(world: World, mine: list[Tale]) -> None:
    """Promises of those one can look round as: late, due today, soon, and one that needs longer."""
    for number, (key, agency, text, done_when, promised, due) in enumerate(_OWN):
        tale = mine[number % len(mine)]
        moment = world.between(add_working_days(world.today, -promised))
        deadline = add_working_days(world.today, due) if due else world.today
        world.story.at(moment, partial(_promise, world, tale, (key, agency, text, done_when, deadline)))


def _promise(world: World, tale: Tale, said: tuple[str, str, str, str, object]) -> None:
    key, agency, text, done_when, deadline = said
    if not tale.is_open:
        return
    action = actions.promise(
        world.actors["coordinator"],
        text=text,
        owner=Owner(world.agencies[agency].id, user_id=world.users[key].id),
        about=About(case_id=tale.opened().id, person_id=tale.person.id),
        due_on=deadline,  # type: ignore[arg-type]
        done_when=done_when,
    )
    if text.startswith("Find who"):
        later = add_working_days(action.due_on, 8)
        reason = "The charity decides on the first Monday of the month."
        asked = world.between(add_working_days(world.today, -1))
        world.story.at(
            asked, partial(actions.ask_for_longer, world.actors[key], action=action, until=later, reason=reason)
        )


_OWN: tuple[tuple[str, str, str, str, int, int], ...] = (
    ("practitioner", "bridgeways", "Match a mentor from outside the neighbourhood", "First meeting held", 14, -3),
    ("practitioner", "bridgeways", "Accompany to the college open day", "Visit made", 9, 0),
    (
        "practitioner",
        "bridgeways",
        "Find who can pay for the boxing fees and kit",
        "Answer told to the lead worker",
        11,
        2,
    ),
    ("practitioner", "bridgeways", "Offer the Saturday kitchen sessions", "Place offered and answer known", 8, 5),
    (
        "caseworker",
        "yjs-calderwick",
        "Complete the speech and language screen",
        "Screen shared with school and family",
        16,
        -2,
    ),
    (
        "caseworker",
        "yjs-calderwick",
        "Ring the grandmother about the holidays",
        "Plan for the two weeks written down",
        5,
        1,
    ),
    (
        "caseworker",
        "yjs-calderwick",
        "Contact the victim worker about a restorative meeting",
        "Answer from both families",
        10,
        4,
    ),
    ("caseworker", "yjs-calderwick", "Take the bursary form to college", "Form handed in", 6, 0),
)


def _on(world: World, ahead: int, hour: int, minute: int = 0) -> datetime:
    day = world.today + timedelta(days=ahead)
    return clock.london_time(day, time(hour, minute))
