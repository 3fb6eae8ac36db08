"""One referral, with what stands on its page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from casework.access.models import Agency, Area, User
from casework.access.policy import level_of, require_level
from casework.access.types import Level
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.errors import NotFound
from casework.people.models import Person
from casework.referrals import rules
from casework.referrals.models import ImportRow, Referral, ReferralMessage


@dataclass(frozen=True, slots=True)
class ReferralView:
    """A referral, whom it came from, and how much of it the reader may see."""

    referral: Referral
    agency: str
    area: str
    referrer: str
    decided_by: str
    person_ref: str | None
    level: Level

    @property
    def in_full(self) -> bool:
        """Say whether the reader may read what was written (its writer, and whoever decides)."""
        return self.level >= Level.CONTRIBUTE

    @property
    def decide_by(self) -> date:
        """Say by when it should be decided."""
        return rules.decide_by(clock.london_day(self.referral.received_at), self.referral.urgency)


def find(actor: Actor, ref: str, at_least: Level = Level.SUMMARY) -> ReferralView:
    """Return one referral. Raises NotFound out of sight, NotAllowed below the level."""
    referrer, decider = aliased(User), aliased(User)
    row = db.session.execute(
        select(
            Referral,
            Agency.name,
            Area.name,
            referrer.name,
            decider.name,
            Person.ref,
            level_of(actor, "referral", Referral.id),
        )
        .join(Agency, Agency.id == Referral.source_agency_id)
        .outerjoin(Area, Area.id == Referral.area_id)
        .outerjoin(referrer, referrer.id == Referral.referrer_user_id)
        .outerjoin(decider, decider.id == Referral.decided_by_id)
        .outerjoin(Person, Person.id == Referral.person_id)
        .where(Referral.ref == ref)
    ).one_or_none()
    if row is None:
        raise NotFound
    referral, agency, area, referrer_name, decider_name, person_ref, level = row
    require_level(level, at_least)
    return ReferralView(referral, agency, area or "", referrer_name or "", decider_name or "", person_ref, Level(level))


def messages_of(referral_id: int) -> Sequence[Any]:
    """Return what was asked and answered, oldest first: (ReferralMessage, who wrote it)."""
    return db.session.execute(
        select(ReferralMessage, User.name)
        .outerjoin(User, User.id == ReferralMessage.author_id)
        .where(ReferralMessage.referral_id == referral_id)
        .order_by(ReferralMessage.id)
    ).all()


def last_asked_by(referral_id: int) -> int | None:
    """Return who asked last."""
    return db.session.scalar(
        select(ReferralMessage.author_id)
        .where(ReferralMessage.referral_id == referral_id, ReferralMessage.from_referrer.is_(False))
        .order_by(ReferralMessage.id.desc())
        .limit(1)
    )


def original_row(referral_id: int) -> ImportRow | None:
    """Return the whole row of the file a referral came in, if it came in one."""
    return db.session.scalar(select(ImportRow).where(ImportRow.referral_id == referral_id))
