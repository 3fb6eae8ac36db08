"""Pages about cohorts and people's time in them."""

from casework.cohorts.views import making, membership, reading
from casework.cohorts.views.blueprint import bp

__all__ = ["bp", "making", "membership", "reading"]
