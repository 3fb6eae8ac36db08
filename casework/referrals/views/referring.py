"""Refer a young person: a question a page, a task list that shows where one is, every step saved."""

from typing import Any

from flask import g, render_template, request

from casework.access.guard import current_actor, requires, writes
from casework.access.types import Permission
from casework.core.actor import Actor
from casework.core.drafts import Draft
from casework.core.errors import DomainError, NotAllowed
from casework.core.forms import Form, attach
from casework.core.refs import new_ref
from casework.core.web import flash_success, redirect_to
from casework.referrals import front_door, queries, services
from casework.referrals.forms import DangerForm, WhoForm
from casework.referrals.front_door import STEPS, Step
from casework.referrals.types import STATUS_LABELS
from casework.referrals.views.blueprint import bp


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.REFERRAL_CREATE)
@writes
def begin() -> Any:
    """Is anyone in danger now? Yes leads to a page that stops."""
    form = DangerForm()
    if not form.is_submitted():
        return render_template("referrals/danger.html", form=form)
    if not form.validate():
        return render_template("referrals/danger.html", form=form), 422
    if form.danger.data == "yes":
        return redirect_to("referrals.stop")
    ref = new_ref()
    front_door.begin(current_actor(), ref)
    return redirect_to("referrals.answer_step", ref=ref, slug=STEPS[0].slug)


@bp.get("/new/in-danger")
@requires(Permission.REFERRAL_CREATE)
def stop() -> str:
    """Ring 999, then children's social care; nothing else is on this page."""
    return render_template("referrals/stop.html")


@bp.get("/new/<ref:ref>")
@requires(Permission.REFERRAL_CREATE)
def task_list(ref: str) -> str:
    """Where one is."""
    draft = front_door.load(current_actor(), ref)
    tasks = [(step, front_door.is_done(draft, step), front_door.is_begun(draft, step)) for step in STEPS]
    return render_template(
        "referrals/task_list.html", ref=ref, tasks=tasks, name=front_door.name_in(draft), ready=all(t[1] for t in tasks)
    )


@bp.route("/new/<ref:ref>/<string:slug>", methods=["GET", "POST"])
@requires(Permission.REFERRAL_CREATE)
@writes
def answer_step(ref: str, slug: str) -> Any:
    """One question; "Save draft" keeps it as it is."""
    actor = current_actor()
    step = front_door.step_of(slug)
    draft = front_door.load(actor, ref)
    if request.method == "GET":
        return _step_page(ref, step, _filled(actor, draft, step, given_back=g.get("kept_fields")))
    if request.form.get("save") == "draft":
        front_door.save(actor, ref, step, request.form, is_done=False)
        flash_success("Your draft is saved. It is kept for 90 days.")
        return redirect_to("referrals.task_list", ref=ref)
    form = _offering(actor, step.form())
    if not form.validate():
        return _step_page(ref, step, form), 422
    front_door.save(actor, ref, step, request.form, is_done=True)
    following = front_door.after(step)
    if following is None or front_door.is_done(draft, following):
        return redirect_to("referrals.task_list", ref=ref)
    return redirect_to("referrals.answer_step", ref=ref, slug=following.slug)


@bp.route("/new/<ref:ref>/check", methods=["GET", "POST"])
@requires(Permission.REFERRAL_CREATE)
@writes
def check(ref: str) -> Any:
    """Check and send; it answers with a reference."""
    actor = current_actor()
    draft = front_door.load(actor, ref)
    forms = {step.slug: _filled(actor, draft, step) for step in STEPS}
    page = Form()
    if not page.is_submitted():
        return _check_page(ref, draft, forms, page)
    if page.validate() and _all_right(forms, page):
        try:
            referral = services.refer(
                actor, details=front_door.details_of(forms), area_id=int(forms["who"]["area"].data or 0) or None
            )
        except NotAllowed:
            raise
        except DomainError as error:
            attach(page, error)
        else:
            front_door.drop(actor, ref)
            return redirect_to("referrals.sent", ref=referral.ref)
    return _check_page(ref, draft, forms, page), 422


@bp.route("/new/<ref:ref>/throw-away", methods=["GET", "POST"])
@requires(Permission.REFERRAL_CREATE)
@writes
def throw_away(ref: str) -> Any:
    """Forget a draft that will not be sent."""
    actor = current_actor()
    front_door.load(actor, ref)
    form = Form()
    if form.is_submitted() and form.validate():
        front_door.drop(actor, ref)
        flash_success("The draft is gone.")
        return redirect_to("referrals.list_referrals")
    return render_template("referrals/throw_away.html", form=form, ref=ref)


@bp.get("/<ref:ref>/sent")
@requires(Permission.REFERRAL_CREATE)
def sent(ref: str) -> str:
    """The reference, and what happens next."""
    view = queries.find(current_actor(), ref)
    return render_template("referrals/sent.html", referral=view.referral, statuses=STATUS_LABELS)


def _step_page(ref: str, step: Step, form: Form) -> str:
    number = STEPS.index(step) + 1
    return render_template(step.template, ref=ref, step=step, form=form, number=number, of=len(STEPS))


def _check_page(ref: str, draft: Draft, forms: dict[str, Form], page: Form) -> str:
    return render_template(
        "referrals/check.html",
        ref=ref,
        steps=STEPS,
        forms=forms,
        form=page,
        undone=[step for step in STEPS if not front_door.is_done(draft, step)],
    )


def _filled(actor: Actor, draft: Draft, step: Step, given_back: Any = None) -> Form:
    """Fill a step with the draft; what was typed when a session ran out is newer than that."""
    kept = given_back or front_door.answers(draft, step)
    return _offering(actor, step.form(formdata=kept, meta={"csrf": False}))


def _offering(actor: Actor, form: Form) -> Form:
    if isinstance(form, WhoForm):
        form.offer_areas(queries.areas_of(actor))
    return form


def _all_right(forms: dict[str, Form], page: Form) -> bool:
    """Check every step again: a draft may have been saved unchecked."""
    wrong = [step.title for step in STEPS if not forms[step.slug].validate()]
    for title in wrong:
        attach(page, DomainError(f"“{title}” is not complete yet"))
    return not wrong
