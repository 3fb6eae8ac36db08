"""The work with one young person, from the day their case opens: contacts, goals, risk, reviews, what happened."""

from datetime import date, datetime, time, timedelta
from functools import partial

from casework.cases import services as cases
from casework.cases.models import Goal, Intervention
from casework.cases.types import (
    Attendance,
    CaseStatus,
    ClosureReason,
    ContactNote,
    ContactPlan,
    GoalProgress,
    InterventionKind,
    InterventionStatus,
    RiskLevel,
)
from casework.cohorts import services as cohorts
from casework.cohorts.rules import needs_attrition_stage
from casework.cohorts.types import AttritionStage, MembershipStatus
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db
from casework.demo.story import Tale, World, weekday
from casework.demo.words import cases as words
from casework.demo.words import contacts as contact_words

_KINDS = (InterventionKind.VISIT, InterventionKind.SESSION, InterventionKind.CALL, InterventionKind.MESSAGE)
_REVIEW_DAYS = 42


def begin(world: World, tale: Tale, opened_at: datetime) -> None:
    """Plan the whole work with a young person from the moment their case opened."""
    opened = clock.london_day(opened_at)
    last = min(tale.ends or world.today, world.today)

    def on(days: int, step_at: int = 11) -> datetime:
        return clock.london_time(weekday(opened + timedelta(days=days)), time(step_at, world.rng.choice((5, 20, 40))))

    story = world.story
    story.at(on(2), partial(_to_status, world, tale, CaseStatus.ASSESSMENT, "First visits begin"))
    story.at(on(6), partial(_set_risk, world, tale, tale.risks[0]))
    story.at(on(11), partial(_add_goal, world, tale))
    story.at(on(13), partial(_add_goal, world, tale))
    story.at(on(14), partial(_to_status, world, tale, CaseStatus.PLANNING, "Assessment finished with the family"))
    story.at(on(18), partial(_engage, world, tale))
    story.at(on(20), partial(_to_status, world, tale, CaseStatus.ACTIVE, "Plan agreed"))
    story.at(on(21, 15), partial(_tell_now, world, tale))
    for number, risk in enumerate(tale.risks[1:], 1):
        share = int((last - opened).days * number / len(tale.risks))
        story.at(on(share, 14), partial(_set_risk, world, tale, risk))
    for days in range(30, max(31, (last - opened).days), 38):
        story.at(on(days, 16), partial(_move_goal, world, tale))
    _plan_reviews(world, tale, opened, last)
    _plan_contacts(world, tale, opened, last)
    if tale.ends is not None:
        story.at(clock.london_time(tale.ends, time(16, 30)), partial(_close, world, tale))


def worker(world: World, tale: Tale) -> Actor:
    """Return who writes on this case: its worker, or the coordinator while it has none."""
    return world.actors[tale.worker or "coordinator"]


def plan_contact(
    world: World, tale: Tale, at: datetime, kind: InterventionKind, *, ahead: int = 4, called_off: str = ""
) -> None:
    """Have the worker plan a contact some days ahead, now or in the past; nobody writes it up."""
    planned_at = min(at - timedelta(days=ahead), world.now - timedelta(hours=20))

    def plan() -> None:
        entry = _plan(world, tale, at, kind)
        if called_off:
            cases.call_off(
                worker(world, tale), case=tale.opened(), entry=entry, version=entry.version, reason=called_off
            )

    world.story.at(planned_at, plan)


def _plan_contacts(world: World, tale: Tale, opened: date, last: date) -> None:
    rng, day = world.rng, opened + timedelta(days=3)
    quiet_from = tale.silent_since or last
    while day < min(last, quiet_from):
        met = weekday(day)
        at = world.between(met, 10, 18)
        if at < world.now - timedelta(hours=20) and met < last:
            kind = rng.choices(_KINDS, (4, 4, 3, 1))[0]
            if kind in _KINDS[:2] and rng.random() < 0.55:
                _planned_and_met(world, tale, at, kind)
            else:
                world.story.at(at + timedelta(hours=1), partial(_log, world, tale, at, kind))
        day += timedelta(days=max(2, round(rng.gauss(tale.rhythm, 2.5))))


