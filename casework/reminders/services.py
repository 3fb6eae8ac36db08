"""The verbs of reminders: a sweep, and a run (a sweep with its delivery).

Crash anywhere, run twice, run two at once: nobody is missed and nobody gets two, because every reminder and every
digest is a row under a unique key, made in one transaction with the message that carries it.
"""

from collections import defaultdict
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import date, datetime

from casework.core import clock, subjects
from casework.core.config import settings
from casework.core.db import read, transaction
from casework.core.logging import get_logger
from casework.core.subjects import Due
from casework.core.upsert import insert_if_new
from casework.messages.delivery import Delivered, deliver
from casework.messages.types import MessageState
from casework.reminders import queries, rules
from casework.reminders.gather import settle
from casework.reminders.models import ReminderRung
from casework.reminders.queries import Key, Known
from casework.reminders.rules import Falling, Rung
from casework.reminders.types import Counts, ReminderState

log = get_logger(__name__)


class SweepIncomplete(ExceptionGroup[Exception]):
    """Some kinds of record could not say what is due, or somebody's reminders could not be written.

    Everything else was swept and sent; `counts` says what.
    """

    counts = Counts()


@dataclass
class Plan:
    """What a sweep found, before it writes anything."""

    today: date
    fallen: list[Falling] = field(default_factory=list)
    known: dict[Key, Known] = field(default_factory=dict)
    over: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    waiting: set[str] = field(default_factory=set)
    gathered_today: set[str] = field(default_factory=set)
    defects: list[Exception] = field(default_factory=list)

    @property
    def current(self) -> list[Falling]:
        return [one for one in self.fallen if not one.superseded]


def run(now: datetime | None = None, *, at_any_hour: bool = False) -> Counts:
    """Do one sweep and one delivery, as at `now`; outside any transaction.

    `at_any_hour` makes the day's digests although their hour has not come (the demo's "run now").
    Raises SweepIncomplete, after everything else is done, when something of it could not be.
    """
    with clock.frozen(now) if now is not None else nullcontext():
        plan, counts = _sweep(at_any_hour=at_any_hour)
        sent_before = _went_out(plan.known)
        delivered = deliver()
        _count_ends(plan, counts, sent_before, delivered)
        log.info("reminders run", **counts.as_dict())
        _raise_defects(plan, counts)
        return counts


def sweep() -> Counts:
    """Make the reminders and digests that are due now, without delivering them (the scheduler does that by itself).

    Raises SweepIncomplete as `run` does.
    """
    plan, counts = _sweep(at_any_hour=False)
    _raise_defects(plan, counts)
    return counts


def seed_rungs() -> int:
    """Store the default rungs of every ladder that has none yet, in the present transaction; return how many."""
    known = queries.known_ladders()
    wanted = [rung for rung in rules.DEFAULT_RUNGS if rung[0] not in known]
    return sum(
        insert_if_new(
            ReminderRung,
            {"ladder": ladder, "offset_days": offset, "audience": audience, "active": True},
            unique=["ladder", "offset_days", "audience"],
        )
        for ladder, offset, audience in wanted
    )


def _sweep(*, at_any_hour: bool) -> tuple[Plan, Counts]:
    plan = _plan()
    counts = Counts()
    gathering = at_any_hour or rules.digest_is_due(clock.now(), settings().digest_at)
    for recipient, fallen in _by_recipient(plan).items():
        over = plan.over.get(recipient, [])
        fresh = [one for one in fallen if _needs_writing(one, plan.known.get(one.key))]
        may_gather = gathering and recipient not in plan.gathered_today and (bool(fresh) or recipient in plan.waiting)
        if fresh or over or may_gather:
            try:
                settled = settle(recipient, fresh, over, plan.today, gathering=may_gather)
            except Exception as defect:  # noqa: BLE001 - kept, and raised by _raise_defects once the others are served
                plan.defects.append(defect)
                continue
            counts.cancelled += settled.cancelled
            counts.superseded += settled.superseded
            counts.messages += settled.messages
    return plan, counts


