"""What may go wrong in the product's own terms. Each domain's errors.py subclasses these."""


class DomainError(Exception):
    """A rule of the domain says no. `message` is plain English; `field` names the form field it is about."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class NotFound(DomainError):
    """There is no such record for this reader: never issued, and out of sight, look the same."""

    def __init__(self, message: str = "There is nothing at this address") -> None:
        super().__init__(message)


class NotAllowed(DomainError):
    """The reader may see the record but may not do this to it."""

    def __init__(self, message: str = "You can see this record but you may not change it") -> None:
        super().__init__(message)


class Clash(DomainError):
    """Somebody else changed the record after this page was opened."""

    def __init__(self, message: str = "Somebody else changed this after you opened it") -> None:
        super().__init__(message)
