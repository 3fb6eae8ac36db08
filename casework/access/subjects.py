"""How users, agencies and areas introduce themselves to what cuts across."""

from casework.access.models import Agency, Area, User
from casework.core.subjects import Subject, register

USER = register(
    Subject(
        kind="user",
        model=User,
        label="User",
        endpoint="admin.user",
        tables=(
            "users",
            "role_grants",
            "sessions",
            "set_up_links",
            "known_devices",
            "involvements",
            "denials",
        ),
    )
)

AGENCY = register(
    Subject(
        kind="agency",
        model=Agency,
        label="Agency",
        endpoint="admin.agency",
        tables=("agencies", "agency_standings"),
    )
)

AREA = register(Subject(kind="area", model=Area, label="Area", tables=("areas",)))