def _plan() -> Plan:
    rungs = _rungs()
    plan = Plan(clock.today())
    asserted, failed_kinds = _ask_every_subject(rungs, plan)
    with read():
        disabled = queries.disabled_among(one.recipient.user_id for one in asserted if one.recipient.user_id)
        plan.fallen = [one for one in asserted if one.recipient.user_id not in disabled and one.recipient.address]
        kinds = {one.due.subject.kind for one in plan.fallen}
        if kinds:
            plan.known = queries.known_reminders(kinds, min(one.due.due_on for one in plan.fallen))
        _find_what_is_over(plan, failed_kinds)
        plan.gathered_today = queries.recipients_with_digest(plan.today)
    return plan


def _rungs() -> list[Rung]:
    """Return the rungs, after storing those of ladders that this installation has never had."""
    with read():
        complete = queries.known_ladders() >= {ladder for ladder, _offset, _audience in rules.DEFAULT_RUNGS}
    if not complete:
        with transaction():
            seed_rungs()
    with read():
        return queries.active_rungs()


def _ask_every_subject(rungs: list[Rung], plan: Plan) -> tuple[list[Falling], set[str]]:
    """Ask each kind in a picture of its own, so that one that fails takes no other with it."""
    fallen: list[Falling] = []
    failed: set[str] = set()
    for introduced in subjects.subjects():
        if introduced.due is None:
            continue
        try:
            with read():
                dues: list[Due] = list(introduced.due(plan.today))
        except Exception as defect:  # noqa: BLE001 - kept, and raised by _raise_defects once everybody else is served
            defect.add_note(f"what is due of the kind {introduced.kind!r}")
            plan.defects.append(defect)
            failed.add(introduced.kind)
        else:
            fallen += [one for due in dues for one in rules.rungs_due(rungs, due, plan.today)]
    return fallen, failed


def _find_what_is_over(plan: Plan, failed_kinds: set[str]) -> None:
    """Waiting reminders that nobody asserts any more: done, moved, called off, or no longer this person's."""
    asserted = {one.key for one in plan.fallen}
    for reminder_id, key in queries.waiting().items():
        _rung, kind, _subject, recipient, _due_on = key
        if key in asserted or kind in failed_kinds:
            plan.waiting.add(recipient)
        else:
            plan.over[recipient].append(reminder_id)


def _by_recipient(plan: Plan) -> dict[str, list[Falling]]:
    grouped: dict[str, list[Falling]] = {recipient: [] for recipient in sorted({*plan.over, *plan.waiting})}
    for one in plan.fallen:
        grouped.setdefault(rules.recipient_key(one.recipient), []).append(one)
    return grouped


def _needs_writing(one: Falling, known: Known | None) -> bool:
    """New, or waiting although it was overtaken or has become urgent."""
    if known is None:
        return True
    return known.state is ReminderState.WAITING and (one.superseded or one.at_once)


def _went_out(known: dict[Key, Known]) -> set[int]:
    return {
        one.outbox_id
        for one in known.values()
        if one.outbox_id is not None and one.message_state is not None and one.message_state.went_out
    }


def _count_ends(plan: Plan, counts: Counts, sent_before: set[int], delivered: Delivered) -> None:
    """Look once more at every reminder that is due now, and count how it stands."""
    current = plan.current
    counts.due = len(current)
    if not current:
        return
    tried = {*delivered.failed, *delivered.put_off}
    with read():
        stands = queries.known_reminders(
            {one.due.subject.kind for one in current}, min(one.due.due_on for one in current)
        )
    for one in current:
        known = stands.get(one.key)
        if known is None or known.outbox_id is None or known.message_state is None:
            counts.waiting += 1
        elif known.outbox_id in sent_before:
            counts.already_sent += 1
        elif known.message_state.went_out:
            counts.sent += 1
        elif known.message_state is MessageState.FAILED or known.outbox_id in tried:
            counts.failed += 1
        else:
            counts.waiting += 1


def _raise_defects(plan: Plan, counts: Counts) -> None:
    if not plan.defects:
        return
    for defect in plan.defects:
        log.error("sweep incomplete", exc_info=defect)
    incomplete = SweepIncomplete("a sweep could not do everything", plan.defects)
    incomplete.counts = counts
    raise incomplete
