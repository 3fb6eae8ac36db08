"""The words of messages."""

from dataclasses import dataclass
from enum import StrEnum


class MessageState(StrEnum):
    """Where a message is. `doubtful` went out, perhaps twice: its first sending ended before we knew how."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    DOUBTFUL = "doubtful"

    @property
    def went_out(self) -> bool:
        return self in (MessageState.SENT, MessageState.DOUBTFUL)


@dataclass(frozen=True, slots=True)
class Notice:
    """The text of a message: a reference and a link, and in words why it came (PRACTICE §2.14 "Mail").

    No name, nothing of what is written about anybody, no reason of a decision. `link` is a path of this
    installation ("/actions/K7QF-4M2P") or a whole address.
    """

    code: str
    subject_line: str
    body: str
    link: str = ""
