"""What may go wrong with signing in, users, agencies and areas."""

from casework.core.errors import DomainError, NotFound


class SignInFailed(DomainError):
    """The address and password do not belong together, or the account may not sign in: one sentence for all."""

    def __init__(self) -> None:
        super().__init__("The email address or password is not right", field="password")


class TooManyTries(DomainError):
    """Somebody has tried too often from here; `wait_minutes` says for how long nothing more is tried."""

    def __init__(self, wait_minutes: int) -> None:
        minutes = "1 minute" if wait_minutes == 1 else f"{wait_minutes} minutes"
        super().__init__(f"There were too many tries. Wait {minutes}, then try again", field="password")
        self.wait_minutes = wait_minutes


class WeakPassword(DomainError):
    """The new password is not good enough; the message says why."""

    def __init__(self, message: str) -> None:
        super().__init__(message, field="new_password")


class WrongPassword(DomainError):
    """The present password, asked before a change, is not right."""

    def __init__(self) -> None:
        super().__init__("Your present password is not right", field="password")


class LinkSpent(NotFound):
    """A set-up link that was never made, was used, has run out or was replaced: all look the same."""

    def __init__(self) -> None:
        super().__init__("This link does not work any more")


class Taken(DomainError):
    """What must be unique is in use already."""


class LastAdministrator(DomainError):
    """The change would leave the partnership without anybody who can manage users."""

    def __init__(self, field: str | None = None) -> None:
        super().__init__("There must be at least one administrator who can sign in", field=field)
