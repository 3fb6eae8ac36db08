"""What may go wrong with events."""

from casework.core.errors import DomainError


class EventInFuture(DomainError):
    """An event is something that has happened."""

    def __init__(self) -> None:
        super().__init__("The date must be today or in the past", "occurred_on")


class UnknownParticipant(DomainError):
    """There is no young person with that reference for this reader."""

    def __init__(self) -> None:
        super().__init__("There is no young person with this reference", "other_ref")
