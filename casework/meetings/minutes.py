"""Minutes drawn from what was recorded: one extract per item, so that each goes to one young person's file only."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from casework.actions.models import Action
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.refs import show_ref
from casework.core.web import show_date
from casework.meetings import queries, rules
from casework.meetings.models import AgendaItem, Decision, Meeting
from casework.meetings.queries import Item
from casework.meetings.types import (
    ATTENDANCE_LABELS,
    ITEM_REASON_LABELS,
    ITEM_STATUS_LABELS,
    ItemKind,
    ItemStatus,
    MeetingStatus,
    decision_label,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One heading and what was recorded under it."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Extract:
    """What the minutes say on one item: at most one young person."""

    item_id: int
    item_ref: str
    person_id: int | None
    person_ref: str | None
    title: str
    born: str
    reason: str
    status: str
    conflicts: tuple[Line, ...]
    updates: tuple[Line, ...]
    decisions: tuple[Line, ...]
    actions: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What the minutes say about the meeting itself: nothing about any one item."""

    series: str
    ref: str
    starts_at: str
    place: str
    chair: str
    attendance: tuple[Line, ...]
    present: int
    quorum: int
    conflicts: tuple[Line, ...]

    @property
    def quorate(self) -> bool:
        """Whether enough core agencies were there."""
        return rules.is_quorate(self.present, self.quorum)


@dataclass(frozen=True, slots=True)
class Record:
    """The minutes of a meeting, as far as one reader may see them."""

    head: Head
    extracts: tuple[Extract, ...]


def record_of(actor: Actor, meeting: Meeting) -> Record:
    """Return the minutes of a meeting that was loaded through the actor; items they may not see are left out.

    Agreed minutes are what was agreed, word for word; a draft is drawn from what is recorded.
    """
    if meeting.status is MeetingStatus.AGREED:
        kept = [parse(content) for content in queries.agreed_contents(actor, meeting)]
        if kept:
            return Record(kept[0][0], tuple(extract for _head, extract in kept))
        return Record(_head(meeting), ())
    items = [item for item in queries.items_of(actor, meeting) if item.row.status is not ItemStatus.DROPPED]
    conflicts: dict[int | None, list[Line]] = {}
    for conflict in queries.conflicts_at(meeting):
        conflicts.setdefault(conflict.agenda_item_id, []).append(Line(conflict.name, conflict.what))
    return Record(_head(meeting, conflicts.get(None, [])), _extracts(items, conflicts))


def canonical(head: Head, extract: Extract) -> str:
    """Return an extract with the head of its meeting as the text that is agreed: the same record, the same text."""
    content = {"meeting": asdict(head), "item": asdict(extract)}
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def parse(content: str) -> tuple[Head, Extract]:
    """Read an agreed text back."""
    read = json.loads(content)
    return Head(**_with_lines(read["meeting"])), Extract(**_with_lines(read["item"]))


def digest(text: str) -> str:
    """Return the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def _with_lines(fields: dict[str, Any]) -> dict[str, Any]:
    return {
        name: tuple(Line(**line) for line in value) if isinstance(value, list) else value
        for name, value in fields.items()
    }


def _head(meeting: Meeting, conflicts: Sequence[Line] = ()) -> Head:
    members = queries.members_of(meeting)
    there = [(member.agency.id, member.attendance.status) for member in members if member.attendance]
    return Head(
        series=meeting.series.name,
        ref=meeting.ref,
        starts_at=meeting.starts_at.isoformat(),
        place=meeting.place,
        chair=meeting.series.chair.name,
        attendance=tuple(_attendance(member) for member in members),
        present=rules.present_core({member.agency.id for member in members if member.core}, there),
        quorum=meeting.quorum if meeting.quorum is not None else meeting.series.quorum,
        conflicts=tuple(conflicts),
    )


def _extracts(items: list[Item], conflicts: dict[int | None, list[Line]]) -> tuple[Extract, ...]:
    ids = [item.row.id for item in items]
    updates: dict[int, list[Line]] = {}
    for update in queries.updates_on(ids):
        said = "Nothing to add" if update.nothing_to_add else update.text
        updates.setdefault(update.agenda_item_id, []).append(Line(update.agency.name, said))
    decisions: dict[int, list[Line]] = {}
    kinds = {item.row.id: item.row.kind for item in items}
    for decision in _decisions(ids):
        decisions.setdefault(decision.agenda_item_id, []).append(_decision(decision, kinds[decision.agenda_item_id]))
    actions: dict[int, list[Line]] = {}
    for action in _actions(ids):
        actions.setdefault(action.agenda_item_id or 0, []).append(_action(action))
    return tuple(
        Extract(
            item_id=item.row.id,
            item_ref=item.row.ref,
            person_id=item.row.person_id,
            person_ref=item.person_ref,
            title=item.title,
            born=show_date(item.date_of_birth),
            reason=ITEM_REASON_LABELS[item.row.reason],
            status=ITEM_STATUS_LABELS[item.row.status],
            conflicts=tuple(conflicts.get(item.row.id, ())),
            updates=tuple(updates.get(item.row.id, ())),
            decisions=tuple(decisions.get(item.row.id, ())),
            actions=tuple(actions.get(item.row.id, ())),
        )
        for item in items
    )


def _attendance(member: queries.Member) -> Line:
    if member.attendance is None:
        return Line(member.agency.name, "Not recorded")
    words = ATTENDANCE_LABELS[member.attendance.status]
    return Line(member.agency.name, f"{words}: {member.attendance.names}" if member.attendance.names else words)


def _decisions(item_ids: list[int]) -> list[Decision]:
    statement = select(Decision).where(Decision.agenda_item_id.in_(item_ids)).order_by(Decision.id)
    return list(db.session.scalars(statement))


def _decision(decision: Decision, kind: ItemKind) -> Line:
    words = decision.rationale
    if decision.alternatives:
        words += f"\nAlso considered: {decision.alternatives}"
    if decision.dissent:
        words += f"\nDissent: {decision.dissent}"
    heading = decision_label(decision.type, kind)
    return Line(heading if decision.quorate else f"{heading} (the meeting was not quorate)", words)


def _actions(item_ids: list[int]) -> list[Action]:
    statement = (
        select(Action)
        .join(AgendaItem, AgendaItem.id == Action.agenda_item_id)
        .where(Action.agenda_item_id.in_(item_ids))
        .options(joinedload(Action.owner), joinedload(Action.agency))
        .order_by(Action.id)
    )
    return list(db.session.scalars(statement))


def _action(action: Action) -> Line:
    """As promised: what becomes of it later is the action's own record, and changes no minutes."""
    who = action.owner.name if action.owner else action.owner_name
    due = action.first_due_on
    words = f"{action.text}. {who}, {action.agency.name}, by {due.day} {due:%B %Y}"
    return Line(show_ref(action.ref), f"{words}. Done when: {action.done_when}" if action.done_when else words)
