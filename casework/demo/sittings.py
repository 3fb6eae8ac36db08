"""The tables the agencies sit around: two series, held fortnightly for months, and the next sitting of each."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import partial

from sqlalchemy.orm.attributes import set_committed_value

from casework.access.models import Agency
from casework.cohorts.types import NotSelectedReason
from casework.core import clock
from casework.core.actor import Actor
from casework.core.calendar import add_working_days, is_working_day
from casework.demo import promises
from casework.demo.agencies import SILENT
from casework.demo.story import Tale, World, weekday
from casework.demo.tables import Nominee, Table
from casework.demo.words import meetings as words
from casework.meetings import services as meetings
from casework.meetings.models import AgendaItem, Meeting
from casework.meetings.services.deciding import Coded
from casework.meetings.services.running import Promise
from casework.meetings.types import (
    AttendanceStatus,
    DecisionType,
    ItemReason,
)

A, D = AttendanceStatus, DecisionType


def plan_sittings(world: World, table: Table) -> None:
    """Put every past sitting, and the agenda of the next, into the story."""
    days = table.days
    for number, day in enumerate(days):
        last = number == len(days) - 1
        world.story.at(clock.london_time(day, table.at), partial(_hold, world, table, last))
    published = add_working_days(world.today, -1)
    world.story.at(clock.london_time(published, time(15, 20)), partial(_publish_next, world, table))


def _hold(world: World, table: Table, last: bool) -> None:
    minute_taker = world.actors["jo.bright"]
    meeting = _with_agenda(world, table, clock.today(), days_ahead=0)
    meetings.publish(minute_taker, meeting=meeting.row)
    meetings.open_meeting(minute_taker, meeting=meeting.row, statement_read=True, conflicts_asked=True)
    there = _attendance(world, table, meeting.row, minute_taker)
    for item, tale in meeting.items:
        _talk(world, table, meeting.row, item, tale, there)
    if last:
        _extra(world, table, meeting)
    meetings.finish(minute_taker, meeting=meeting.row)
    if not last or table.agree_last:
        agreed = clock.london_time(weekday(clock.today() + timedelta(days=5)), time(15))
        world.story.at(min(agreed, clock.london_time(world.day(1), time(16))), partial(_agree, world, meeting.row))


def _agree(world: World, meeting: Meeting) -> None:
    meetings.agree_minutes(world.actors["chair"], meeting=meeting)


@dataclass
class _Sitting:
    row: Meeting
    items: list[tuple[AgendaItem, Tale | Nominee | None]]


def _with_agenda(world: World, table: Table, day: date, *, days_ahead: int) -> _Sitting:
    minute_taker = world.actors["jo.bright"]
    meeting = meetings.plan_meeting(minute_taker, series=table.series, day=day, at=table.at)
    set_committed_value(meeting, "series", table.series)
    items: list[tuple[AgendaItem, Tale | Nominee | None]] = []
    waiting = [nominee for nominee in table.nominees if nominee.membership.nominated_on < clock.today()]
    for nominee in waiting[: 3 if days_ahead == 0 else 9]:
        candidate = f"nomination-{nominee.membership.ref}"
        item = meetings.add_candidate(minute_taker, meeting=meeting, candidate=candidate, reason=ItemReason.NEW)
        items.append((item, nominee))
        if days_ahead == 0:
            table.nominees.remove(nominee)
    for tale in _cases_to_review(world, table):
        note = world.rng.choice(words.REASONS)
        candidate = f"case-{tale.opened().ref}"
        item = meetings.add_candidate(
            minute_taker, meeting=meeting, candidate=candidate, reason=ItemReason.REVIEW, note=note
        )
        items.append((item, tale))
    if world.rng.random() < 0.4:
        title, note = world.rng.choice(words.OTHER_ITEMS)
        items.append(
            (meetings.add_other(minute_taker, meeting=meeting, title=title, reason=ItemReason.INFO, note=note), None)
        )
    return _Sitting(meeting, items)


def _cases_to_review(world: World, table: Table) -> list[Tale]:
    open_now = [tale for tale in world.tales if tale.cohort == table.cohort and tale.is_open]
    worst_first = sorted(open_now, key=lambda tale: (-_weight(tale), tale.person.id))
    turn = worst_first[:2] + world.rng.sample(worst_first[2:], min(2, max(0, len(worst_first) - 2)))
    return sorted(turn, key=lambda tale: tale.person.surname)


def _weight(tale: Tale) -> int:
    return ("not_assessed", "low", "medium", "high", "very_high").index(tale.opened().risk_level.value)


def _attendance(world: World, table: Table, meeting: Meeting, actor: Actor) -> tuple[Agency, ...]:
    there: list[Agency] = []
    for agency in table.agencies:
        odds = (3, 2, 5, 20, 70) if agency.code in SILENT else (74, 8, 8, 6, 4)
        status = world.rng.choices(
            (A.PRESENT, A.DEPUTY_SENT, A.APOLOGIES_WITH_REPORT, A.APOLOGIES_NO_REPORT, A.ABSENT), odds
        )[0]
        came = status in (A.PRESENT, A.DEPUTY_SENT)
        names = (agency.contact_name or "Duty manager") if status is A.PRESENT else "Deputy for the contact"
        meetings.record_attendance(
            actor, meeting=meeting, agency_ref=agency.ref, status=status, names=names if came else ""
        )
        if came:
            there.append(agency)
    return tuple(there)


def _talk(
    world: World,
    table: Table,
    meeting: Meeting,
    item: AgendaItem,
    about: Tale | Nominee | None,
    there: tuple[Agency, ...],
) -> None:
    rng, actor = world.rng, world.actors["jo.bright"]
    tale = about.tale if isinstance(about, Nominee) else about
    if tale is not None:
        for agency in rng.sample(there, min(3, len(there))):
            _say(world, meeting, item, agency, tale)
    if isinstance(about, Nominee):
        _decide_nomination(world, meeting, item, about)
    elif tale is not None:
        _decide_case(world, meeting, item, tale)
    else:
        rationale = rng.choice(words.OTHER_RATIONALE)
        meetings.decide(actor, meeting=meeting, item=item, type=D.ACCEPT, rationale=rationale)
    if there and (tale is None or tale.is_open):
        silent = [agency for agency in table.agencies if agency.code in SILENT]
        owners = rng.sample(there, min(len(there), rng.choice((1, 1, 2))))
        owners += silent[:1] if rng.random() < 0.08 else []
        for agency in owners:
            promise_here(world, meeting, item, agency, tale)


def _say(world: World, meeting: Meeting, item: AgendaItem, agency: Agency, tale: Tale) -> None:
    text = world.rng.choice(words.UPDATES[agency.type]).replace("{n}", tale.forename)
    nothing = text.startswith("Nothing to add")
    meetings.add_update(
        world.actors["jo.bright"],
        meeting=meeting,
        item=item,
        agency_id=agency.id,
        text="" if nothing else text,
        nothing_to_add=nothing,
    )


def _decide_nomination(world: World, meeting: Meeting, item: AgendaItem, nominee: Nominee) -> None:
    rng = world.rng
    dissent = "Education would have waited until after the exams." if rng.random() < 0.2 else ""
    meetings.decide(
        world.actors["jo.bright"],
        meeting=meeting,
        item=item,
        type=D.SELECT if nominee.selected else D.DECLINE,
        rationale=rng.choice(words.SELECTED if nominee.selected else words.DECLINED_NOMINATION),
        alternatives=rng.choice(words.ALTERNATIVES),
        dissent=dissent,
        coded=None
        if nominee.selected
        else Coded(
            not_selected=rng.choice((NotSelectedReason.BELOW_THRESHOLD, NotSelectedReason.IN_CUSTODY_LONG_TERM))
        ),
    )
    nominee.then()


def _decide_case(world: World, meeting: Meeting, item: AgendaItem, tale: Tale) -> None:
    rng = world.rng
    kind: DecisionType = D.NO_CHANGE
    rationales: tuple[str, ...] = words.CARRY_ON
    if _weight(tale) >= 3 and rng.random() < 0.18:
        kind, rationales = D.STEP_UP, words.STEP_UP
    elif _weight(tale) == 1:
        kind, rationales = D.STEP_DOWN, words.STEP_DOWN
    rationale = rng.choice(rationales)
    meetings.decide(world.actors["jo.bright"], meeting=meeting, item=item, type=kind, rationale=rationale)


def promise_here(
    world: World,
    meeting: Meeting,
    item: AgendaItem,
    agency: Agency,
    tale: Tale | None,
    *,
    due_on: date | None = None,
) -> None:
    """Record what an agency promises on an item; with a deadline given, nothing comes of it before today."""
    owner, key = promises.owner_at(world, agency, tale)
    text, done_when = promises.words_for(world, agency)
    said = Promise(
        text=text, owner=owner, due_on=due_on or promises.deadline(world, clock.today()), done_when=done_when
    )
    action = meetings.promise(world.actors["jo.bright"], meeting=meeting, item=item, said=said)
    if due_on is None:
        promises.give_fate(world, action, key, agency.code)


def _extra(world: World, table: Table, sitting: _Sitting) -> None:
    """What must stand open today, whatever chance did: late, due today, due soon."""
    about = [(item, tale) for item, tale in sitting.items if isinstance(tale, Tale) and tale.is_open]
    for number, (code, days) in enumerate(table.extra_promises):
        item, tale = about[number % len(about)]
        due = max(clock.today(), _working(world.today + timedelta(days=days)) if days >= 0 else world.day(-days))
        promise_here(world, sitting.row, item, world.agencies[code], tale, due_on=due)


def _working(day: date) -> date:
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def _publish_next(world: World, table: Table) -> None:
    sitting = _with_agenda(world, table, table.next_sitting, days_ahead=1)
    if not table.publish_next:
        return
    meetings.publish(world.actors["jo.bright"], meeting=sitting.row)
    for item, about in sitting.items:
        tale = about.tale if isinstance(about, Nominee) else about
        if tale is None:
            continue
        for agency in table.agencies:
            if agency.code not in (*SILENT, *table.missing_updates_from) and world.rng.random() < 0.6:
                _say(world, sitting.row, item, agency, tale)
