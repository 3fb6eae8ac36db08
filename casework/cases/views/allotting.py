"""Who leads the work on a case."""

from collections.abc import Mapping
from typing import Any

from casework.access.guard import requires, writes
from casework.access.types import Level, Permission
from casework.cases import queries, services
from casework.cases.forms import AllotForm
from casework.cases.queries import CaseView
from casework.cases.views.blueprint import bp, work_on
from casework.core.actor import Actor

NOBODY = "0"


@bp.route("/<ref:ref>/lead-worker", methods=["GET", "POST"])
@requires(Permission.CASE_ALLOT)
@writes
def allot(ref: str) -> Any:
    form = AllotForm()

    def offer(view: CaseView) -> Mapping[str, Any]:
        workers = queries.workers_of_area(view.case.area_id)
        form.lead_worker.choices = [
            *((str(worker.id), worker.name, {"hint": _load(worker)}) for worker in workers),
            (NOBODY, "Nobody yet", {"hint": "The case shows as unallocated until somebody leads it"}),
        ]
        if not form.is_submitted():
            form.lead_worker.data = str(view.case.lead_worker_id or NOBODY)
        return {"workers": workers}

    def act(actor: Actor, view: CaseView) -> str:
        chosen = form.lead_worker.data
        services.allot(actor, case=view.case, lead_worker_id=None if chosen == NOBODY else int(chosen))
        return "Nobody leads this case now." if chosen == NOBODY else "The case is allotted, and the worker was told."

    return work_on(ref, form, "cases/allot.html", act, at_least=Level.FULL, prepare=offer)


def _load(worker: Any) -> str:
    cases = "1 open case" if worker.open_cases == 1 else f"{worker.open_cases} open cases"
    return f"{worker.agency}. {cases}, {worker.high_risk} of them high risk"