def _planned_and_met(world: World, tale: Tale, at: datetime, kind: InterventionKind) -> None:
    kept: list[Intervention] = []
    world.story.at(at - timedelta(days=world.rng.randint(2, 6)), lambda: kept.append(_plan(world, tale, at, kind)))
    world.story.at(
        at + timedelta(hours=world.rng.choice((1, 2, 3, 20))), partial(_write_up, world, tale, kept, at, kind)
    )


def _plan(world: World, tale: Tale, at: datetime, kind: InterventionKind) -> Intervention:
    rng = world.rng
    purpose = rng.choice(contact_words.PURPOSES).replace("{n}", tale.forename)
    planned = ContactPlan(kind, at, place=rng.choice(contact_words.PLACES[kind]), purpose=purpose)
    return cases.plan(worker(world, tale), case=tale.opened(), planned=planned)


def _write_up(world: World, tale: Tale, kept: list[Intervention], at: datetime, kind: InterventionKind) -> None:
    if not tale.is_open or not kept or kept[0].status is not InterventionStatus.PLANNED:
        return
    entry = kept[0]
    note = _note(world, tale, at, kind)
    cases.write_up(
        worker(world, tale), case=tale.opened(), entry=entry, version=entry.version, note=note, goal=_goal(world, tale)
    )


def _log(world: World, tale: Tale, at: datetime, kind: InterventionKind) -> None:
    if tale.is_open:
        cases.log(worker(world, tale), case=tale.opened(), note=_note(world, tale, at, kind), goal=_goal(world, tale))


def _note(world: World, tale: Tale, at: datetime, kind: InterventionKind) -> ContactNote:
    rng = world.rng
    calls = kind in (InterventionKind.CALL, InterventionKind.MESSAGE)
    if rng.random() < (1.0 if calls and tale.keenness else tale.keenness):
        said, how = rng.choice(contact_words.VOICES) if rng.random() < 0.4 else ("", None)
        return ContactNote(
            kind=kind,
            starts_at=at,
            attendance=Attendance.ATTENDED,
            what_happened=rng.choice(contact_words.HAPPENED[kind]).replace("{n}", tale.forename),
            voice=said,
            voice_how=how,
            voice_share=rng.random() < 0.7 if said else None,
            minutes=10 if calls else rng.choice((30, 45, 60, 75, 90)),
            place=rng.choice(contact_words.PLACES[kind]),
        )
    if calls:
        told = rng.choice(contact_words.NO_ANSWER).replace("{n}", tale.forename)
        return ContactNote(kind=kind, starts_at=at, attendance=Attendance.UNACCEPTABLE, what_happened=told)
    missed = rng.choices((Attendance.ACCEPTABLE, Attendance.UNACCEPTABLE, Attendance.LOGISTICS), (4, 5, 2))[0]
    why, told = rng.choice(contact_words.ABSENT[missed])
    return ContactNote(
        kind=kind,
        starts_at=at,
        attendance=missed,
        absence_note=why,
        what_happened=told.replace("{n}", tale.forename),
        place=rng.choice(contact_words.PLACES[kind]),
    )


def _goal(world: World, tale: Tale) -> Goal | None:
    if not tale.goals or world.rng.random() < 0.5:
        return None
    return db.session.get(Goal, world.rng.choice(tale.goals))


def _to_status(world: World, tale: Tale, status: CaseStatus, reason: str) -> None:
    case = tale.opened()
    if tale.is_open and case.status is not status:
        cases.change_status(worker(world, tale), case=case, version=case.version, status=status, reason=reason)


def _engage(world: World, tale: Tale) -> None:
    """Where a panel selected, the steps in between are the panel's own story; else they begin to work with us now."""
    membership = tale.entered()
    if membership.status is MembershipStatus.ACTIVE and tale.keenness:
        cohorts.change_status(
            world.actors["coordinator"],
            membership_id=membership.id,
            status=MembershipStatus.ENGAGED,
            reason="Meets the worker and has agreed a plan",
        )


