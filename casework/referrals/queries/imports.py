"""Files, their rows, and those that are held."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, or_, select

from casework.access.models import Agency, Area, User
from casework.access.policy import level_of, reached_scopes, require_level, visible_to
from casework.access.types import Level
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.errors import NotFound
from casework.core.jobs import Job
from casework.referrals.models import ImportBatch, ImportRow, Referral
from casework.referrals.types import HeldState

PAGE = 50


@dataclass(frozen=True, slots=True)
class HeldLine:
    """One held row, with the file it came in."""

    row: ImportRow
    file_name: str
    agency: str

    @property
    def name(self) -> str:
        """The name as far as the row gave one."""
        values = self.row.values
        return f"{values.get('forename', '')} {values.get('surname', '')}".strip()


def agency_by_code(code: str) -> Agency | None:
    """Return an agency by its code or its whole name."""
    return db.session.scalar(select(Agency).where(or_(Agency.code == code, Agency.name == code)))


def agency_by_id(agency_id: int) -> Agency | None:
    """Return an agency by its key."""
    return db.session.get(Agency, agency_id)


def agency_choices() -> list[tuple[int, str]]:
    """Return the agencies in use, by name."""
    rows = db.session.execute(select(Agency.id, Agency.name).where(Agency.active).order_by(Agency.name, Agency.id))
    return [(agency_id, name) for agency_id, name in rows]


def earlier_batch(file_hash: str) -> ImportBatch | None:
    """Return the import of the same file, whoever made it."""
    return db.session.scalar(
        select(ImportBatch).where(ImportBatch.file_hash == file_hash).order_by(ImportBatch.id).limit(1)
    )


def earlier_mapping(agency_id: int | None) -> Mapping[str, str]:
    """Return what an agency's own headings were last taken for: heading key to field."""
    if agency_id is None:
        return {}
    return (
        db.session.scalar(
            select(ImportBatch.mapping)
            .where(ImportBatch.agency_id == agency_id)
            .order_by(ImportBatch.id.desc())
            .limit(1)
        )
        or {}
    )


def batches(actor: Actor) -> Sequence[Any]:
    """Return the latest imports into the actor's areas: (ImportBatch, agency, who, how many still held)."""
    held = (
        select(func.count())
        .where(ImportRow.batch_id == ImportBatch.id, ImportRow.held == HeldState.HELD)
        .correlate(ImportBatch)
        .scalar_subquery()
    )
    return db.session.execute(
        select(ImportBatch, Agency.name, User.name, held)
        .join(Agency, Agency.id == ImportBatch.agency_id)
        .outerjoin(User, User.id == ImportBatch.imported_by_id)
        .where(_in_reach(actor))
        .order_by(ImportBatch.id.desc())
        .limit(PAGE)
    ).all()


def batch(actor: Actor, ref: str) -> tuple[ImportBatch, str, Job | None]:
    """Return one import with its agency's name and its job. Raises NotFound."""
    row = db.session.execute(
        select(ImportBatch, Agency.name, Job)
        .join(Agency, Agency.id == ImportBatch.agency_id)
        .outerjoin(Job, Job.id == ImportBatch.job_id)
        .where(ImportBatch.ref == ref, _in_reach(actor))
    ).one_or_none()
    if row is None:
        raise NotFound
    return row[0], row[1], row[2]


def rows_of(actor: Actor, batch_id: int, *, outcome: str = "", after: int = 0) -> Sequence[Any]:
    """Return one page of a file's rows that the actor may see: (ImportRow, reference of its referral)."""
    statement = (
        select(ImportRow, Referral.ref)
        .outerjoin(Referral, Referral.id == ImportRow.referral_id)
        .where(
            ImportRow.batch_id == batch_id,
            ImportRow.row_number > after,
            visible_to(actor, "import_row", ImportRow.id),
        )
        .order_by(ImportRow.row_number)
        .limit(PAGE)
    )
    if outcome:
        statement = statement.where(ImportRow.outcome == outcome)
    return db.session.execute(statement).all()


def held_rows(actor: Actor, *, after: int = 0, limit: int = PAGE) -> tuple[list[HeldLine], int]:
    """Return one page of the rows that wait for somebody, longest first, and how many there are."""
    where = (ImportRow.held == HeldState.HELD, visible_to(actor, "import_row", ImportRow.id, Level.FULL))
    total = db.session.scalar(select(func.count()).select_from(ImportRow).where(*where)) or 0
    rows = db.session.execute(
        select(ImportRow, ImportBatch.file_name, Agency.name)
        .join(ImportBatch, ImportBatch.id == ImportRow.batch_id)
        .join(Agency, Agency.id == ImportBatch.agency_id)
        .where(*where, ImportRow.id > after)
        .order_by(ImportRow.id)
        .limit(limit)
    )
    return [HeldLine(row, file_name, agency) for row, file_name, agency in rows], total


def held_row(actor: Actor, ref: str, at_least: Level = Level.FULL) -> tuple[HeldLine, ImportBatch, str]:
    """Return one row, held or settled, with its file and the referral made of it. Raises NotFound, NotAllowed."""
    row = db.session.execute(
        select(ImportRow, ImportBatch, Agency.name, Referral.ref, level_of(actor, "import_row", ImportRow.id))
        .join(ImportBatch, ImportBatch.id == ImportRow.batch_id)
        .join(Agency, Agency.id == ImportBatch.agency_id)
        .outerjoin(Referral, Referral.id == ImportRow.referral_id)
        .where(ImportRow.ref == ref)
    ).one_or_none()
    if row is None:
        raise NotFound
    require_level(row[4], at_least)
    return HeldLine(row[0], row[1].file_name, row[2]), row[1], row[3] or ""


def row_of_batch(batch_id: int, row_number: int) -> ImportRow | None:
    """Return a row of a file that is kept already."""
    return db.session.scalar(
        select(ImportRow).where(ImportRow.batch_id == batch_id, ImportRow.row_number == row_number)
    )


def referral_ref(referral_id: int) -> str:
    """Return the reference of a referral by its key."""
    return db.session.scalars(select(Referral.ref).where(Referral.id == referral_id)).one()


def area_name(area_id: int | None) -> str:
    """Return an area's name, nothing for none."""
    return (db.session.scalar(select(Area.name).where(Area.id == area_id)) or "") if area_id is not None else ""


def _in_reach(actor: Actor) -> Any:
    """A file counts as in reach where its area is, or its maker is, the actor's."""
    if actor.is_system:
        return ImportBatch.id.is_not(None)
    areas = reached_scopes(actor, "area", Level.FULL)
    return or_(ImportBatch.area_id.in_(areas), ImportBatch.imported_by_id == actor.user_id)
