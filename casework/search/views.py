"""The search page: whatever was typed, within what the reader may see."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from flask import Blueprint, render_template, request

from casework.access.guard import current_actor, requires
from casework.access.types import Permission
from casework.actions import queries as actions
from casework.audit import looks
from casework.cases import queries as cases
from casework.core import clock
from casework.core.actor import Actor
from casework.core.dates import DateError, parse_date
from casework.core.errors import DomainError
from casework.core.refs import parse_ref
from casework.people import queries as people
from casework.people.identifiers import identifiers_in
from casework.people.models import Person
from casework.referrals import queries as referrals

bp = Blueprint("search", __name__)

LONGEST = 100


@dataclass
class Found:
    """What one search brought: records by reference, young people, and referrals not yet anybody's."""

    records: list[tuple[str, str, str]] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    referrals: list[Any] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.records or self.people or self.referrals)


@bp.get("/search")
@requires(Permission.SEARCH)
def find() -> str:
    """Answer what was typed into the box. The words themselves are kept nowhere."""
    actor = current_actor()
    text = " ".join(request.args.get("q", "")[:LONGEST].split())
    found = _search(actor, text) if text else Found()
    looks.listed("person", [person.ref for person in found.people], purpose="search")
    looks.listed("referral", [line.ref for line in found.referrals], purpose="search")
    return render_template("search/results.html", text=text, found=found)


def _search(actor: Actor, text: str) -> Found:
    """Take the text for a reference, a number, a birthday and a name; a reference or number settles it."""
    found = Found()
    if ref := parse_ref(text):
        found.records = [line for label, look in _BY_REF if (line := _by_ref(actor, label, look, ref))]
    if numbers := identifiers_in(text):
        found.people = list(people.search_identifier(actor, numbers))
    if found:
        return found
    try:
        found.people = list(people.search_birthday(actor, parse_date(text, purpose="past", today=clock.today())))
    except DateError:
        found.people = people.search_names(actor, text)
        found.referrals = referrals.search_names(actor, text) if actor.may(Permission.REFERRAL_TRIAGE) else []
    return found


def _by_ref(
    actor: Actor, label: str, look: Callable[[Actor, str], tuple[str, str]], ref: str
) -> tuple[str, str, str] | None:
    """Answer (kind, name, address) of the record, or None where there is none for this reader."""
    try:
        name, address = look(actor, ref)
    except DomainError:
        return None
    return label, name, address


def _person(actor: Actor, ref: str) -> tuple[str, str]:
    return people.find(actor, ref).person.name, f"/people/{ref}"


def _case(actor: Actor, ref: str) -> tuple[str, str]:
    cases.show(actor, ref)
    return "", f"/cases/{ref}"


def _referral(actor: Actor, ref: str) -> tuple[str, str]:
    referrals.find(actor, ref)
    return "", f"/referrals/{ref}"


def _action(actor: Actor, ref: str) -> tuple[str, str]:
    actions.get(actor, ref)
    return "", f"/actions/{ref}"


def _held_row(actor: Actor, ref: str) -> tuple[str, str]:
    referrals.held_row(actor, ref)
    return "", f"/imports/rows/{ref}"


_BY_REF: tuple[tuple[str, Callable[[Actor, str], tuple[str, str]]], ...] = (
    ("Young person", _person),
    ("Case", _case),
    ("Referral", _referral),
    ("Action", _action),
    ("Held row of an import", _held_row),
)
