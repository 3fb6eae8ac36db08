"""What an administrator sees: can everybody work? Users, agencies, areas, and no records."""

from casework.access.views.admin import agencies, areas, users
from casework.access.views.admin.home import bp, home

__all__ = ["agencies", "areas", "bp", "home", "users"]
