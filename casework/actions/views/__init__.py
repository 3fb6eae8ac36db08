"""Pages about actions: mine, one, the chair's board."""

from casework.actions.views import answer, board, listing, manage, one
from casework.actions.views.blueprint import bp
from casework.actions.views.home import home_practitioner

__all__ = ["answer", "board", "bp", "home_practitioner", "listing", "manage", "one"]
