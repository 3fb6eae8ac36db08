"""Pages on which workers record what changed for one young person."""

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from casework.access.guard import current_actor, requires, writes
from casework.access.types import Permission
from casework.audit import looks
from casework.core.errors import DomainError
from casework.core.forms import attach
from casework.core.subjects import SubjectRef
from casework.core.web import flash_success, redirect_to
from casework.outcomes import queries, services
from casework.outcomes.forms import CheckForm, EteForm
from casework.outcomes.types import ETE_LABELS, POINT_LABELS, SOURCE_LABELS, WINDOW_LABELS, CheckWindow

bp = Blueprint("outcomes", __name__, url_prefix="/outcomes")

Page = str | tuple[str, int] | Response


@bp.get("/cases/<ref:ref>")
@requires(Permission.OUTCOME_RECORD)
def show_case(ref: str) -> Page:
    """What is known of one young person's outcomes, and what nobody has looked for yet."""
    facts = queries.case_facts(current_actor(), ref)
    _look(facts)
    return render_template(
        "outcomes/case.html",
        facts=facts,
        checks=queries.checks_of(facts),
        ete=queries.ete_of(facts),
        windows=_windows(facts),
        window_labels=WINDOW_LABELS,
        source_labels=SOURCE_LABELS,
        point_labels=POINT_LABELS,
        ete_labels=ETE_LABELS,
    )


@bp.get("/cases/<ref:ref>/checks/new")
@requires(Permission.OUTCOME_RECORD)
def new_check(ref: str) -> Page:
    """The form for a look into one year."""
    facts = queries.case_facts(current_actor(), ref)
    _look(facts)
    return _check_page(facts, CheckForm())


@bp.post("/cases/<ref:ref>/checks/new")
@requires(Permission.OUTCOME_RECORD)
@writes
def record_check(ref: str) -> Page:
    """Keep what somebody found."""
    facts = queries.case_facts(current_actor(), ref)
    form = CheckForm()
    if form.validate():
        try:
            services.record_outcome_check(current_actor(), membership_id=facts.membership_id, details=form.details())
        except DomainError as error:
            attach(form, error)
        else:
            flash_success("Outcome check recorded.")
            return redirect_to("outcomes.show_case", ref=facts.case_ref)
    _look(facts)
    return _check_page(facts, form), 422


@bp.get("/cases/<ref:ref>/education-and-work/new")
@requires(Permission.OUTCOME_RECORD)
def new_ete(ref: str) -> Page:
    """The form for education, employment or training on a day."""
    facts = queries.case_facts(current_actor(), ref)
    _look(facts)
    return render_template("outcomes/ete.html", facts=facts, form=EteForm())


@bp.post("/cases/<ref:ref>/education-and-work/new")
@requires(Permission.OUTCOME_RECORD)
@writes
def record_ete(ref: str) -> Page:
    """Keep whether they were in education, employment or training."""
    facts = queries.case_facts(current_actor(), ref)
    form = EteForm()
    if form.validate():
        try:
            services.record_ete(current_actor(), membership_id=facts.membership_id, details=form.details())
        except DomainError as error:
            attach(form, error)
        else:
            flash_success("Education, employment or training recorded.")
            return redirect_to("outcomes.show_case", ref=facts.case_ref)
    _look(facts)
    return render_template("outcomes/ete.html", facts=facts, form=form), 422


def _check_page(facts: queries.CaseFacts, form: CheckForm) -> str:
    return render_template(
        "outcomes/check.html", facts=facts, form=form, windows=_windows(facts), window_labels=WINDOW_LABELS
    )


def _windows(facts: queries.CaseFacts) -> dict[CheckWindow, tuple[object, object]]:
    """Return the days of each window, none while nobody knows the joining day."""
    if facts.joined_on is None:
        return {}
    return {window: services.window_of(facts.joined_on, window) for window in CheckWindow}


def _look(facts: queries.CaseFacts) -> None:
    looks.look(SubjectRef("case", facts.case_id, facts.case_ref, facts.person_id), purpose="outcomes")
