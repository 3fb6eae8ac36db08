"""The blueprint of cases, and what its forms share."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, render_template

from casework.access.guard import current_actor
from casework.access.types import Level
from casework.audit import looks
from casework.cases import queries
from casework.cases.queries import CaseView
from casework.core.actor import Actor
from casework.core.errors import DomainError
from casework.core.forms import attach, number_sent
from casework.core.web import flash_success, redirect_to

bp = Blueprint("cases", __name__, url_prefix="/cases")


def form_page(template: str, view: CaseView, form: Any, **more: Any) -> Any:
    """Show a form about a case: 422 when what was sent has problems. The case was looked at."""
    looks.look(view.subject)
    status = 422 if form.errors or form.form_errors else 200
    return render_template(template, view=view, case=view.case, person=view.person, form=form, **more), status


def version_of(form: Any, held: int) -> int:
    """Return the version a form was opened on; a form without one is as if opened on the present."""
    given = number_sent(form.version.data)
    return held if given is None else given


def work_on(
    ref: str,
    form: Any,
    template: str,
    act: Callable[[Actor, CaseView], str],
    *,
    at_least: Level = Level.CONTRIBUTE,
    prepare: Callable[[CaseView], Mapping[str, Any]] | None = None,
) -> Any:
    """Answer a form that changes a case: show it, say what is wrong with it, or do it and go back to the case.

    `act` does the work and returns what to say. `prepare` fills the form's choices and gives the template more.
    A clash keeps what was typed on the page.
    """
    actor = current_actor()
    view = queries.show(actor, ref, at_least)
    more = prepare(view) if prepare else {}
    if form.validate_on_submit():
        try:
            said = act(actor, view)
        except DomainError as refused:
            attach(form, refused)
        else:
            flash_success(said)
            return redirect_to("cases.show_case", ref=view.case.ref)
    return form_page(template, view, form, **more)
