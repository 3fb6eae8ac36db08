"""The primary navigation: at most six words for each role, and what every page's frame needs to know."""

from typing import Any

from flask import Flask, request

from casework.access.guard import current_actor
from casework.access.types import Permission as P
from casework.access.types import Role
from casework.core.actor import Actor
from casework.core.config import settings
from casework.core.db import in_transaction
from casework.messages.queries import unread_count

_REFERRALS = ("Referrals", "/referrals")
_CASES = ("Cases", "/cases")
_ACTIONS = ("Actions", "/actions")
_MEETINGS = ("Meetings", "/meetings")
_COHORTS = ("Cohorts", "/cohorts")
_OUTCOMES = ("Outcomes", "/outcomes")

_BY_ROLE: dict[Role, tuple[tuple[str, str], ...]] = {
    Role.COORDINATOR: (_REFERRALS, _CASES, _COHORTS, _MEETINGS, _ACTIONS),
    Role.CHAIR: (_MEETINGS, ("Board", "/actions/board"), _CASES, _ACTIONS),
    Role.MINUTE_TAKER: (_MEETINGS, ("Board", "/actions/board"), _CASES, _ACTIONS),
    Role.CASEWORKER: (_CASES, _ACTIONS, _REFERRALS, _MEETINGS),
    Role.GOVERNANCE: (("Audit trail", "/audit"),),
    Role.ADMINISTRATOR: (("Users", "/admin/users"), ("Agencies", "/admin/agencies"), ("Areas", "/admin/areas")),
    Role.COMMISSIONER: (_OUTCOMES,),
    Role.PRACTITIONER: (_ACTIONS, _CASES, _MEETINGS, _REFERRALS),
    Role.REFERRER: (_REFERRALS,),
}


def init_app(app: Flask) -> None:
    """Give every template the reader, the partnership's name and the navigation."""
    app.context_processor(_frame)


def _frame() -> dict[str, Any]:
    actor = current_actor()
    return {
        "actor": actor,
        "partnership": settings().partnership_name,
        "demo": settings().is_demo,
        "navigation": _navigation(actor),
        "can_search": actor.may(P.SEARCH),
        # An error page may be made outside any transaction; it does without the count.
        "unread": unread_count(actor) if actor.is_authenticated and in_transaction() else 0,
    }


def _navigation(actor: Actor) -> list[tuple[str, str, bool]]:
    """Return (words, address, whether it is this page's part); the role with most waiting decides."""
    if not actor.roles:
        return []
    entries = (("Home", "/"), *_BY_ROLE[Role(actor.roles[0])])
    best = max((href for _text, href in entries if _is_under(request.path, href)), key=len, default="")
    return [(text, href, href == best) for text, href in entries]


def _is_under(path: str, href: str) -> bool:
    return path == href or (href != "/" and path.startswith(f"{href}/"))
