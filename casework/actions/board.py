"""The chair's board: every open action in the reader's charge, by agency and lateness, filtered in the query."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from casework.access.models import Agency
from casework.actions import policy
from casework.actions.models import Action, ActionUpdate
from casework.actions.rules import STUCK_AFTER
from casework.actions.types import ActionStatus, AgencyCount, UpdateKind
from casework.core.actor import Actor
from casework.core.db import db
from casework.people.models import Person

PAGE = 40
YEAR = timedelta(days=365)
_WORDS = (UpdateKind.UPDATE, UpdateKind.LONGER_ASKED, UpdateKind.DONE, UpdateKind.NOT_DONE)


class Show(StrEnum):
    """Which actions the board shows."""

    OPEN = "open"
    LATE = "late"
    WEEK = "week"
    STUCK = "stuck"
    ASKED = "asked"
    TO_SIGN_OFF = "to-sign-off"


SHOW_LABELS: dict[Show, str] = {
    Show.OPEN: "All open",
    Show.LATE: "Late now",
    Show.WEEK: "Due in 7 days",
    Show.STUCK: f"Carried over {STUCK_AFTER} times or more",
    Show.ASKED: "More time asked for",
    Show.TO_SIGN_OFF: "Closed, to sign off",
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What the board's address says. `after` is the key of the last row of the page before."""

    show: Show = Show.OPEN
    agency_id: int | None = None
    series_id: int | None = None
    after: tuple[str, date, int] | None = None


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One action on the board, with the young person's reference, what its owner last said, and who decides."""

    action: Action
    person_ref: str | None
    last_word: ActionUpdate | None
    in_charge: bool

    @property
    def key(self) -> str:
        """The place of this row in the order, for the next page's address."""
        return f"{self.action.due_on.isoformat()}~{self.action.id}~{self.action.agency.name}"


@dataclass(frozen=True, slots=True)
class Promises:
    """The three figures of the chair's home, and what waits for the chair."""

    late: int
    week: int
    stuck: int
    asked: int
    to_sign_off: int


def rows(actor: Actor, filters: Filters, today: date, *, limit: int = PAGE) -> list[BoardRow]:
    """Return one page of the board, ordered by agency, then deadline."""
    statement = (
        select(Action, Person.ref, policy.in_charge(actor))
        .join(Action.agency)
        .outerjoin(Person, Person.id == Action.person_id)
        .where(_shown(filters.show, today), policy.managed_by(actor), *_narrowed(filters))
        .options(contains_eager(Action.agency), joinedload(Action.owner))
        .order_by(Agency.name, Action.due_on, Action.id)
        .limit(limit)
    )
    found = db.session.execute(statement).unique().all()
    words = _last_words([action.id for action, _ref, _mine in found])
    return [BoardRow(action, ref, words.get(action.id), bool(mine)) for action, ref, mine in found]


def count(actor: Actor, filters: Filters, today: date) -> int:
    """Return how many actions the filters leave, on all pages."""
    whole = Filters(filters.show, filters.agency_id, filters.series_id)
    statement = (
        select(func.count(Action.id))
        .join(Action.agency)
        .where(_shown(filters.show, today), policy.managed_by(actor), *_narrowed(whole))
    )
    return db.session.execute(statement).scalar_one()


def counts_by_agency(actor: Actor, today: date) -> list[AgencyCount]:
    """Return, for the actions in the actor's charge, what each agency has open and late, and kept in 12 months.

    Worst first: by late, then by open. `closed` counts what was closed in the 12 months and not cancelled;
    `done_by_first` those of them done by the first deadline (R-MT-5).
    """
    closed = Action.status.in_((ActionStatus.DONE, ActionStatus.NOT_DONE))
    recent = and_(closed, Action.closed_on >= today - YEAR)
    kept = and_(recent, Action.status == ActionStatus.DONE, Action.closed_on <= Action.first_due_on)
    is_open = _shown(Show.OPEN, today)
    late, opened = _counted(_shown(Show.LATE, today)), _counted(is_open)
    statement = (
        select(
            Agency.id,
            Agency.ref,
            Agency.name,
            opened,
            late,
            func.min(case((is_open, Action.due_on))),
            _counted(recent),
            _counted(kept),
            *(_counted(_shown(show, today)) for show in (Show.WEEK, Show.STUCK, Show.ASKED, Show.TO_SIGN_OFF)),
        )
        .join(Agency, Agency.id == Action.owner_agency_id)
        .where(or_(is_open, recent, _shown(Show.TO_SIGN_OFF, today)), policy.managed_by(actor))
        .group_by(Agency.id, Agency.ref, Agency.name)
        .order_by(late.desc(), opened.desc(), Agency.name, Agency.id)
    )
    return [AgencyCount(*row) for row in db.session.execute(statement)]


def promises(actor: Actor, today: date) -> Promises:
    """Count what is late now, due this week and stuck in the actor's charge, and what waits for a decision."""
    return add_up(counts_by_agency(actor, today))


def add_up(agencies: Iterable[AgencyCount]) -> Promises:
    """Add up what the chair's home says first, from what it says of each agency."""
    counts = list(agencies)
    return Promises(
        late=sum(one.late for one in counts),
        week=sum(one.week for one in counts),
        stuck=sum(one.stuck for one in counts),
        asked=sum(one.asked for one in counts),
        to_sign_off=sum(one.to_sign_off for one in counts),
    )


def parse_after(text: str) -> tuple[str, date, int] | None:
    """Read the key of a row from an address; None when it is none."""
    due_on, _, rest = text.partition("~")
    key, _, agency = rest.partition("~")
    try:
        return (agency, date.fromisoformat(due_on), int(key)) if agency else None
    except ValueError:
        return None


def _counted(which: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((which, 1)))


def _shown(show: Show, today: date) -> ColumnElement[bool]:
    is_open = Action.status == ActionStatus.OPEN
    match show:
        case Show.LATE:
            return and_(is_open, Action.due_on < today)
        case Show.WEEK:
            return and_(is_open, Action.due_on.between(today, today + timedelta(days=7)))
        case Show.STUCK:
            return and_(is_open, Action.times_carried >= STUCK_AFTER)
        case Show.ASKED:
            return and_(is_open, Action.asked_due_on.is_not(None))
        case Show.TO_SIGN_OFF:
            closed = Action.status.in_((ActionStatus.DONE, ActionStatus.NOT_DONE))
            return and_(closed, Action.signed_off_at.is_(None))
    return is_open


def _narrowed(filters: Filters) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if filters.agency_id is not None:
        wanted.append(Action.owner_agency_id == filters.agency_id)
    if filters.series_id is not None:
        wanted.append(Action.promised_series_id == filters.series_id)
    if filters.after is not None:
        agency, due_on, key = filters.after
        later = or_(Action.due_on > due_on, and_(Action.due_on == due_on, Action.id > key))
        wanted.append(or_(Agency.name > agency, and_(Agency.name == agency, later)))
    return wanted


def _last_words(action_ids: list[int]) -> dict[int, ActionUpdate]:
    newest = (
        select(func.max(ActionUpdate.id))
        .where(ActionUpdate.action_id.in_(action_ids), ActionUpdate.kind.in_(_WORDS))
        .group_by(ActionUpdate.action_id)
    )
    return {
        word.action_id: word for word in db.session.scalars(select(ActionUpdate).where(ActionUpdate.id.in_(newest)))
    }
