"""What may go wrong with cases."""

from casework.core.errors import DomainError


class CaseClosed(DomainError):
    """The case is closed."""

    def __init__(self) -> None:
        super().__init__("This case is closed: nothing can be added to it")


class CaseStepNotAllowed(DomainError):
    """The case cannot go from where it is to there."""

    def __init__(self, message: str = "Choose one of the steps that can follow now") -> None:
        super().__init__(message, "status")


class NotAWorker(DomainError):
    """The person named does not work as a caseworker in the case's area."""

    def __init__(self) -> None:
        super().__init__("Choose a caseworker of this area", "lead_worker")


class WhenWrong(DomainError):
    """A written-up contact lies in the future, or a planned one in the past."""

    def __init__(self, message: str, field: str = "on") -> None:
        super().__init__(message, field)


class AlreadyWrittenUp(DomainError):
    """The planned contact was written up or called off before."""

    def __init__(self) -> None:
        super().__init__("This contact was written up or called off already")


class AnswerMissing(DomainError):
    """Something a verb cannot do without was left out."""


class SameCase(DomainError):
    """A note cannot move to the case it is on."""

    def __init__(self) -> None:
        super().__init__("Choose another young person: the note is on this one already", "to_case")