def _set_risk(world: World, tale: Tale, level: RiskLevel) -> None:
    case = tale.opened()
    if tale.is_open and case.risk_level is not level:
        why = world.rng.choice(words.RISK_WHY[level]).replace("{n}", tale.forename)
        cases.set_risk(worker(world, tale), case=case, version=case.version, level=level, reason=why)
        if case.summary_now:
            _tell_now(world, tale)


def _tell_now(world: World, tale: Tale) -> None:
    case = tale.opened()
    if tale.is_open:
        level = case.risk_level if case.risk_level in words.NOW else RiskLevel.MEDIUM
        # By turns and not by chance: two of one worker's young people seldom read alike.
        variants = words.NOW[level]
        text = variants[(tale.person.id + len(case.summary_now)) % len(variants)].replace("{n}", tale.forename)
        cases.tell_now(worker(world, tale), case=case, version=case.version, text=text)


def _add_goal(world: World, tale: Tale) -> None:
    if not tale.is_open:
        return
    text, step = words.GOALS[(tale.person.id * 5 + len(tale.goals) * 3) % len(words.GOALS)]
    target = clock.today() + timedelta(days=world.rng.choice((42, 60, 84, 120)))
    goal = cases.add_goal(worker(world, tale), case=tale.opened(), text=text, next_step=step, target_on=target)
    tale.goals.append(goal.id)


def _move_goal(world: World, tale: Tale) -> None:
    if not tale.is_open or not tale.goals:
        return
    goal = db.session.get_one(Goal, world.rng.choice(tale.goals))
    ladder = (GoalProgress.NOT_STARTED, GoalProgress.STARTED, GoalProgress.NEARLY_THERE, GoalProgress.ACHIEVED)
    if goal.progress.is_over:
        return
    progress = ladder[min(ladder.index(goal.progress) + 1, len(ladder) - 1)]
    note = world.rng.choice(words.GOAL_NOTES).replace("{n}", tale.forename)
    cases.update_goal(
        worker(world, tale),
        case=tale.opened(),
        goal=goal,
        version=goal.version,
        progress=progress,
        next_step=goal.next_step,
        note=note,
    )


def _plan_reviews(world: World, tale: Tale, opened: date, last: date) -> None:
    day = opened + timedelta(days=_REVIEW_DAYS - world.rng.randint(0, 4))
    while day < last:
        if tale.review_skipped and (world.today - day).days < _REVIEW_DAYS:
            return
        world.story.at(world.between(weekday(day), 10, 16), partial(_review, world, tale))
        day += timedelta(days=_REVIEW_DAYS - world.rng.randint(1, 5))


def _review(world: World, tale: Tale) -> None:
    case = tale.opened()
    if tale.is_open:
        text = world.rng.choice(words.REVIEWS).replace("{n}", tale.forename)
        next_on = weekday(clock.today() + timedelta(days=_REVIEW_DAYS))
        cases.review(worker(world, tale), case=case, version=case.version, summary=text, next_on=next_on)


def _close(world: World, tale: Tale) -> None:
    case = tale.opened()
    if not tale.is_open:
        return
    reason = ClosureReason(tale.end_reason)
    note = world.rng.choice(words.ENDINGS[reason.value]).replace("{n}", tale.forename)
    stage = AttritionStage.STARTED_DROPPED_OUT if needs_attrition_stage(reason) else None
    if reason is ClosureReason.DECLINED:
        stage = AttritionStage.MET_REFUSED_OFFER if tale.keenness else AttritionStage.CONTACTED_REFUSED_MEETING
    elif not tale.keenness and stage is not None:
        stage = AttritionStage.NEVER_CONTACTED
    cases.close(
        world.actors["coordinator"],
        case=case,
        version=case.version,
        reason=reason,
        note=note,
        attrition_stage=stage,
    )
