"""Where records stand, who is involved in what, and roles: called by the services that open, place and close."""

from datetime import datetime

from sqlalchemy import Select, or_, select, update

from casework.access.models import Denial, Involvement, Placement, RoleGrant, User
from casework.access.types import Level, Role
from casework.audit.services import record
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.subjects import SubjectRef
from casework.core.upsert import insert_if_new

_ONE_PLACE = ("subject_kind", "subject_id", "scope_kind", "scope_id")

ROLE_LEVELS: dict[Role, Level] = {
    Role.COORDINATOR: Level.FULL,
    Role.CHAIR: Level.SUMMARY,
    Role.MINUTE_TAKER: Level.SUMMARY,
}
"""Roles that carry involvement in everything placed in their area or cohort. Others see single records only."""


def place(actor: Actor, subject_kind: str, subject_id: int, scope_kind: str, scope_id: int) -> None:
    """Let a record stand in a scope from now on; a place it had left before is taken up again."""
    values = {
        "subject_kind": subject_kind,
        "subject_id": subject_id,
        "scope_kind": scope_kind,
        "scope_id": scope_id,
        "placed_at": clock.now(),
    }
    if not insert_if_new(Placement, values, unique=_ONE_PLACE):
        _set_placement_end(subject_kind, subject_id, scope_kind, scope_id, None)


def unplace(actor: Actor, subject_kind: str, subject_id: int, scope_kind: str, scope_id: int) -> None:
    """End a record's standing in a scope: those involved only there no longer see it."""
    _set_placement_end(subject_kind, subject_id, scope_kind, scope_id, clock.now())


def involve(
    actor: Actor,
    *,
    scope_kind: str,
    scope_id: int,
    level: Level,
    basis: str,
    user_id: int | None = None,
    agency_id: int | None = None,
    until: datetime | None = None,
) -> Involvement:
    """Give a user, or every user of an agency, sight of what stands in a scope, and say on what basis."""
    involvement = Involvement(
        scope_kind=scope_kind,
        scope_id=scope_id,
        user_id=user_id,
        agency_id=agency_id,
        level=int(level),
        basis=basis,
        granted_at=clock.now(),
        until=until,
    )
    db.session.add(involvement)
    record(
        actor,
        "involvement.granted",
        SubjectRef(scope_kind, scope_id),
        changes={"level": (None, level.name), "user": (None, user_id), "agency": (None, agency_id)},
        note=basis,
    )
    return involvement


def end_involvement(
    actor: Actor,
    *,
    scope_kind: str,
    scope_id: int,
    user_id: int | None = None,
    agency_id: int | None = None,
    basis: str | None = None,
) -> None:
    """End every present involvement of a user or an agency in a scope (only those on `basis`, where given)."""
    now = clock.now()
    ended = (
        update(Involvement)
        .where(
            Involvement.scope_kind == scope_kind,
            Involvement.scope_id == scope_id,
            Involvement.user_id == user_id if user_id is not None else Involvement.agency_id == agency_id,
            or_(Involvement.until.is_(None), Involvement.until > now),
        )
        .values(until=now)
        .execution_options(synchronize_session=False)
    )
    if basis is not None:
        ended = ended.where(Involvement.basis == basis)
    db.session.execute(ended)
    record(
        actor,
        "involvement.ended",
        SubjectRef(scope_kind, scope_id),
        changes={"user": (user_id, None), "agency": (agency_id, None)},
        note=basis or "",
    )


def deny(actor: Actor, *, subject_kind: str, subject_id: int, user_id: int, basis: str) -> Denial:
    """Take a record out of a user's sight, whatever they are involved in."""
    denial = Denial(
        subject_kind=subject_kind, subject_id=subject_id, user_id=user_id, basis=basis, denied_at=clock.now()
    )
    db.session.add(denial)
    record(actor, "denial.made", SubjectRef(subject_kind, subject_id), changes={"user": (None, user_id)}, note=basis)
    return denial


def grant_role(
    actor: Actor, *, user: User, role: Role, area_id: int | None = None, cohort_id: int | None = None
) -> RoleGrant:
    """Give somebody a role in an area or a cohort, with the involvement that the role carries there."""
    granted = RoleGrant(user_id=user.id, role=role, area_id=area_id, cohort_id=cohort_id, granted_at=clock.now())
    db.session.add(granted)
    record(
        actor,
        "role.granted",
        SubjectRef("user", user.id, user.ref),
        changes={"role": (None, role.value), "area": (None, area_id), "cohort": (None, cohort_id)},
    )
    scope = _role_scope(area_id, cohort_id)
    if role in ROLE_LEVELS and scope is not None:
        involve(
            actor,
            scope_kind=scope[0],
            scope_id=scope[1],
            level=ROLE_LEVELS[role],
            basis=role_basis(role),
            user_id=user.id,
        )
    return granted


