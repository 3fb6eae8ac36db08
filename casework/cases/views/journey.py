"""Where a case stands: status, risk, the picture now, reviews, closing."""

from collections.abc import Mapping
from typing import Any

from casework.access.guard import requires, writes
from casework.access.types import Permission
from casework.cases import rules, services
from casework.cases.forms import CloseForm, NowForm, ReviewForm, RiskForm, StatusForm
from casework.cases.queries import CaseView
from casework.cases.types import RISK_LABELS, STATUS_LABELS, CaseStatus, ClosureReason, RiskLevel
from casework.cases.views.blueprint import bp, version_of, work_on
from casework.cohorts.types import AttritionStage
from casework.core import clock
from casework.core.actor import Actor
from casework.core.web import show_date


@bp.route("/<ref:ref>/status", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
@writes
def change_status(ref: str) -> Any:
    form = StatusForm()

    def offer(view: CaseView) -> Mapping[str, Any]:
        form.status.choices = [(step.value, STATUS_LABELS[step]) for step in rules.next_statuses(view.case.status)]
        return {"present": STATUS_LABELS[view.case.status]}

    def act(actor: Actor, view: CaseView) -> str:
        status = CaseStatus(form.status.data)
        services.change_status(
            actor,
            case=view.case,
            version=version_of(form, view.case.version),
            status=status,
            reason=form.reason.data,
            until=form.until.data,
        )
        return f"The case’s status is now: {STATUS_LABELS[status].lower()}."

    return work_on(ref, form, "cases/status.html", act, prepare=offer)


@bp.route("/<ref:ref>/risk", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
@writes
def set_risk(ref: str) -> Any:
    form = RiskForm()

    def act(actor: Actor, view: CaseView) -> str:
        level = RiskLevel(form.level.data)
        version = version_of(form, view.case.version)
        services.set_risk(actor, case=view.case, version=version, level=level, reason=form.reason.data)
        return f"The risk is now: {RISK_LABELS[level].lower()}."

    return work_on(ref, form, "cases/risk.html", act)


@bp.route("/<ref:ref>/now", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
@writes
def tell_now(ref: str) -> Any:
    form = NowForm()

    def begin(view: CaseView) -> Mapping[str, Any]:
        if form.text.data is None:
            form.text.data = view.case.summary_now
        return {}

    def act(actor: Actor, view: CaseView) -> str:
        version = version_of(form, view.case.version)
        services.tell_now(actor, case=view.case, version=version, text=form.text.data.strip())
        return "How things are now is up to date."

    return work_on(ref, form, "cases/now.html", act, prepare=begin)


@bp.route("/<ref:ref>/review", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
@writes
def review(ref: str) -> Any:
    form = ReviewForm()

    def begin(_view: CaseView) -> Mapping[str, Any]:
        if not form.is_submitted():
            form.next_on.data = clock.today() + rules.REVIEW_EVERY
        return {}

    def act(actor: Actor, view: CaseView) -> str:
        assert form.next_on.data is not None  # required
        services.review(
            actor,
            case=view.case,
            version=version_of(form, view.case.version),
            summary=form.summary.data,
            next_on=form.next_on.data,
        )
        return f"The review is recorded. The next one is due by {show_date(form.next_on.data)}."

    return work_on(ref, form, "cases/review.html", act, prepare=begin)


@bp.route("/<ref:ref>/close", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
@writes
def close(ref: str) -> Any:
    form = CloseForm()

    def act(actor: Actor, view: CaseView) -> str:
        stage = form.attrition_stage.data
        services.close(
            actor,
            case=view.case,
            version=version_of(form, view.case.version),
            reason=ClosureReason(form.reason.data),
            note=form.note.data,
            attrition_stage=AttritionStage(stage) if stage else None,
        )
        return "The case is closed, and the time in the cohort with it."

    return work_on(ref, form, "cases/close.html", act)
