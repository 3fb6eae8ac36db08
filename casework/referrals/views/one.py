"""One referral: left as it was sent; right who it may be, the clock, and what can be decided."""

from typing import Any

from flask import render_template

from casework.access.forms import GATEWAY_NAMES
from casework.access.guard import current_actor, requires, writes
from casework.access.types import Level, Permission
from casework.audit import looks
from casework.core import clock
from casework.core.actor import Actor
from casework.core.errors import DomainError, NotAllowed
from casework.core.forms import Form, attach
from casework.core.web import flash_success, redirect_to
from casework.people.ethnicity import LABELS as ETHNIC_GROUPS
from casework.people.types import SEX_LABELS
from casework.referrals import queries, rules, services
from casework.referrals.forms import AnswerForm
from casework.referrals.models import Referral
from casework.referrals.queries import ReferralView
from casework.referrals.services.receiving import subject_of
from casework.referrals.types import (
    ANSWER_LABELS,
    NOT_MET_LABELS,
    STATUS_LABELS,
    URGENCY_WORDS,
    ReferralStatus,
    YesNoUnknown,
)
from casework.referrals.views.blueprint import bp


@bp.get("/<ref:ref>")
@requires(Permission.REFERRAL_READ)
def show_referral(ref: str) -> str:
    """The referral, as much of it as the reader may see."""
    actor = current_actor()
    return _page(actor, queries.find(actor, ref), AnswerForm(formdata=None))


@bp.post("/<ref:ref>/answers")
@requires(Permission.REFERRAL_CREATE)
@writes
def answer(ref: str) -> Any:
    """The referrer answers what was asked."""
    actor = current_actor()
    view = queries.find(actor, ref, Level.CONTRIBUTE)
    form = AnswerForm()
    if form.validate():
        try:
            services.answer(actor, referral=view.referral, text=form.text.data)
        except NotAllowed:
            raise
        except DomainError as error:
            attach(form, error)
        else:
            flash_success("Your answer has been sent.")
            return redirect_to("referrals.show_referral", ref=ref)
    return _page(actor, view, form), 422


def _page(actor: Actor, view: ReferralView, form: Form) -> str:
    referral = view.referral
    looks.look(subject_of(referral))
    may_decide = actor.may(Permission.REFERRAL_TRIAGE) and view.level >= Level.FULL
    wrote_it = referral.referrer_user_id == actor.user_id
    return render_template(
        "referrals/triage.html" if may_decide else "referrals/one.html",
        view=view,
        referral=referral,
        may_decide=may_decide,
        lacks_gillick=_lacks_gillick(referral),
        may_answer=wrote_it and referral.status is ReferralStatus.MORE_ASKED,
        known=queries.likely_people(actor, referral) if may_decide and referral.status.is_open else [],
        also=_also(actor, view) if may_decide and referral.status.is_open else [],
        messages=queries.messages_of(referral.id) if view.in_full else [],
        row=queries.original_row(referral.id) if may_decide else None,
        clock_on=rules.clock_of(
            referral.status,
            acknowledged=referral.acknowledged_at is not None,
            acknowledge=referral.acknowledge_by,
            decide=view.decide_by,
        ),
        form=form,
        day=clock.today(),
        **LABELS,
    )


def _lacks_gillick(referral: Referral) -> bool:
    """Say that somebody under 16 is said to agree, and nothing is said of what they understand."""
    agrees = referral.agrees_to_support is YesNoUnknown.YES
    young = rules.needs_gillick_note(referral.date_of_birth, referral.referred_on)
    return agrees and young and not referral.gillick_note


def _also(actor: Actor, view: ReferralView) -> list[Any]:
    return queries.likely_referrals(actor, queries.described(view.referral), but=view.referral.id)


LABELS: dict[str, Any] = {
    "answers": ANSWER_LABELS,
    "ethnic_groups": ETHNIC_GROUPS,
    "gateways": GATEWAY_NAMES,
    "not_met": NOT_MET_LABELS,
    "sexes": SEX_LABELS,
    "statuses": STATUS_LABELS,
    "urgencies": URGENCY_WORDS,
}
"""Words for what a referral says in codes."""
