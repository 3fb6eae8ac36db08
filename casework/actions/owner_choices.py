"""Choosing an owner in a form: people who can sign in by agency, or somebody at an agency answered by its contact."""

from collections.abc import Iterable

from sqlalchemy import select

from casework.access.models import Agency, User
from casework.actions.errors import ActionRefused
from casework.actions.types import Owner
from casework.core.db import db

Choices = dict[str, list[tuple[str, str]]]

_USER, _AGENCY = "user-", "agency-"


def owner_choices(agency_ids: Iterable[int] | None = None) -> Choices:
    """Return who can own an action, grouped by agency: of these agencies, or of all.

    Who works in the partnership is no secret within it, so this is the same for every reader.
    """
    statement = (
        select(
            Agency.name, Agency.ref, Agency.contact_user_id, Agency.contact_email, User.ref, User.name, User.job_title
        )
        .outerjoin(User, (User.agency_id == Agency.id) & User.disabled_at.is_(None))
        .where(Agency.active)
        .order_by(Agency.name, Agency.id, User.name, User.id)
    )
    if agency_ids is not None:
        statement = statement.where(Agency.id.in_(list(agency_ids)))
    groups: Choices = {}
    others: dict[str, tuple[str, str]] = {}
    for agency, ref, contact_id, contact_email, user_ref, name, title in db.session.execute(statement):
        people = groups.setdefault(agency, [])
        if user_ref is not None:
            people.append((f"{_USER}{user_ref}", f"{name}, {title}" if title else name))
        if contact_id is not None or contact_email:
            others[agency] = (f"{_AGENCY}{ref}", f"Somebody else at {agency}")
    return {
        agency: [*people, *_one(others.get(agency))] for agency, people in groups.items() if people or agency in others
    }


def people_at(agency_ids: Iterable[int]) -> list[tuple[str, str]]:
    """Return reference and name, with the agency, of those who can sign in at these agencies, by name."""
    statement = (
        select(User.ref, User.name, Agency.name)
        .join(Agency, Agency.id == User.agency_id)
        .where(User.disabled_at.is_(None), Agency.id.in_(list(agency_ids)))
        .order_by(User.name, User.id)
    )
    return [(ref, f"{name}, {agency}") for ref, name, agency in db.session.execute(statement)]


def choice_of(user_ref: str | None, agency_ref: str) -> str:
    """Return the choice that stands for a present owner."""
    return f"{_USER}{user_ref}" if user_ref else f"{_AGENCY}{agency_ref}"


def owner_from(choice: str, name: str) -> Owner:
    """Return the owner a form means; `name` counts for somebody without an account.

    Raises ActionRefused when nobody such exists.
    """
    owner: Owner | None = None
    if choice.startswith(_USER):
        wanted = select(User.agency_id, User.id).where(User.ref == choice.removeprefix(_USER))
        found = db.session.execute(wanted).one_or_none()
        owner = Owner(agency_id=found[0], user_id=found[1]) if found else None
    elif choice.startswith(_AGENCY):
        agency_id = db.session.scalar(select(Agency.id).where(Agency.ref == choice.removeprefix(_AGENCY)))
        owner = Owner(agency_id=agency_id, name=name) if agency_id else None
    if owner is None:
        raise ActionRefused("Choose who will do this", field="owner")
    return owner


def _one(choice: tuple[str, str] | None) -> list[tuple[str, str]]:
    return [choice] if choice else []
