"""What may go wrong in outcomes, in the product's own terms."""

from casework.core.errors import DomainError


class NotJoined(DomainError):
    """The windows are counted from the joining day, and there is none."""

    def __init__(self) -> None:
        super().__init__("This young person has not joined the cohort yet, so there is nothing to compare")


class DayWrong(DomainError):
    """A day that cannot be: in the future, or before the window."""
