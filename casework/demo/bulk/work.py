"""What was done with the young people of a bulk load: contacts, what happened, promises."""

from datetime import date, time, timedelta
from typing import Any

from casework.actions.models import Action, ActionUpdate
from casework.actions.types import ActionStatus, Effect, Priority, UpdateKind
from casework.cases.models import Intervention
from casework.cases.types import (
    Attendance,
    InterventionKind,
    InterventionStatus,
)
from casework.core import clock
from casework.demo.bulk.setting import One, Rows, Setting, with_ref
from casework.demo.words import actions as action_words
from casework.demo.words import contacts as contact_words
from casework.events.models import Event, EventParticipant
from casework.events.types import EventBasis, EventKind, ParticipantRole

PRACTITIONERS_ACTIONS = 60
LONG_EVERY, LONG, SHORT = 50, 200, 10
PROMISES = 5
_KINDS = (InterventionKind.VISIT, InterventionKind.SESSION, InterventionKind.CALL, InterventionKind.MESSAGE)


def contact_rows(setting: Setting, rows: Rows, one: One) -> None:
    numbers, rng = setting.numbers, setting.rng
    total = LONG if one.number % LONG_EVERY == 0 else SHORT
    for number in range(total):
        kind = _KINDS[(one.number + number) % len(_KINDS)]
        at = setting.at(max(1, one.ago - 4 - number * (one.ago - 6) // total), 9 + number % 8)
        missed = number % 7 == 5
        rows[Intervention].append(
            with_ref(numbers, Intervention)
            | {
                "case_id": one.case,
                "person_id": one.person,
                "kind": kind,
                "status": InterventionStatus.WRITTEN_UP,
                "starts_at": at,
                "first_starts_at": at,
                "minutes": 45,
                "attendance": Attendance.ACCEPTABLE if missed else Attendance.ATTENDED,
                "what_happened": rng.choice(contact_words.HAPPENED[kind]).replace("{n}", one.made.forename),
                "voice": rng.choice(contact_words.VOICES)[0] if number % 3 == 0 else "",
                "worker_id": one.worker,
                "recorded_by_id": one.worker,
                "recorded_at": at + timedelta(hours=2),
                "version": 1,
            }
        )
    if one.number % 3 == 0:
        _event(setting, rows, one)


def _event(setting: Setting, rows: Rows, one: One) -> None:
    numbers, ago = setting.numbers, 30 + one.number % 300
    event = with_ref(numbers, Event)
    rows[Event].append(
        event
        | {
            "kind": EventKind.VICTIMISATION,
            "basis": EventBasis.REPORTED,
            "occurred_on": setting.today - timedelta(days=ago),
            "occurred_at": setting.at(ago, 16),
            "is_violent": True,
            "what_happened": "Pushed and robbed of a telephone on the way home.",
            "told_for_id": one.person,
            "recorded_at": setting.at(ago - 1),
            "version": 1,
        }
    )
    rows[EventParticipant].append(
        {
            "id": numbers.key(EventParticipant),
            "event_id": event["id"],
            "person_id": one.person,
            "reach_person_id": one.person,
            "role": ParticipantRole.VICTIM,
            "description": "",
        }
    )


def promise_rows(setting: Setting, rows: Rows, one: One) -> None:
    world, numbers = setting.world, setting.numbers
    practitioner, worker = world.users["practitioner"], one.worker
    for number in range(PROMISES):
        is_open = number == 0
        theirs = is_open and one.number < PRACTITIONERS_ACTIONS
        owner = practitioner.id if theirs else worker
        agency = practitioner.agency_id if theirs else world.agencies["yjs-calderwick"].id
        due = (
            setting.today + timedelta(days=one.number % 30 - 5)
            if is_open
            else setting.today - timedelta(days=30 * number)
        )
        choices = action_words.PROMISES[world.agencies["bridgeways" if theirs else "yjs-calderwick"].type]
        words, done_when = choices[(one.number + number) % len(choices)]
        closed = {} if is_open else _closing(setting, owner, due, number)
        row = with_ref(numbers, Action) | {
            "person_id": one.person,
            "case_id": one.case,
            "text": words,
            "done_when": done_when,
            "priority": Priority.NORMAL,
            "owner_agency_id": agency,
            "owner_user_id": owner,
            "owned_since": setting.at(60 + 30 * number),
            "first_due_on": due,
            "due_on": due,
            "times_carried": 0,
            "status": ActionStatus.OPEN,
            "closed_at": None,
            "closed_on": None,
            "closed_by_id": None,
            "what_was_done": None,
            "effect": None,
            "created_at": setting.at(60 + 30 * number),
            "created_by_id": world.users["coordinator"].id,
            "version": 1,
        }
        rows[Action].append(row | closed)
        rows[ActionUpdate].append(_thread(setting, row, UpdateKind.PROMISED, row["created_by_id"]))


def _closing(setting: Setting, owner: int, due: date, number: int) -> dict[str, Any]:
    closed = due - timedelta(days=number - 2)
    return {
        "status": ActionStatus.DONE,
        "closed_at": clock.london_time(closed, time(14)),
        "closed_on": closed,
        "closed_by_id": owner,
        "what_was_done": action_words.DONE[number % len(action_words.DONE)],
        "effect": (Effect.HELPED, Effect.PARTLY, Effect.HELPED, Effect.NO_EFFECT)[number % 4],
    }


def _thread(setting: Setting, row: dict[str, Any], kind: UpdateKind, user_id: int) -> dict[str, Any]:
    return {
        "id": setting.numbers.key(ActionUpdate),
        "action_id": row["id"],
        "kind": kind,
        "text": "",
        "user_id": user_id,
        "created_at": row["created_at"],
    }
