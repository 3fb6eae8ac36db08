"""What may go wrong with a meeting."""

from casework.core.errors import DomainError


class MeetingRefused(DomainError):
    """The meeting, its agenda or its record cannot be changed as asked; the message and field say why."""


class WrongMoment(DomainError):
    """The meeting is not at the point where this is done."""


class AlreadyOnAgenda(DomainError):
    """The case or nomination is on this agenda already."""

    def __init__(self) -> None:
        super().__init__("This is on the agenda already", field="subject")
