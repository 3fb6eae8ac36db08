"""From rows to the groups of the fixed tables: pure functions, as at a day."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from casework.cohorts.types import ExitReason, MembershipStatus
from casework.outcomes.types import FOLLOW_UP_DAYS, CheckWindow, EtePoint
from casework.reports.tables import VIOLENCE_FIGURES
from casework.reports.types import AgencyWork

R = ExitReason

_GROUPS: dict[ExitReason | None, str] = {
    R.OUTCOMES_ACHIEVED: "completed",
    R.STEPPED_DOWN: "completed",
    R.NEEDS_MET_ELSEWHERE: "other_help",
    R.STEPPED_UP: "other_help",
    R.DISENGAGED: "stopped",
    R.WITHDREW: "stopped",
    R.DECLINED: "stopped",
    R.MOVED_AREA: "circumstances",
    R.CUSTODY: "circumstances",
    R.AGED_OUT: "circumstances",
    R.DECEASED: "circumstances",
    None: "circumstances",
}


@dataclass(frozen=True, slots=True)
class Member:
    """A membership as counting sees it; those opened by mistake, or twice, are left out before."""

    id: int
    status: MembershipStatus
    status_since: date
    joined_on: date | None
    ended_on: date | None
    exit_reason: ExitReason | None


@dataclass(frozen=True, slots=True)
class Check:
    """A look that reached the end of its window."""

    membership_id: int
    window: CheckWindow
    times_harmed_others: int
    times_harmed: int


@dataclass(frozen=True, slots=True)
class Promise:
    """An action as counting sees it: `closed_on` and `done` as at the day."""

    agency: str
    first_due_on: date
    closed_on: date | None
    done: bool


def has_joined(member: Member, as_at: date) -> bool:
    """Say whether somebody had joined by a day."""
    return member.joined_on is not None and member.joined_on <= as_at


def journey_counts(members: Iterable[Member], attended: Mapping[int, int], as_at: date) -> Counter[str]:
    """Return how many stand in each group of `tables.journey`; `attended` maps memberships to contacts attended."""
    return Counter(_stands(member, attended.get(member.id, 0) > 0, as_at) for member in members)


def _stands(member: Member, engaged: bool, as_at: date) -> str:
    if not has_joined(member, as_at):
        decided = member.ended_on is not None and member.ended_on <= as_at
        refused = member.status is MembershipStatus.NOT_SELECTED and member.status_since <= as_at
        return "not_accepted" if decided or refused else "waiting"
    part = "engaged" if engaged else "not_engaged"
    if member.ended_on is None or member.ended_on > as_at:
        return f"in_{part}"
    group = _GROUPS[member.exit_reason]
    return group if group == "completed" else f"{group}_{part}"


def year_over(members: Iterable[Member], as_at: date) -> int:
    """Return for how many of those who joined the window after joining is over."""
    return sum(
        member.joined_on is not None and (as_at - member.joined_on).days >= FOLLOW_UP_DAYS
        for member in members
        if has_joined(member, as_at)
    )


def violence_counts(
    members: Iterable[Member], checks: Iterable[Check], as_at: date
) -> tuple[Counter[str], Counter[str]]:
    """Return how many stand in each group of `tables.violence`, and the numbers of events.

    Checked: both windows searched to their end. Where several sources were searched, the one that found most counts:
    sources tell of the same events, and adding them would count twice.
    """
    most: dict[tuple[int, CheckWindow], tuple[int, int]] = {}
    for check in checks:
        key = (check.membership_id, check.window)
        others, own = most.get(key, (0, 0))
        most[key] = (max(others, check.times_harmed_others), max(own, check.times_harmed))
    counts: Counter[str] = Counter()
    events: Counter[str] = Counter()
    for member in members:
        if not has_joined(member, as_at):
            continue
        before, after = most.get((member.id, CheckWindow.BEFORE)), most.get((member.id, CheckWindow.AFTER))
        if before is None or after is None:
            counts["unchecked"] += 1
            continue
        found = (before[0], after[0], before[1], after[1])
        counts["checked_" + "".join(str(int(times > 0)) for times in found)] += 1
        events.update({f"{name}_events": times for name, times in zip(VIOLENCE_FIGURES, found, strict=True)})
    return counts, events


def ete_counts(members: Iterable[Member], records: Iterable[tuple[int, EtePoint, bool]], as_at: date) -> Counter[str]:
    """Return how many stand in each group of `tables.ete`; `records` are oldest first, so the latest of a point counts."""
    latest = {(membership_id, point): is_in for membership_id, point, is_in in records}
    counts: Counter[str] = Counter()
    for member in members:
        if has_joined(member, as_at):
            start, now = latest.get((member.id, EtePoint.START)), latest.get((member.id, EtePoint.NOW))
            known = start is not None and now is not None
            counts[f"known_{int(bool(start))}{int(bool(now))}" if known else "unknown"] += 1
    return counts


def agency_work(promises: Sequence[Promise], as_at: date) -> tuple[tuple[AgencyWork, ...], int]:
    """Return each agency's actions that have come due by their first deadline, and how many have not.

    One done before its first deadline has come due by being done. Most first, then by name.
    """
    rows: dict[str, Counter[str]] = {}
    not_yet = 0
    for promise in promises:
        kept = _kept(promise, as_at)
        if kept is None:
            not_yet += 1
        else:
            rows.setdefault(promise.agency, Counter())[kept] += 1
    made = [AgencyWork(name, row["in_time"], row["later"], row["not_kept"]) for name, row in rows.items()]
    return tuple(sorted(made, key=lambda agency: (-agency.due, agency.agency))), not_yet


def _kept(promise: Promise, as_at: date) -> str | None:
    if promise.done and promise.closed_on is not None:
        return "in_time" if promise.closed_on <= promise.first_due_on else "later"
    if promise.closed_on is not None:
        return "not_kept"
    return "not_kept" if promise.first_due_on < as_at else None
