"""Reads of cases, always within what the actor may see."""

from casework.cases.queries.lists import CaseFilter, CaseLine, cases, count_unallotted, workers_of_area
from casework.cases.queries.mine import Contact, MyCase, contacts_to_do, my_cases
from casework.cases.queries.one import (
    CaseView,
    goal,
    goals,
    intervention,
    load,
    open_actions,
    planned_of,
    show,
    who_can_see,
)
from casework.cases.queries.timeline import Entry, timeline

__all__ = [
    "CaseFilter",
    "CaseLine",
    "CaseView",
    "Contact",
    "Entry",
    "MyCase",
    "cases",
    "contacts_to_do",
    "count_unallotted",
    "goal",
    "goals",
    "intervention",
    "load",
    "my_cases",
    "open_actions",
    "planned_of",
    "show",
    "timeline",
    "who_can_see",
    "workers_of_area",
]
