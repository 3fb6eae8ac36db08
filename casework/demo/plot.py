"""How young people come into the cohorts of the demonstration, and what follows."""

from datetime import datetime, timedelta
from functools import partial

from casework.cohorts import services as cohorts
from casework.cohorts.types import (
    MemberRole,
    MembershipStatus,
)
from casework.core import clock
from casework.demo import entering, happenings, journeys
from casework.demo.names import Made, Maker
from casework.demo.parts import COMPASS, STEER, Part
from casework.demo.story import Tale, World, weekday
from casework.demo.tables import Nominee, Table
from casework.demo.words import referrals as words
from casework.referrals import services as referrals
from casework.referrals.models import Referral

M, S = MemberRole, MembershipStatus
_REFERRERS = (
    "referrer",
    "tom.ferris",
    "joel.adeyinka",
    "femi.balogun-reed",
    "mairead.finch",
    "martin.fosse",
    "gail.ostler",
)


def enter(world: World, maker: Maker, cohort: str, part: Part, *, rhythm: int) -> Tale:
    """Put into the story a referral, its acceptance into a cohort without a panel, and the work."""
    joins = weekday(world.day(part.ago))
    tale = new_tale(world, cohort, part, _made(maker, cohort, part), rhythm)
    sent = world.between(weekday(joins - timedelta(days=world.rng.randint(3, 6))))

    def arrive() -> None:
        by = world.rng.choice(_REFERRERS)
        area = "brackwater" if cohort == COMPASS else "calderwick"
        referral = entering.refer(world, tale.made, by=by, area=area)
        coordinator = world.actors["coordinator"]
        world.story.at(sent + timedelta(hours=20), partial(referrals.acknowledge, coordinator, referral=referral))
        world.story.at(max(world.between(joins), sent + timedelta(hours=21)), partial(take, referral))

    def take(referral: Referral) -> None:
        entering.accept(world, referral, tale)
        entering.add_role(world, tale, M.AT_RISK, words.EVIDENCE["at_risk"])
        if world.rng.random() < 0.45:
            entering.add_role(world, tale, M.VICTIM, words.EVIDENCE["victim"])
        happenings.before_joining(world, tale)
        journeys.begin(world, tale, clock.now())

    world.story.at(sent, arrive)
    world.tales.append(tale)
    return tale


def nominate(world: World, maker: Maker, table: Table, part: Part, *, selected: bool = True) -> Tale:
    """Put into the story a referral that becomes a nomination, to be decided by the panel at its next sitting."""
    tale = new_tale(world, STEER, part, _made(maker, STEER, part), 8)
    sent = world.between(weekday(world.day(part.ago) - timedelta(days=9)))

    def arrive() -> None:
        referral = entering.refer(world, tale.made, by=world.rng.choice(_REFERRERS), area="calderwick")
        coordinator = world.actors["coordinator"]
        world.story.at(sent + timedelta(hours=19), partial(referrals.acknowledge, coordinator, referral=referral))
        world.story.at(sent + timedelta(days=2), partial(take, referral))

    def take(referral: Referral) -> None:
        entering.accept(world, referral, tale)
        membership = tale.entered()
        table.nominees.append(Nominee(tale, membership, selected, partial(follow, world, tale, part, selected)))
        for role in (M.SUSPECTED_HARMER, M.VICTIM):
            if role is M.SUSPECTED_HARMER or world.rng.random() < 0.6:
                entering.add_role(world, tale, role, words.EVIDENCE[role.value])
        happenings.before_joining(world, tale)

    world.story.at(sent, arrive)
    world.tales.append(tale)
    return tale


def follow(world: World, tale: Tale, part: Part, selected: bool) -> None:
    """After the panel: nothing for one not selected; else the case, and the steps of a first meeting."""
    if not selected:
        return
    entering.take_up(world, tale)
    journeys.begin(world, tale, clock.now())
    steps = (S.NOTIFICATION_PLANNED, S.NOTIFIED, S.SUPPORT_OFFERED, S.ENGAGED)
    last = steps.index(part.panel_end) if part.panel_end in steps else 1
    moment = clock.now()
    for number, status in enumerate(steps[: last + 1]):
        moment = _next_step(world, moment, number)
        world.story.at(moment, partial(_to, world, tale, status, words.PANEL_STEPS[number]))
    if part.panel_end is S.DECLINED:
        world.story.at(
            moment + timedelta(days=3),
            partial(_to, world, tale, S.DECLINED, "Heard the offer and does not want it now"),
        )
    if part.panel_end is S.UNABLE_TO_CONTACT:
        world.story.at(
            moment + timedelta(days=20),
            partial(_to, world, tale, S.UNABLE_TO_CONTACT, "Three visits at different hours, nobody there"),
        )


def _next_step(world: World, after: datetime, number: int) -> datetime:
    days = (2, 4, 0, 5)[number]
    if not days:
        return after + timedelta(minutes=50)
    return world.between(weekday(clock.london_day(after) + timedelta(days=days)), 16, 19)


def _to(world: World, tale: Tale, status: MembershipStatus, reason: str) -> None:
    membership = tale.entered()
    if membership.ended_on is None and membership.status is not status:
        cohorts.change_status(world.actors["coordinator"], membership_id=membership.id, status=status, reason=reason)


def new_tale(world: World, cohort: str, part: Part, made: Made, rhythm: int) -> Tale:
    """Begin the tale of one young person in one cohort."""
    return Tale(
        cohort=cohort,
        worker=part.worker,
        joined=weekday(world.day(part.ago)),
        risks=part.risks,
        made=made,
        rhythm=rhythm,
        keenness=part.keenness,
        ends=world.day(part.ends_ago) if part.ends_ago is not None else None,
        end_reason=part.end_reason,
        review_skipped=part.review_skipped,
        silent_since=world.day(part.silent_days) if part.silent_days else None,
    )


def _made(maker: Maker, cohort: str, part: Part) -> Made:
    least, most = (15, 18) if cohort == STEER else (12, 17)
    joined = clock.today() - timedelta(days=part.ago)
    return maker.make(least_age=least, most_age=most, boys=0.87 if cohort == STEER else 0.68, on=joined)
