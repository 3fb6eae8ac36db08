"""How every form of meetings is saved: one call, and a refusal hung on the form."""

from collections.abc import Callable

from casework.core.errors import DomainError, NotAllowed, NotFound
from casework.core.forms import Form, attach


def saved(form: Form, save: Callable[[], object]) -> bool:
    """Validate the form and call the service; False, with the reason on the form, when either refuses.

    What is not about the form (no sight, no right) goes on up.
    """
    if not form.validate():
        return False
    try:
        save()
    except (NotAllowed, NotFound):
        raise
    except DomainError as error:
        attach(form, error)
        return False
    return True
