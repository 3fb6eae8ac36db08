"""Pages about meetings: series, agenda, console, minutes, and the chair's home."""

from casework.meetings.views import agenda, console, item, listing, minutes, opening, series
from casework.meetings.views.blueprint import bp
from casework.meetings.views.home import home_chair

__all__ = ["agenda", "bp", "console", "home_chair", "item", "listing", "minutes", "opening", "series"]
