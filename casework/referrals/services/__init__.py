"""The verbs of referrals: receiving, deciding, importing, settling what was held."""

from casework.referrals.services.deciding import accept, acknowledge, answer, ask_for_more, not_met, refer_on
from casework.referrals.services.holding import complete_row, dismiss_row, pass_row_on
from casework.referrals.services.importing import dry_run, process, start_import
from casework.referrals.services.receiving import Received, receive, refer

__all__ = [
    "Received",
    "accept",
    "acknowledge",
    "answer",
    "ask_for_more",
    "complete_row",
    "dismiss_row",
    "dry_run",
    "not_met",
    "pass_row_on",
    "process",
    "receive",
    "refer",
    "refer_on",
    "start_import",
]
