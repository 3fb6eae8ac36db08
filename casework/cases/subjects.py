"""How cases, contacts and goals introduce themselves to what cuts across."""

from casework.access import hooks
from casework.cases.due import due
from casework.cases.models import Case, Goal, Intervention
from casework.cases.services import release_all
from casework.core.actor import Actor
from casework.core.subjects import Subject, register

CASE = register(
    Subject(
        kind="case",
        model=Case,
        label="Case",
        endpoint="cases.show_case",
        tables=("cases", "case_team", "case_changes", "case_moves"),
        due=due,
        repoint=("cases.person_id",),
        erase=(
            "cases.summary_now",
            "cases.closure_note",
            "case_changes.title",
            "case_changes.text",
            "case_moves.reason",
        ),
    )
)

INTERVENTION = register(
    Subject(
        kind="intervention",
        model=Intervention,
        label="Contact",
        tables=("interventions",),
        repoint=("interventions.person_id",),
        erase=(
            "interventions.place",
            "interventions.purpose",
            "interventions.absence_note",
            "interventions.what_happened",
            "interventions.voice",
        ),
    )
)

GOAL = register(
    Subject(kind="goal", model=Goal, label="Goal", tables=("goals",), erase=("goals.text", "goals.next_step"))
)


@hooks.on_disable
def _release(actor: Actor, user_id: int) -> None:
    release_all(actor, user_id)
