"""What may go wrong with an action."""

from casework.core.errors import Clash, DomainError, NotAllowed


class ActionRefused(DomainError):
    """The action cannot be taken on or changed as asked; the message and field say why."""


class AlreadyClosed(DomainError):
    """The action has ended; nothing more is done to it."""

    def __init__(self) -> None:
        super().__init__("This action has already been closed")


class NotYours(NotAllowed):
    """Only its owner, or the contact who answers for the owner, answers an action."""

    def __init__(self) -> None:
        super().__init__("Only the owner of this action can answer it")


class NotManaged(NotAllowed):
    """Only the chair, or a coordinator, changes what was promised."""

    def __init__(self) -> None:
        super().__init__("Only the chair or a coordinator can change this action")


class ChangedMeanwhile(Clash):
    """Somebody else changed the action after the form was opened."""

    def __init__(self) -> None:
        super().__init__("Somebody else changed this action after you opened it. Open it again and check.")
