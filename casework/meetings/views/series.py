"""Making and changing a series, and planning its meetings."""

from typing import Any

from flask import render_template, request

from casework.access.guard import current_actor, requires, writes
from casework.access.types import Level, Permission
from casework.audit import looks
from casework.core import clock
from casework.core.forms import refused_status
from casework.core.web import flash_success, redirect_to
from casework.meetings import queries, rules, services
from casework.meetings.forms import MeetingForm, SeriesForm
from casework.meetings.models import Meeting, Series
from casework.meetings.services.making import series_ref
from casework.meetings.types import (
    FREQUENCY_LABELS,
    MEETING_STATUS_LABELS,
    SERIES_TYPE_LABELS,
    WEEKDAY_LABELS,
)
from casework.meetings.views.blueprint import bp
from casework.meetings.views.saving import saved
from casework.meetings.views.series_form import details_from, offer_choices, present_answers


@bp.route("/series/new", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def make_series() -> Any:
    actor = current_actor()
    form = SeriesForm()
    places = offer_choices(actor, form)
    made: list[Series] = []
    if form.is_submitted():
        if saved(form, lambda: made.append(services.make_series(actor, details=details_from(form, places)))):
            flash_success(f"{made[0].name} is made. Plan its first meeting.")
            return redirect_to("meetings.view_series", ref=made[0].ref)
        return render_template("meetings/series_form.html", form=form, series=None), 422
    return render_template("meetings/series_form.html", form=form, series=None)


@bp.get("/series/<ref:ref>")
@requires(Permission.MEETING_READ)
def view_series(ref: str) -> Any:
    actor = current_actor()
    series = queries.get_series(actor, ref)
    looks.look(series_ref(series))
    return render_template(
        "meetings/series.html",
        series=series,
        to_come=queries.upcoming(actor, series_id=series.id),
        past=queries.past(actor, series_id=series.id),
        labels=MEETING_STATUS_LABELS,
        types=SERIES_TYPE_LABELS,
        frequencies=FREQUENCY_LABELS,
        weekdays=WEEKDAY_LABELS,
        may_manage=actor.may(Permission.MEETING_MANAGE) and queries.series_level(actor, series.id) >= Level.CONTRIBUTE,
    )


@bp.route("/series/<ref:ref>/change", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def change_series(ref: str) -> Any:
    actor = current_actor()
    series = queries.get_series(actor, ref, Level.CONTRIBUTE)
    form = SeriesForm(data=present_answers(series))
    places = offer_choices(actor, form, series)
    if form.is_submitted():
        version = request.form.get("version", type=int)

        def save() -> None:
            services.change_series(actor, series=series, details=details_from(form, places), version=version)

        if saved(form, save):
            flash_success("The meeting's details have changed.")
            return redirect_to("meetings.view_series", ref=ref)
        return render_template("meetings/series_form.html", form=form, series=series), refused_status(form)
    return render_template("meetings/series_form.html", form=form, series=series)


@bp.route("/series/<ref:ref>/meetings/new", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def plan_meeting(ref: str) -> Any:
    actor = current_actor()
    series = queries.get_series(actor, ref, Level.CONTRIBUTE)
    day = rules.next_date(
        weekday=series.weekday,
        frequency=series.frequency,
        last=queries.last_meeting_on(series),
        today=clock.today(),
    )
    form = MeetingForm(data={"day": day, "at": series.usual_time, "place": series.place})
    planned: list[Meeting] = []

    def save() -> None:
        planned.append(
            services.plan_meeting(actor, series=series, day=form.day.data, at=form.at.data, place=form.place.data or "")
        )

    if form.is_submitted():
        if saved(form, save):
            flash_success("The meeting is planned. Put cases and nominations on its agenda.")
            return redirect_to("meetings.view_meeting", ref=planned[0].ref)
        return render_template("meetings/plan.html", form=form, series=series), 422
    return render_template("meetings/plan.html", form=form, series=series)
