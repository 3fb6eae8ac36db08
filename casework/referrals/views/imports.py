"""Importing agencies' files: sending one, watching it, its rows, and what is held."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flask import Blueprint, render_template, request

from casework.access.forms import GATEWAY_NAMES
from casework.access.guard import current_actor, requires, writes
from casework.access.types import Gateway, Permission
from casework.audit import looks
from casework.core import clock
from casework.core.actor import Actor
from casework.core.errors import Clash, DomainError, NotAllowed
from casework.core.forms import Form, attach
from casework.core.jobs import enqueue
from casework.core.limits import takes_files
from casework.core.refs import show_ref
from casework.core.web import flash_success, redirect_to
from casework.referrals import queries, services, tasks
from casework.referrals.forms import CompleteForm, DismissForm, PassOnForm, UploadForm
from casework.referrals.importing.answer import summary
from casework.referrals.importing.types import FIELDS, LABELS, FileRefused, Outcome
from casework.referrals.services.importing import FileSent, as_far_as_known, row_subject, subject_of
from casework.referrals.types import HELD_LABELS, BatchState, HeldState

bp = Blueprint("imports", __name__, url_prefix="/imports")

PAGE = 50


@bp.get("")
@requires(Permission.IMPORT_RUN)
def list_imports() -> str:
    """Files imported, and a form for the next."""
    actor = current_actor()
    return _list_page(actor, _upload_form(actor, fresh=True))


@bp.post("")
@requires(Permission.IMPORT_RUN)
@writes
@takes_files
def upload() -> Any:
    """Take a file in, or only check it; what is only checked leaves nothing behind."""
    actor = current_actor()
    form = _upload_form(actor)
    if form.validate():
        sent = _sent(form)
        try:
            if form.only_check.data:
                return _checked_page(actor, sent)
            batch = services.start_import(actor, sent=sent)
        except FileRefused as refusal:
            attach(form, DomainError(refusal.message, "file"))
        except (NotAllowed, Clash):
            raise
        except DomainError as error:
            attach(form, error)
        else:
            job = enqueue(actor, tasks.IMPORT, {"batch_id": batch.id}, subject_of(batch))
            batch.job_id = job.id
            return redirect_to("imports.show_batch", ref=batch.ref)
    return _list_page(actor, form), 422


@bp.get("/<ref:ref>")
@requires(Permission.IMPORT_RUN)
def show_batch(ref: str) -> str:
    """How far an import is, and how each row ended."""
    actor = current_actor()
    batch, agency, job = queries.batch(actor, ref)
    outcome = request.args.get("outcome", "")
    outcome = outcome if outcome in set(Outcome) else ""
    rows = queries.rows_of(actor, batch.id, outcome=outcome, after=request.args.get("after", 0, type=int))
    looks.look(subject_of(batch))
    looks.listed("import_row", [row.ref for row, _ in rows])
    return render_template(
        "imports/batch.html",
        batch=batch,
        agency=agency,
        job=job,
        rows=rows,
        outcome=outcome,
        is_over=batch.state in (BatchState.DONE, BatchState.FAILED),
        next_after=rows[-1][0].row_number if len(rows) == PAGE else None,
        gateways=GATEWAY_NAMES,
        field_labels=LABELS,
        held_labels=HELD_LABELS,
        area=queries.area_name(batch.area_id),
        person_refs=_known_refs(actor, [row.values for row, _ in rows]),
    )


@bp.get("/held")
@requires(Permission.REFERRAL_TRIAGE)
def list_held() -> str:
    """Rows that could not be imported, longest waiting first."""
    actor = current_actor()
    after = request.args.get("after", 0, type=int)
    rows, total = queries.held_rows(actor, after=after)
    looks.listed("import_row", [line.row.ref for line in rows])
    return render_template(
        "imports/held.html",
        rows=rows,
        total=total,
        next_after=rows[-1].row.id if len(rows) == PAGE else None,
        day=clock.today(),
    )


@bp.get("/rows/<ref:ref>")
@requires(Permission.REFERRAL_TRIAGE)
def show_row(ref: str) -> str:
    """One row whole as it was sent, what is wrong with it, and what can be done."""
    actor = current_actor()
    line, batch, referral_ref = queries.held_row(actor, ref)
    looks.look(row_subject(line.row))
    return render_template(
        "imports/row.html",
        line=line,
        row=line.row,
        batch=batch,
        referral_ref=referral_ref,
        matches=_known_refs(actor, [line.row.values])(line.row.values),
        is_held=line.row.held is HeldState.HELD,
        held_labels=HELD_LABELS,
        day=clock.today(),
    )


@bp.route("/rows/<ref:ref>/complete", methods=["GET", "POST"])
@requires(Permission.REFERRAL_TRIAGE)
@writes
def complete_row(ref: str) -> Any:
    """Complete it by hand: it becomes a referral."""
    actor = current_actor()
    line, batch, _ = queries.held_row(actor, ref)
    form = CompleteForm(data=as_far_as_known(line.row, batch))

    def save() -> Any:
        text = {name: form[name].data or "" for name in FIELDS}
        referral = services.complete_row(actor, ref=ref, text=text)
        flash_success(f"The row is now referral {show_ref(referral.ref)}.")
        return redirect_to("referrals.show_referral", ref=referral.ref)

    return _settle(line, form, "imports/complete.html", save, fields=FIELDS)


@bp.route("/rows/<ref:ref>/pass-on", methods=["GET", "POST"])
@requires(Permission.REFERRAL_TRIAGE)
@writes
def pass_row_on(ref: str) -> Any:
    """Children's social care has it, under their reference."""
    actor = current_actor()
    line, _, _ = queries.held_row(actor, ref)
    form = PassOnForm()

    def save() -> Any:
        services.pass_row_on(actor, ref=ref, their_reference=form.their_reference.data)
        flash_success("The row is recorded as passed to children’s social care.")
        return redirect_to("imports.list_held")

    return _settle(line, form, "imports/pass_on.html", save)


