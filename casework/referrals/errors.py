"""What may go wrong with referrals and imports."""

from casework.core.errors import Clash, DomainError


class AlreadyDecided(DomainError):
    """A referral is decided once."""

    def __init__(self) -> None:
        super().__init__("This referral has been decided already")


class AnswerMissing(DomainError):
    """Something without which nobody can act safely was not said."""


class NothingAsked(DomainError):
    """There is no question to answer."""

    def __init__(self) -> None:
        super().__init__("Nobody has asked anything about this referral", "text")


class AlreadySettled(DomainError):
    """A held row is settled once."""

    def __init__(self) -> None:
        super().__init__("This row has been settled already")


class StillWrong(DomainError):
    """A held row cannot be completed yet."""


class NoGateway(DomainError):
    """An import needs to know under which gateway the agency shares (PRACTICE §2.7)."""

    def __init__(self) -> None:
        super().__init__("Say under which legal gateway this agency shares: none is kept for it", "gateway")


class NoAgency(DomainError):
    """An import needs to know whose file it is."""

    def __init__(self, message: str = "Say which agency sent this file") -> None:
        super().__init__(message, "agency")


class ChangedMeanwhile(Clash):
    """Somebody else changed the referral after the form was opened."""

    def __init__(self) -> None:
        super().__init__("Somebody else changed this referral after you opened it. Open it again and check.")
