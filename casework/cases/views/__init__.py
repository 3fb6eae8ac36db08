"""Pages about cases: a caseworker's day, the list, one case, and everything done on one."""

from casework.cases.views import allotting, contacts, events, goals, journey, listing, moving, one, promising
from casework.cases.views.blueprint import bp
from casework.cases.views.home import home

__all__ = [
    "allotting",
    "bp",
    "contacts",
    "events",
    "goals",
    "home",
    "journey",
    "listing",
    "moving",
    "one",
    "promising",
]
