"""Verbs of cohorts and memberships."""

from casework.cohorts.services.joining import decline, defer, enter, nominate, select
from casework.cohorts.services.making import change, make
from casework.cohorts.services.moving import change_status, leave
from casework.cohorts.services.roles import add_role, end_role

__all__ = [
    "add_role",
    "change",
    "change_status",
    "decline",
    "defer",
    "end_role",
    "enter",
    "leave",
    "make",
    "nominate",
    "select",
]
