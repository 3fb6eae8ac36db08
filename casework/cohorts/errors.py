"""What may go wrong with cohorts and memberships."""

from casework.core.errors import DomainError


class StepNotAllowed(DomainError):
    """The membership cannot go from where it is to there."""

    def __init__(self, message: str, field: str = "status") -> None:
        super().__init__(message, field)


class DecisionMissing(DomainError):
    """Nobody is selected in a focused-deterrence cohort without a recorded panel decision (R-FD-2)."""

    def __init__(self) -> None:
        super().__init__("A panel must decide who is selected: put the nomination on the panel's agenda", "status")


class TooYoung(DomainError):
    """The young person has not reached the cohort's least age (R-FD-3)."""

    def __init__(self, min_age: int) -> None:
        super().__init__(f"This cohort is for people aged {min_age} or over", "cohort")


class AlreadyIn(DomainError):
    """The young person is in the cohort, or waiting to be, already."""

    def __init__(self) -> None:
        super().__init__("This young person is already in this cohort, or waiting for its decision", "cohort")


class CohortNotOpen(DomainError):
    """The cohort takes nobody at present."""

    def __init__(self) -> None:
        super().__init__("This cohort is not open: choose another one, or open it first", "cohort")


class ReasonMissing(DomainError):
    """The step needs a reason."""

    def __init__(self, message: str = "Say why", field: str = "reason") -> None:
        super().__init__(message, field)


class CodeTaken(DomainError):
    """Another cohort has this code."""

    def __init__(self) -> None:
        super().__init__("Another cohort has this code: choose a different one", "code")
