"""Lists of referrals: the coordinator's queue, the referrer's own, a young person's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, literal, or_, select, tuple_

from casework.access.models import Agency
from casework.access.policy import visible_to
from casework.access.types import Level
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db
from casework.people.matching import name_similarity
from casework.referrals import rules
from casework.referrals.models import Referral
from casework.referrals.types import STATUS_LABELS, ReferralStatus, Urgency

PAGE = 50
_OPEN = (ReferralStatus.RECEIVED, ReferralStatus.MORE_ASKED)
_SEARCHED = 2000
_ALIKE = 0.8


class QueueFilter(StrEnum):
    """What the queue is narrowed to."""

    OPEN = "open"
    TO_ACKNOWLEDGE = "to_acknowledge"
    TO_DECIDE = "to_decide"
    MORE_ASKED = "more_asked"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One line of a list of referrals."""

    id: int
    ref: str
    name: str
    agency: str
    urgency: Urgency
    status: ReferralStatus
    received_at: datetime
    referred_on: date
    acknowledge_by: date
    acknowledged_at: datetime | None

    @property
    def status_label(self) -> str:
        """Say in words where it is."""
        return STATUS_LABELS[self.status]

    @property
    def decide_by(self) -> date:
        """Say by when it should be decided."""
        return rules.decide_by(clock.london_day(self.received_at), self.urgency)

    @property
    def due_on(self) -> date | None:
        """Say when the next clock runs out."""
        return rules.clock_of(
            self.status,
            acknowledged=self.acknowledged_at is not None,
            acknowledge=self.acknowledge_by,
            decide=self.decide_by,
        )

    @property
    def is_late(self) -> bool:
        """Say whether that was before today."""
        return self.due_on is not None and self.due_on < clock.today()


def queue(
    actor: Actor, which: QueueFilter = QueueFilter.OPEN, *, after: str | None = None, limit: int = PAGE
) -> list[QueueLine]:
    """Return one page of the referrals the actor decides on, by urgency, then the longest waiting."""
    statement = _lines().where(*_which(which), visible_to(actor, "referral", Referral.id, Level.FULL))
    if which is QueueFilter.DECIDED:
        statement = statement.order_by(Referral.decided_at.desc(), Referral.id.desc())
    else:
        statement = statement.order_by(_rank(), Referral.received_at, Referral.id)
    last = _last(actor, after) if after else None
    if last is not None:
        statement = statement.where(_beyond(which, last))
    return _read(statement.limit(limit))


def queue_counts(actor: Actor) -> dict[QueueFilter, int]:
    """Count the referrals the actor decides on, by where they are. One statement."""
    counted = [func.count(case((and_(*_which(which)), 1))) for which in QueueFilter]
    row = db.session.execute(select(*counted).where(visible_to(actor, "referral", Referral.id, Level.FULL))).one()
    return dict(zip(QueueFilter, row, strict=True))


def sent_by(actor: Actor, *, after: str | None = None, limit: int = PAGE) -> list[QueueLine]:
    """Return one page of what the actor, or their agency, has referred, newest first."""
    mine = or_(Referral.referrer_user_id == actor.user_id, Referral.source_agency_id == actor.agency_id)
    statement = _lines().where(mine, visible_to(actor, "referral", Referral.id))
    last = _last(actor, after) if after else None
    if last is not None:
        statement = statement.where(
            tuple_(Referral.received_at, Referral.id) < tuple_(literal(last.received_at), last.id)
        )
    return _read(statement.order_by(Referral.received_at.desc(), Referral.id.desc()).limit(limit))


def of_person(actor: Actor, person_id: int) -> list[QueueLine]:
    """Return the referrals of one young person that the actor may see, newest first."""
    statement = _lines().where(Referral.person_id == person_id, visible_to(actor, "referral", Referral.id))
    return _read(statement.order_by(Referral.received_at.desc(), Referral.id.desc()).limit(PAGE))


def search_names(actor: Actor, text: str) -> list[QueueLine]:
    """Return the open referrals on which the actor decides whose name is like what was typed."""
    statement = _lines().where(*_which(QueueFilter.OPEN), visible_to(actor, "referral", Referral.id, Level.FULL))
    lines = _read(statement.order_by(Referral.id.desc()).limit(_SEARCHED))
    scored = [(max(name_similarity(text, part) for part in (line.name, *line.name.split())), line) for line in lines]
    found = [(score, line) for score, line in scored if score >= _ALIKE]
    return [line for _, line in sorted(found, key=lambda each: (-each[0], each[1].id))[:PAGE]]


def _lines() -> Any:
    return select(Referral, Agency.name).join(Agency, Agency.id == Referral.source_agency_id)


def _read(statement: Any) -> list[QueueLine]:
    return [
        QueueLine(
            referral.id,
            referral.ref,
            referral.name,
            agency,
            referral.urgency,
            referral.status,
            referral.received_at,
            referral.referred_on,
            referral.acknowledge_by,
            referral.acknowledged_at,
        )
        for referral, agency in db.session.execute(statement)
    ]


def _which(which: QueueFilter) -> Sequence[ColumnElement[bool]]:
    is_open = Referral.status.in_(_OPEN)
    return {
        QueueFilter.OPEN: (is_open,),
        QueueFilter.TO_ACKNOWLEDGE: (is_open, Referral.acknowledged_at.is_(None)),
        QueueFilter.TO_DECIDE: (Referral.status == ReferralStatus.RECEIVED, Referral.acknowledged_at.is_not(None)),
        QueueFilter.MORE_ASKED: (Referral.status == ReferralStatus.MORE_ASKED,),
        QueueFilter.DECIDED: (~is_open,),
    }[which]


def _rank() -> ColumnElement[int]:
    return case({urgency: number for number, urgency in enumerate(rules.URGENCY_ORDER)}, value=Referral.urgency)


def _last(actor: Actor, ref: str) -> Referral | None:
    return db.session.scalar(select(Referral).where(Referral.ref == ref, visible_to(actor, "referral", Referral.id)))


def _beyond(which: QueueFilter, last: Referral) -> ColumnElement[bool]:
    if which is QueueFilter.DECIDED:
        return tuple_(Referral.decided_at, Referral.id) < tuple_(literal(last.decided_at), last.id)
    place = tuple_(literal(rules.URGENCY_ORDER.index(last.urgency)), literal(last.received_at), literal(last.id))
    return tuple_(_rank(), Referral.received_at, Referral.id) > place
