"""Who a referral, or a row of a file, may be about: people already known, and other referrals.

Referrals have no table of name tokens: they are found by number or by birthday with its slips, without which two
descriptions do not reach the score at which a candidate is shown.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import or_, select, union_all

from casework.access.policy import visible_to
from casework.access.types import Level
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.refs import parse_ref, show_ref
from casework.people import identifiers
from casework.people import queries as people
from casework.people.matching import Candidate, Described, Match, close_birthdays, matches
from casework.people.models import Person
from casework.people.queries import Known
from casework.referrals.models import ImportRow, Referral
from casework.referrals.types import HeldState

NUMBERS = ("nhs_number", "upn", "pnc_id")
_MOST = 400


def likely_people(actor: Actor, referral: Referral) -> list[Known]:
    """Return the young people in the actor's sight who may be the one referred, the likeliest first."""
    return people.likely_matches(actor, described(referral))


def likely_referrals(actor: Actor, about: Described, *, but: int | None = None) -> list[tuple[Referral, Match]]:
    """Return other referrals in the actor's sight that may be about the same young person."""
    found = {each.ref: each for each in _referrals(actor, about) if each.id != but}
    scored = matches(about, [Candidate(ref, described(each)) for ref, each in found.items()])
    return [(found[match.key], match) for match in scored]


def matching_refs(actor: Actor, about: Described, *, but: int | None = None) -> list[str]:
    """Return the references of whoever and whatever may be the same: people, referrals, held rows."""
    known = [(each.match.score, each.person.ref) for each in people.likely_matches(actor, about)]
    referred = [(match.score, each.ref) for each, match in likely_referrals(actor, about, but=but)]
    held = [(match.score, match.key) for match in _likely_held(actor, about)]
    ordered = sorted([*known, *referred, *held], key=lambda each: (-each[0], each[1]))
    return [show_ref(ref) for _, ref in ordered]


def refs_in_sight(actor: Actor, refs: Collection[str]) -> set[str]:
    """Return which of the references kept beside rows the actor may see: whoever imported may have seen more.

    One statement.
    """
    wanted = {parse_ref(ref) for ref in refs} - {None}
    if not wanted:
        return set()
    kinds = (("person", Person), ("referral", Referral), ("import_row", ImportRow))
    legs = [
        select(model.ref).where(model.ref.in_(wanted), visible_to(actor, kind, model.id, Level.EXISTS))
        for kind, model in kinds
    ]
    return {show_ref(ref) for ref in db.session.scalars(union_all(*legs))}


def described(referral: Referral) -> Described:
    """Say of a referral what matching wants to know."""
    values = {name: getattr(referral, name) for name in ("surname", "forename", "date_of_birth", "postcode", *NUMBERS)}
    return described_row(values)


def described_row(values: Mapping[str, Any]) -> Described:
    """Say of a row's values what matching wants to know; numbers that do not check are left out."""
    born = values.get("date_of_birth")
    if isinstance(born, str):
        born = date.fromisoformat(born) if born else None
    return Described(
        surname=str(values.get("surname") or ""),
        forename=str(values.get("forename") or ""),
        date_of_birth=born,
        postcode=str(values.get("postcode") or ""),
        identifiers=_numbers(values),
    )


def _numbers(values: Mapping[str, Any]) -> frozenset[tuple[str, str]]:
    checked = ((name, identifiers.NORMAL_FORMS[name](str(values.get(name) or ""))) for name in NUMBERS)
    return frozenset((name, normal) for name, normal in checked if normal)


def _referrals(actor: Actor, about: Described) -> Sequence[Referral]:
    columns = {"nhs_number": Referral.nhs_number, "upn": Referral.upn, "pnc_id": Referral.pnc_id}
    wanted = [columns[name] == value for name, value in sorted(about.identifiers)]
    if about.date_of_birth is not None:
        wanted.append(Referral.date_of_birth.in_(close_birthdays(about.date_of_birth)))
    elif about.surname:
        wanted.append(Referral.surname.ilike(about.surname))
    if not wanted:
        return []
    return db.session.scalars(
        select(Referral)
        .where(or_(*wanted), visible_to(actor, "referral", Referral.id, Level.EXISTS))
        .order_by(Referral.id)
        .limit(_MOST)
    ).all()


def _likely_held(actor: Actor, about: Described) -> Sequence[Match]:
    rows = db.session.execute(
        select(ImportRow.ref, ImportRow.values)
        .where(ImportRow.held == HeldState.HELD, visible_to(actor, "import_row", ImportRow.id, Level.EXISTS))
        .order_by(ImportRow.id.desc())
        .limit(_MOST)
    )
    return matches(about, [Candidate(ref, described_row(values)) for ref, values in rows])