@bp.route("/rows/<ref:ref>/dismiss", methods=["GET", "POST"])
@requires(Permission.REFERRAL_TRIAGE)
@writes
def dismiss_row(ref: str) -> Any:
    """Set it aside, with a reason."""
    actor = current_actor()
    line, _, _ = queries.held_row(actor, ref)
    form = DismissForm()

    def save() -> Any:
        services.dismiss_row(actor, ref=ref, reason=form.reason.data)
        flash_success("The row is dismissed, with your reason.")
        return redirect_to("imports.list_held")

    return _settle(line, form, "imports/dismiss.html", save)


def _settle(line: queries.HeldLine, form: Form, template: str, save: Any, **shown: Any) -> Any:
    if form.is_submitted() and form.validate():
        try:
            return save()
        except (NotAllowed, Clash):
            raise
        except DomainError as error:
            attach(form, error)
    looks.look(row_subject(line.row))
    page = render_template(template, form=form, line=line, row=line.row, **shown)
    return (page, 422) if form.is_submitted() else page


def _list_page(actor: Actor, form: UploadForm) -> str:
    _, held_count = queries.held_rows(actor, limit=1)
    return render_template(
        "imports/list.html", form=form, batches=queries.batches(actor), held_count=held_count, states=BatchState
    )


def _checked_page(actor: Actor, sent: FileSent) -> str:
    checked = services.dry_run(actor, sent=sent)
    looks.listed("import", [], purpose="dry run")
    return render_template(
        "imports/checked.html",
        sent=sent,
        rows=checked.rows,
        counts=summary(checked.rows),
        file=checked.file,
        matches=checked.matches,
        field_labels=LABELS,
    )


def _upload_form(actor: Actor, *, fresh: bool = False) -> UploadForm:
    form = UploadForm(formdata=None) if fresh else UploadForm()
    form.agency.choices = [("", "Choose an agency"), *((str(key), name) for key, name in queries.agency_choices())]
    areas = queries.areas_of(actor)
    unknown = ("", "Several, or not known")
    known = [(str(key), name) for key, name in areas]
    # With one area it is that one; with several none is chosen for somebody who does not look.
    form.area.choices = [*known, unknown] if len(known) == 1 else [unknown, *known]
    return form


def _sent(form: UploadForm) -> FileSent:
    file = form.file.data
    return FileSent(
        name=file.filename or "file",
        content=file.stream.read(),
        as_at=clock.today(),
        agency_id=int(form.agency.data),
        gateway=Gateway(form.gateway.data) if form.gateway.data else None,
        area_id=int(form.area.data) if form.area.data else None,
    )


def _known_refs(actor: Actor, rows: Sequence[Mapping[str, Any]]) -> Callable[[Mapping[str, Any]], list[str]]:
    """Return what lists the references kept beside a row, of who and what may be the same, as far as in sight."""
    seen = queries.refs_in_sight(actor, {ref for values in rows for ref in values.get("matches", ())})
    return lambda values: [ref for ref in values.get("matches", ()) if ref in seen]
