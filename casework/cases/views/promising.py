"""Adding an action to a case."""

from collections.abc import Mapping
from typing import Any

from casework.access.guard import requires, writes
from casework.access.types import Permission
from casework.actions.types import Owner
from casework.cases import queries, services
from casework.cases.forms import ActionForm
from casework.cases.queries import CaseView
from casework.cases.views.blueprint import bp, work_on
from casework.core.actor import Actor
from casework.core.web import show_date


@bp.route("/<ref:ref>/actions/new", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
@writes
def add_action(ref: str) -> Any:
    form = ActionForm()
    owners: dict[str, Owner] = {}

    def offer(view: CaseView) -> Mapping[str, Any]:
        choices = []
        for row in queries.who_can_see(view.case.id):
            if row.user_id is not None and str(row.user_id) not in owners:
                owners[str(row.user_id)] = Owner(agency_id=row.agency_id, user_id=row.user_id)
                choices.append((str(row.user_id), f"{row.name}, {row.agency}"))
        form.owner.choices = [("", "Choose one"), *choices]
        return {}

    def act(actor: Actor, view: CaseView) -> str:
        services.promise(
            actor,
            case=view.case,
            text=form.text.data,
            owner=owners[form.owner.data],
            due_on=form.due_on.data,
            done_when=form.done_when.data or "",
        )
        return f"The action is added, due by the end of {show_date(form.due_on.data)}."

    return work_on(ref, form, "cases/action.html", act, prepare=offer)
