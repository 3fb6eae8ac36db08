"""The words of reminders."""

from dataclasses import asdict, dataclass
from enum import StrEnum


class ReminderState(StrEnum):
    """Where a reminder is: waiting for a digest, gathered into a message, overtaken by a later rung, or no longer so."""

    WAITING = "waiting"
    GATHERED = "gathered"
    SUPERSEDED = "superseded"
    CANCELLED = "cancelled"


@dataclass(slots=True)
class Counts:
    """What one run did, counted in reminders: `due` is the sum of sent, already sent, failed and waiting.

    `failed` could not be delivered this time (most will be tried again); `waiting` joins the recipient's next digest;
    `cancelled` waited for something that has since been done, moved or called off.
    """

    due: int = 0
    sent: int = 0
    already_sent: int = 0
    failed: int = 0
    cancelled: int = 0
    waiting: int = 0
    superseded: int = 0
    messages: int = 0

    def as_dict(self) -> dict[str, int]:
        return asdict(self)
