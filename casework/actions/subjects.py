"""How actions introduce themselves to what cuts across: addresses, reminders, a disabled owner."""

from casework.access import hooks
from casework.actions.due import due
from casework.actions.models import Action
from casework.actions.services import hand_to_agency_contact
from casework.core.actor import Actor
from casework.core.subjects import Subject, register

ACTION = register(
    Subject(
        kind="action",
        model=Action,
        label="Action",
        endpoint="actions.view_action",
        tables=("actions", "action_updates", "deadline_changes"),
        due=due,
        repoint=("actions.person_id",),
        erase=(
            "actions.text",
            "actions.done_when",
            "actions.what_was_done",
            "actions.closing_note",
            "action_updates.text",
        ),
    )
)


@hooks.on_disable
def _hand_over(actor: Actor, user_id: int) -> None:
    hand_to_agency_contact(actor, user_id)