_SINGLE: dict[Role, frozenset[str]] = {
    Role.CASEWORKER: frozenset({"case", "cohort_team"}),
    Role.CHAIR: frozenset({"series", "series_desk"}),
    Role.COORDINATOR: frozenset({"cohort", "series", "series_desk"}),
    Role.MINUTE_TAKER: frozenset({"series", "series_desk"}),
}
"""Single records that only the holder of a role is given in its area: a case to lead, a cohort, a meeting to run."""


def revoke_role(actor: Actor, *, granted: RoleGrant, user: User) -> None:
    """Take a role away, with the involvement it carried, and that in single records which came with holding it."""
    scope = _role_scope(granted.area_id, granted.cohort_id)
    if granted.role in ROLE_LEVELS and scope is not None:
        end_involvement(actor, scope_kind=scope[0], scope_id=scope[1], user_id=user.id, basis=role_basis(granted.role))
    record(
        actor,
        "role.revoked",
        SubjectRef("user", user.id, user.ref),
        changes={"role": (granted.role.value, None), "area": (granted.area_id, None)},
    )
    _end_single(actor, granted, user)
    db.session.delete(granted)


def _end_single(actor: Actor, granted: RoleGrant, user: User) -> None:
    if granted.area_id is None:
        return
    others = select(RoleGrant.role).where(
        RoleGrant.user_id == user.id, RoleGrant.area_id == granted.area_id, RoleGrant.id != granted.id
    )
    still = {kind for role in db.session.scalars(others) for kind in _SINGLE.get(role, ())}
    for kind in sorted(_SINGLE.get(granted.role, frozenset()) - still):
        for scope_id in db.session.scalars(_held_in_area(user.id, kind, granted.area_id)).all():
            end_involvement(actor, scope_kind=kind, scope_id=scope_id, user_id=user.id)


def _held_in_area(user_id: int, kind: str, area_id: int) -> Select[int]:
    """Select the scopes of a kind that a user holds and that stand in an area; a team or desk stands where its own does."""
    stands = {"cohort_team": "cohort", "series_desk": "series"}.get(kind, kind)
    in_area = select(Placement.subject_id).where(
        Placement.subject_kind == stands, Placement.scope_kind == "area", Placement.scope_id == area_id
    )
    return (
        select(Involvement.scope_id)
        .where(
            Involvement.user_id == user_id,
            Involvement.scope_kind == kind,
            Involvement.scope_id.in_(in_area),
            or_(Involvement.until.is_(None), Involvement.until > clock.now()),
        )
        .distinct()
        .order_by(Involvement.scope_id)
    )


def role_basis(role: Role) -> str:
    """Return the words that say why a role's holder sees what stands in their area or cohort."""
    return f"{role.value.replace('_', ' ')} of this area or cohort"


def _role_scope(area_id: int | None, cohort_id: int | None) -> tuple[str, int] | None:
    if cohort_id is not None:
        return ("cohort", cohort_id)
    return ("area", area_id) if area_id is not None else None


def _set_placement_end(
    subject_kind: str, subject_id: int, scope_kind: str, scope_id: int, moment: datetime | None
) -> None:
    db.session.execute(
        update(Placement)
        .where(
            Placement.subject_kind == subject_kind,
            Placement.subject_id == subject_id,
            Placement.scope_kind == scope_kind,
            Placement.scope_id == scope_id,
        )
        .values(ended_at=moment)
        .execution_options(synchronize_session=False)
    )


def involvements_reaching(subject_kind: str, subject_id: int) -> list[Involvement]:
    """Return every present involvement that reaches a record, strongest first: the answer to "who can see this?"."""
    now = clock.now()
    rows = db.session.scalars(
        select(Involvement)
        .join(
            Placement,
            (Placement.scope_kind == Involvement.scope_kind) & (Placement.scope_id == Involvement.scope_id),
        )
        .where(
            Placement.subject_kind == subject_kind,
            Placement.subject_id == subject_id,
            or_(Placement.ended_at.is_(None), Placement.ended_at > now),
            or_(Involvement.until.is_(None), Involvement.until > now),
        )
        .order_by(Involvement.level.desc(), Involvement.id)
    )
    return list(rows)
