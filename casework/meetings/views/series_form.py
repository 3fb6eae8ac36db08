"""What the form of a series offers, and what its answers mean."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from casework.access import policy as access
from casework.access.models import Agency, Area
from casework.access.types import Level
from casework.cohorts.models import Cohort
from casework.core.actor import Actor
from casework.core.db import db
from casework.meetings import queries
from casework.meetings.forms import SeriesForm
from casework.meetings.models import Series
from casework.meetings.services import SeriesDetails
from casework.meetings.types import Frequency, SeriesType, Weekday


@dataclass(frozen=True, slots=True)
class Places:
    """The keys behind the areas and cohorts that a form offered."""

    areas: dict[str, int]
    cohorts: dict[str, int]


def offer_choices(actor: Actor, form: SeriesForm, series: Series | None = None) -> Places:
    """Fill the form's lists: the actor's areas and cohorts, who may chair, every agency."""
    areas = _areas(actor, series)
    cohorts = db.session.execute(
        select(Cohort.ref, Cohort.id, Cohort.name)
        .where(access.visible_to(actor, "cohort", Cohort.id))
        .order_by(Cohort.name, Cohort.id)
    ).all()
    agencies = db.session.execute(
        select(Agency.ref, Agency.name).where(Agency.active).order_by(Agency.name, Agency.id)
    ).all()
    form.offer(
        areas=[(code, name) for code, _key, name in areas],
        cohorts=[(ref, name) for ref, _key, name in cohorts],
        chairs=queries.chairs(actor),
        minute_takers=queries.minute_takers(actor),
        agencies=[(ref, name) for ref, name in agencies],
    )
    if series is not None:
        # They stay as they are: what stands in them was decided under them.
        for field in (form.area, form.type, form.cohort):
            field.validators = ()
            field.validate_choice = False
    return Places({code: key for code, key, _ in areas}, {ref: key for ref, key, _ in cohorts})


def details_from(form: SeriesForm, places: Places) -> SeriesDetails:
    """Return what the form's answers mean."""
    return SeriesDetails(
        name=form.name.data,
        type=SeriesType(form.type.data or SeriesType.OTHER),
        frequency=Frequency(form.frequency.data),
        chair_ref=form.chair.data,
        minute_taker_ref=form.minute_taker.data or None,
        agency_refs=tuple(form.agencies.data or ()),
        quorum=form.quorum.data,
        area_id=places.areas.get(form.area.data),
        weekday=Weekday(form.weekday.data) if form.weekday.data else None,
        usual_time=form.usual_time.data,
        place=form.place.data or "",
        cohort_id=places.cohorts.get(form.cohort.data),
    )


def present_answers(series: Series) -> dict[str, Any]:
    """Return a series as the form's answers."""
    return {
        "name": series.name,
        "type": series.type.value,
        "area": series.area.code if series.area else "",
        "frequency": series.frequency.value,
        "weekday": series.weekday.value if series.weekday else "",
        "usual_time": series.usual_time,
        "place": series.place,
        "chair": series.chair.ref,
        "minute_taker": series.minute_taker.ref if series.minute_taker else "",
        "agencies": [member.agency.ref for member in series.members],
        "quorum": series.quorum,
    }


def _areas(actor: Actor, series: Series | None) -> list[tuple[str, int, str]]:
    reached = access.reached_scopes(actor, "area", Level.SUMMARY)
    wanted = select(Area.code, Area.id, Area.name).order_by(Area.name, Area.id)
    if not actor.is_system:
        wanted = wanted.where(Area.id.in_(reached))
    found = [(*row,) for row in db.session.execute(wanted)]
    if series is not None and series.area is not None and series.area.code not in {code for code, _, _ in found}:
        found.append((series.area.code, series.area.id, series.area.name))
    return found
