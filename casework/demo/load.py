"""Loading the demonstration: the small partnership that one can look round in."""

from datetime import time, timedelta
from functools import partial

from sqlalchemy import func, select

from casework.access.demo_people import PASSWORD
from casework.access.models import User
from casework.access.passwords import hash_password
from casework.cohorts.types import MemberRole
from casework.core import clock
from casework.core.calendar import add_working_days
from casework.core.config import settings
from casework.core.db import db, read, transaction
from casework.core.health import readiness
from casework.core.installation import is_demo, mark_demo
from casework.demo import (
    cohorts,
    entering,
    followup,
    happenings,
    journeys,
    partnership,
    parts,
    plot,
    present,
    promises,
    quiet,
    sittings,
    tables,
    waiting,
)
from casework.demo.names import Made, Maker
from casework.demo.story import Tale, World, weekday
from casework.demo.words import referrals as words
from casework.meetings.types import SeriesType
from casework.reports.tasks import refresh_due

SEED = 20_220_428
_PANEL = (
    "police",
    "probation",
    "yjs-calderwick",
    "childrens",
    "hospital",
    "community-safety",
    "bridgeways",
    "hollin-park",
    "fenbrook",
    "calder-homes",
)
_MACE = (
    "police",
    "childrens",
    "yjs-calderwick",
    "hospital",
    "icb",
    "community-safety",
    "hollin-park",
    "st-brannocs",
    "lockgate",
    "fire",
    "calder-homes",
)


class Refused(Exception):
    """The demonstration does not go into this database; the message says why in one sentence."""


def load_small() -> bool:
    """Load the demonstration into an empty database; return False when it is there already.

    The same on any one day: names, numbers and events come from a fixed seed. Raises Refused in production, or where
    there are users of somebody else's.
    """
    if not check_may_load():
        return False
    password_hash = hash_password(PASSWORD)
    with transaction():
        world = partnership.found(SEED, password_hash)
        _plan(world)
        world.story.tell()
        mark_demo("small")
    waiting.import_files(world)
    quiet.settle(world)
    refresh_due()
    return True


def check_may_load() -> bool:
    """Say whether the database is empty, and so may take a demonstration; False when one is in it. Raises Refused."""
    if settings().is_production:
        raise Refused(
            "the demonstration is never loaded in production: set CASEWORK_ENV=demo on a machine for looking round"
        )
    with read():
        if not readiness().migrations:
            raise Refused("the database is not up to date: run `casework db upgrade` first")
        if is_demo():
            return False
        users = db.session.scalar(select(func.count()).select_from(User)) or 0
    if users:
        raise Refused(
            f"this database holds {users} users who are not the demonstration's: name an empty one in CASEWORK_DATABASE_URL"
        )
    return True


def _plan(world: World) -> None:
    cohorts.make_cohorts(world)
    cohorts.close_compass(world)
    maker = Maker(world.rng, world.today)
    panel, mace = _tables(world)
    steer = [plot.nominate(world, maker, panel, part) for part in parts.steer_parts()]
    for ago in (145, 89):
        plot.nominate(world, maker, panel, parts.Part(ago, "", ()), selected=False)
    plot.nominate(world, maker, panel, parts.Part(1, "", ()))
    safer = [plot.enter(world, maker, parts.SAFER, part, rhythm=14) for part in parts.safer_parts(world)]
    compass = [plot.enter(world, maker, parts.COMPASS, part, rhythm=24) for part in parts.compass_parts(world)]
    twice = _in_two_cohorts(world, steer[3])
    for group, chance in ((steer, 0.8), (safer, 0.5), (compass, 0.3)):
        happenings.while_known(world, group, chance)
    followup.plan(world, [*compass, *steer, *safer])
    _case_promises(world, compass, safer)
    waiting.plan_triage(world, maker, _with_accents(safer))
    waiting.plan_decided(world, maker)
    present.plan(world)
    world.tales.append(twice)
    sittings.plan_sittings(world, panel)
    sittings.plan_sittings(world, mace)


def _tables(world: World) -> tuple[tables.Table, tables.Table]:
    tomorrow = add_working_days(world.today, 1)
    panel = tables.make_table(
        world,
        name="Steer panel",
        type=SeriesType.FD_PANEL,
        area="calderwick",
        cohort=parts.STEER,
        agencies=_PANEL,
        first=world.day(225),
        next_sitting=tomorrow,
        at=time(14, 0),
        place="Civic Centre, room 3.1",
    )
    panel.missing_updates_from = ("probation", "fenbrook")
    panel.extra_promises = (("police", -2), ("childrens", 1), ("bridgeways", 0), ("calder-homes", -6))
    mace = tables.make_table(
        world,
        name="Calderwick MACE",
        type=SeriesType.MACE,
        area="calderwick",
        cohort=parts.SAFER,
        agencies=_MACE,
        first=world.day(190),
        next_sitting=weekday(tomorrow + timedelta(days=5)),
        at=time(9, 30),
        place="Police station, conference room",
    )
    mace.agree_last = False
    mace.publish_next = False
    mace.extra_promises = (("hospital", -4), ("hollin-park", 2), ("st-brannocs", -1), ("yjs-calderwick", 0), ("icb", 3))
    return panel, mace


def _in_two_cohorts(world: World, first: Tale) -> Tale:
    """One young person is in both open cohorts, and is both victim and harmer."""
    part = parts.Part(70, "caseworker", (parts.R.HIGH, parts.R.MEDIUM), 0.7)
    tale = plot.new_tale(world, parts.SAFER, part, first.made, 14)

    def again() -> None:
        referral = entering.refer(world, first.made, by="mairead.finch", area="calderwick")
        entering.accept(world, referral, tale, already=first.person)
        entering.add_role(world, tale, MemberRole.VICTIM, words.EVIDENCE["victim"])
        happenings.before_joining(world, tale)
        journeys.begin(world, tale, clock.now())

    world.story.at(world.between(weekday(world.day(70))), again)
    return tale


def _case_promises(world: World, compass: list[Tale], safer: list[Tale]) -> None:
    """Promises on cases outside meetings: one or two for each of the closed cohort, some in the open one."""
    agencies = ("yjs-brackwater", "police", "bridgeways", "icb", "childrens", "hollin-park")
    for number, tale in enumerate([*compass, *safer[::3]]):
        for again in range(1 + number % 2):
            day = weekday(tale.joined + timedelta(days=16 + 21 * again))
            code = agencies[(number + again * 3) % len(agencies)]
            world.story.at(world.between(day), partial(promises.on_case, world, tale, code))


def _with_accents(tales: list[Tale]) -> Made:
    return next(tale.made for tale in tales if not tale.made.forename.isascii())
