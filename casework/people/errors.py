"""What may go wrong with young people's records."""

from casework.core.errors import Clash, DomainError


class NotWellFormed(DomainError):
    """An identifier does not check."""


class AlreadyRecorded(DomainError):
    """The young person has this identifier already."""

    def __init__(self) -> None:
        super().__init__("This young person already has this number", "value")


class NobodyNamed(DomainError):
    """A young person needs at least one name."""

    def __init__(self) -> None:
        super().__init__("Enter a surname or a forename", "surname")


class NotInPast(DomainError):
    """A date of birth lies ahead."""

    def __init__(self) -> None:
        super().__init__("The date of birth must be in the past", "date_of_birth")


class ChangedMeanwhile(Clash):
    """Somebody else changed the record after the form was opened."""

    def __init__(self) -> None:
        super().__init__("Somebody else changed this record after you opened it. Open it again and check.")
