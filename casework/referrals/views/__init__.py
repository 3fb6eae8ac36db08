"""Pages about referrals: the front door, the queue, triage; importing files."""

from casework.referrals.views import deciding, listing, one, referring
from casework.referrals.views.blueprint import bp
from casework.referrals.views.homes import home_coordinator, home_referrer

__all__ = ["bp", "deciding", "home_coordinator", "home_referrer", "listing", "one", "referring"]
