"""The pages of outcomes: the commissioner's home, the list, one cohort's report and its files."""

from flask import Blueprint, Response, render_template, request
from werkzeug.wrappers import Response as Answer

from casework.access.guard import current_actor, requires, writes
from casework.access.types import Permission
from casework.audit import looks
from casework.core import jobs
from casework.core.actor import Actor
from casework.core.config import settings
from casework.core.errors import NotAllowed, NotFound
from casework.core.refs import show_ref
from casework.core.subjects import SubjectRef
from casework.core.web import flash_success, redirect_to
from casework.reports import files, queries, tasks
from casework.reports.charts import svg
from casework.reports.queries import Kept
from casework.reports.writing import Report, card, write

bp = Blueprint("reports", __name__, url_prefix="/outcomes")

Page = str | Answer

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PROTECTED = "others"


def commissioner_home(actor: Actor) -> str:
    """Is it working, for whom, at what cost? One card a cohort."""
    return _cards(actor, "Is it working?")


@bp.get("")
@requires(Permission.OUTCOME_READ)
def list_cohorts() -> Page:
    """The cohorts whose report this reader may read."""
    return _cards(current_actor(), "Outcomes")


@bp.get("/<ref:ref>")
@requires(Permission.OUTCOME_READ)
def show_cohort(ref: str) -> Page:
    """One cohort's report."""
    kept, report = _load(ref, "outcomes.viewed")
    if report is None:
        return render_template("reports/not_counted.html", kept=kept)
    return render_template(
        "reports/report.html",
        report=report,
        kept=kept,
        may_preview=queries.may_have_exact(current_actor(), kept.cohort.id),
        svg=svg,
        files_as=_as(),
    )


@bp.get("/<ref:ref>.pdf")
@requires(Permission.OUTCOME_READ)
def download_pdf(ref: str) -> Page:
    """The report as a PDF."""
    _, report = _load(ref, "outcomes.pdf_downloaded")
    if report is None:
        raise NotFound
    return _file(files.pdf(report, settings().partnership_name), report, "pdf", "application/pdf")


@bp.get("/<ref:ref>.xlsx")
@requires(Permission.OUTCOME_READ)
def download_spreadsheet(ref: str) -> Page:
    """The report as a spreadsheet of one sheet."""
    _, report = _load(ref, "outcomes.spreadsheet_downloaded")
    if report is None:
        raise NotFound
    return _file(files.spreadsheet(report), report, "xlsx", XLSX)


@bp.post("/<ref:ref>/count")
@requires(Permission.OUTCOME_EXACT)
@writes
def count_again(ref: str) -> Page:
    """Ask for a cohort's exact figures to be counted now."""
    actor = current_actor()
    kept = queries.report(actor, ref)
    if not kept.is_exact:
        raise NotAllowed
    cohort = SubjectRef("cohort", kept.cohort.id, kept.cohort.ref)
    jobs.enqueue(actor, tasks.REFRESH, {"cohort_id": kept.cohort.id}, cohort)
    flash_success("The figures are being counted. Open this page again in a moment.")
    return redirect_to("reports.show_cohort", ref=kept.cohort.ref)


def _cards(actor: Actor, heading: str) -> str:
    found = queries.reports(actor)
    looks.listed("cohort", [kept.cohort.ref for kept in found], purpose="outcomes")
    return render_template("reports/cards.html", heading=heading, cards=[card(kept) for kept in found], svg=svg)


def _load(ref: str, verb: str) -> tuple[Kept, Report | None]:
    kept = queries.report(current_actor(), ref, protected=_as() is not None)
    form = "exact figures" if kept.is_exact else "protected figures"
    looks.look(SubjectRef("cohort", kept.cohort.id, kept.cohort.ref), verb=verb, purpose=form)
    return kept, write(kept)


def _as() -> str | None:
    """Return `others` when a partner asks to see what others see."""
    return PROTECTED if request.args.get("as") == PROTECTED else None


def _file(content: bytes, report: Report, ending: str, kind: str) -> Response:
    exact = "-exact-not-for-sharing" if report.is_exact else ""
    answer = Response(content, mimetype=kind)
    answer.headers.set("Content-Disposition", "attachment", filename=f"outcomes-{show_ref(report.ref)}{exact}.{ending}")
    return answer
