"""Who is in the demonstration, in which cohort, since when, with whom, and how it goes."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from casework.cases.types import RiskLevel
from casework.cohorts import services as cohorts
from casework.cohorts.models import Cohort
from casework.cohorts.types import (
    CohortDetails,
    CohortStatus,
    MemberRole,
    MembershipStatus,
    ProgrammeType,
    Targets,
)
from casework.core import clock
from casework.demo import entering, happenings, journeys
from casework.demo.names import Made, Maker
from casework.demo.sittings import Nominee, Table
from casework.demo.story import Tale, World, weekday
from casework.demo.words import referrals as words
from casework.referrals import services as referrals
from casework.referrals.models import Referral

R, M, S = RiskLevel, MemberRole, MembershipStatus

STEER, SAFER, COMPASS = "STEER", "SAFER", "COMPASS"
_REFERRERS = (
    "referrer",
    "tom.ferris",
    "joel.adeyinka",
    "femi.balogun-reed",
    "mairead.finch",
    "martin.fosse",
    "gail.ostler",
)
_WORKERS = ("hannah.voss", "imran.sadiq", "brid.keane", "aled.morris-tate")
_WORKERS_B = ("sam.whitlock", "agata.lis", "ned.corrigan")


@dataclass(frozen=True, slots=True)
class Part:
    """How it goes with one member: how long ago they came, risk over time, how it ends and when."""

    ago: int
    worker: str
    risks: tuple[RiskLevel, ...]
    keenness: float = 0.72
    ends_ago: int | None = None
    end_reason: str = ""
    silent_days: int = 0
    review_skipped: bool = False
    panel_end: MembershipStatus = S.ENGAGED


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


def steer_parts() -> tuple[Part, ...]:
    """Return how it goes with the fifteen."""
    return (
        Part(215, "caseworker", (R.HIGH, R.HIGH, R.MEDIUM), 0.8),
        Part(215, "hannah.voss", (R.HIGH, R.MEDIUM, R.LOW), 0.85, 30, "outcomes_achieved"),
        Part(201, "imran.sadiq", (R.VERY_HIGH, R.HIGH)),
        Part(201, "caseworker", (R.HIGH, R.MEDIUM, R.HIGH), 0.6, silent_days=19),
        Part(187, "brid.keane", (R.HIGH, R.HIGH), 0.5, 40, "disengaged_after_attempts"),
        Part(173, "hannah.voss", (R.MEDIUM, R.LOW), 0.9),
        Part(159, "aled.morris-tate", (R.HIGH, R.MEDIUM)),
        Part(159, "imran.sadiq", (R.HIGH,), 0.15, 75, "declined_offer", panel_end=S.DECLINED),
        Part(131, "caseworker", (R.VERY_HIGH, R.VERY_HIGH), 0.65),
        Part(117, "brid.keane", (R.HIGH, R.MEDIUM), review_skipped=True),
        Part(103, "hannah.voss", (R.HIGH, R.HIGH), 0.4, 20, "custody"),
        Part(75, "aled.morris-tate", (R.MEDIUM,)),
        Part(61, "imran.sadiq", (R.HIGH,), 0.0, panel_end=S.UNABLE_TO_CONTACT),
        Part(33, "caseworker", (R.HIGH,), panel_end=S.SUPPORT_OFFERED),
        Part(19, "", (R.HIGH,), panel_end=S.NOTIFICATION_PLANNED),
    )


def safer_parts(world: World) -> list[Part]:
    """Return how it goes with the forty."""
    mine = [
        Part(290, "caseworker", (R.HIGH, R.MEDIUM, R.LOW), 0.9),
        Part(240, "caseworker", (R.MEDIUM, R.HIGH, R.MEDIUM), 0.7),
        Part(205, "caseworker", (R.MEDIUM, R.LOW), 0.8, review_skipped=True),
        Part(160, "caseworker", (R.HIGH, R.MEDIUM), 0.6),
        Part(120, "caseworker", (R.MEDIUM, R.MEDIUM), 0.75, silent_days=24),
        Part(84, "caseworker", (R.HIGH,), 0.7),
        Part(47, "caseworker", (R.MEDIUM,), 0.8),
        Part(16, "caseworker", (R.HIGH,), 0.9),
    ]
    ends = [(60, "outcomes_achieved"), (85, "outcomes_achieved"), (31, "stepped_down"), (110, "moved_area")]
    ends += [(140, "needs_met_elsewhere"), (52, "withdrew_consent_support"), (95, "stepped_up_child_protection")]
    ends += [(18, "outcomes_achieved")]
    rng = world.rng
    over = [
        Part(
            rng.randint(225, 310), rng.choice(_WORKERS), rng.choice(((R.MEDIUM, R.LOW), (R.HIGH, R.MEDIUM))), 0.8, *end
        )
        for end in ends
    ]
    over.append(Part(170, rng.choice(_WORKERS), (R.HIGH, R.MEDIUM), 0.0, 70, "disengaged_after_attempts"))
    others = [
        Part(
            rng.randint(14, 280),
            "" if number == 0 else rng.choice(_WORKERS),
            rng.choice(((R.MEDIUM,), (R.MEDIUM, R.LOW), (R.HIGH, R.MEDIUM), (R.LOW,), (R.HIGH,))),
            0.0 if number == 7 else rng.choice((0.55, 0.7, 0.85)),
            silent_days=20 if number % 9 == 4 else 0,
            review_skipped=number % 8 == 3,
        )
        for number in range(23)
    ]
    return mine + over + others


def compass_parts(world: World) -> list[Part]:
    """Return how it went with the sixty, all of it over."""
    rng = world.rng
    reasons = ["outcomes_achieved"] * 33 + ["stepped_down"] * 8 + ["disengaged_after_attempts"] * 6
    reasons += ["moved_area"] * 3 + ["withdrew_consent_support"] * 3 + ["needs_met_elsewhere"] * 3
    reasons += ["stepped_up_child_protection"] * 2 + ["declined_offer"] * 2
    rng.shuffle(reasons)
    parts = []
    for reason in reasons:
        ago = rng.randint(560, 785)
        length = rng.randint(60, 165) if reason in ("outcomes_achieved", "stepped_down") else rng.randint(40, 120)
        risks = rng.choice(((R.MEDIUM, R.LOW), (R.MEDIUM,), (R.HIGH, R.MEDIUM), (R.LOW,)))
        keenness = rng.choice((0.6, 0.75, 0.85))
        if reason == "declined_offer" or (reason == "disengaged_after_attempts" and rng.random() < 0.6):
            keenness = 0.0
        parts.append(Part(ago, rng.choice(_WORKERS_B), risks, keenness, ago - length, reason))
    return parts


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
