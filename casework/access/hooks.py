"""What higher floors have done when something happens to a user, introduced without importing them."""

from collections.abc import Callable

from casework.core.actor import Actor

DisableHook = Callable[[Actor, int], None]

_on_disable: list[DisableHook] = []


def on_disable(hook: DisableHook) -> DisableHook:
    """Introduce what must be done, in the same transaction, when a user (by id) is disabled."""
    if hook not in _on_disable:
        _on_disable.append(hook)
    return hook


def run_on_disable(actor: Actor, user_id: int) -> None:
    """Do everything that was introduced for a disabled user."""
    for hook in _on_disable:
        hook(actor, user_id)
