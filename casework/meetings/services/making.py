"""Making a series and its meetings: who belongs, who chairs, when."""

from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import select

from casework.access import services as access
from casework.access.models import Agency, User
from casework.access.types import Level
from casework.audit.services import apply_changes, record
from casework.core import clock
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.errors import Clash
from casework.core.subjects import SubjectRef
from casework.meetings import rules
from casework.meetings.errors import MeetingRefused
from casework.meetings.models import Meeting, Series, SeriesAgency
from casework.meetings.types import Frequency, MeetingStatus, SeriesType, Weekday

CHAIR_BASIS = "chairs this meeting"
MINUTES_BASIS = "keeps this meeting's minutes"
AGENCY_BASIS = "their agency belongs to this meeting"
DESK = "series_desk"
"""The scope of a series itself without the young people on its agendas: running a meeting opens nobody's record further."""


@dataclass(frozen=True, slots=True)
class SeriesDetails:
    """What somebody says of a series when making or changing it; people and agencies by reference."""

    name: str
    type: SeriesType
    frequency: Frequency
    chair_ref: str
    minute_taker_ref: str | None
    agency_refs: tuple[str, ...]
    quorum: int
    area_id: int | None
    weekday: Weekday | None = None
    usual_time: time | None = None
    place: str = ""
    cohort_id: int | None = None


def make_series(actor: Actor, *, details: SeriesDetails) -> Series:
    """Make a series, and give its chair, minute-taker and agencies sight of it.

    The caller has checked that the actor works in the area. Raises MeetingRefused for an empty name, an unknown
    person or agency, or a quorum that cannot be met.
    """
    chair, minute_taker = _people(details)
    agencies = _agencies(details)
    series = Series(
        **_plain(details, len(agencies)),
        type=details.type,
        area_id=details.area_id,
        cohort_id=details.cohort_id,
        chair_id=chair.id,
        minute_taker_id=minute_taker.id if minute_taker else None,
        active=True,
        created_at=clock.now(),
        created_by_id=actor.user_id,
    )
    db.session.add(series)
    # Its members, scope and trail carry the series' key.
    db.session.flush()
    access.place(actor, "series", series.id, "series", series.id)
    access.place(actor, "series", series.id, DESK, series.id)
    if series.area_id is not None:
        access.place(actor, "series", series.id, "area", series.area_id)
    record(actor, "series.made", series_ref(series), changes={"name": (None, series.name)})
    _involve_user(actor, series, chair.id, CHAIR_BASIS)
    if minute_taker is not None:
        _involve_user(actor, series, minute_taker.id, MINUTES_BASIS)
    for agency in agencies:
        _add_agency(actor, series, agency)
    return series


def change_series(actor: Actor, *, series: Series, details: SeriesDetails, version: int | None = None) -> None:
    """Change a series: its name, day, chair, minute-taker, quorum and agencies. Area, type and cohort stay.

    `series` was loaded with its members. Raises Clash when the form shows an older version, or MeetingRefused.
    """
    if version is not None and version != series.version:
        raise Clash
    chair, minute_taker = _people(details)
    agencies = _agencies(details)
    before = (series.chair_id, series.minute_taker_id)
    changes = apply_changes(
        series,
        **_plain(details, len(agencies)),
        chair_id=chair.id,
        minute_taker_id=minute_taker.id if minute_taker else None,
    )
    shown = {name: (str(old), str(new)) for name, (old, new) in changes.items()}
    record(actor, "series.changed", series_ref(series), changes=shown)
    _swap(actor, series, before[0], series.chair_id, CHAIR_BASIS)
    _swap(actor, series, before[1], series.minute_taker_id, MINUTES_BASIS)
    _set_agencies(actor, series, agencies)


def plan_meeting(actor: Actor, *, series: Series, day: date, at: time, place: str = "") -> Meeting:
    """Plan a meeting of a series at a London time. Raises MeetingRefused for a past day or one planned already."""
    starts_at = rules.starts_at(day, at, clock.now())
    same = select(Meeting.id).where(
        Meeting.series_id == series.id, Meeting.starts_at == starts_at, Meeting.status != MeetingStatus.CANCELLED
    )
    if db.session.scalar(same) is not None:
        raise MeetingRefused("A meeting is planned for this time already", field="day")
    meeting = Meeting(
        series_id=series.id,
        starts_at=starts_at,
        place=place.strip() or series.place,
        status=MeetingStatus.SCHEDULED,
        created_at=clock.now(),
        created_by_id=actor.user_id,
    )
    db.session.add(meeting)
    # The trail carries the meeting's key.
    db.session.flush()
    record(actor, "meeting.planned", meeting_ref(meeting), changes={"starts_at": (None, starts_at.isoformat())})
    return meeting


def series_ref(series: Series) -> SubjectRef:
    """Return the series as the trail knows it."""
    return SubjectRef("series", series.id, series.ref)


def meeting_ref(meeting: Meeting) -> SubjectRef:
    """Return the meeting as the trail knows it."""
    return SubjectRef("meeting", meeting.id, meeting.ref)


def _plain(details: SeriesDetails, agencies: int) -> dict[str, object]:
    name = " ".join(details.name.split())
    if not name:
        raise MeetingRefused("Enter the name of the meeting", field="name")
    return {
        "name": name,
        "frequency": details.frequency,
        "weekday": details.weekday,
        "usual_time": details.usual_time,
        "place": details.place.strip(),
        "quorum": rules.check_quorum(details.quorum, agencies),
    }


def _people(details: SeriesDetails) -> tuple[User, User | None]:
    chair = _user(details.chair_ref)
    if chair is None:
        raise MeetingRefused("Choose who chairs", field="chair")
    if not details.minute_taker_ref:
        return chair, None
    minute_taker = _user(details.minute_taker_ref)
    if minute_taker is None:
        raise MeetingRefused("Choose who keeps the minutes", field="minute_taker")
    return chair, minute_taker


def _user(ref: str) -> User | None:
    return db.session.scalars(select(User).where(User.ref == ref, User.disabled_at.is_(None))).one_or_none()


def _agencies(details: SeriesDetails) -> list[Agency]:
    if not details.agency_refs:
        raise MeetingRefused("Choose the agencies that belong", field="agencies")
    wanted = select(Agency).where(Agency.ref.in_(details.agency_refs), Agency.active).order_by(Agency.name, Agency.id)
    return list(db.session.scalars(wanted))


def _involve_user(actor: Actor, series: Series, user_id: int, basis: str) -> None:
    for scope_kind, level in (("series", Level.SUMMARY), (DESK, Level.CONTRIBUTE)):
        access.involve(actor, scope_kind=scope_kind, scope_id=series.id, level=level, basis=basis, user_id=user_id)


def _swap(actor: Actor, series: Series, old: int | None, new: int | None, basis: str) -> None:
    if old == new:
        return
    if old is not None:
        for scope_kind in ("series", DESK):
            access.end_involvement(actor, scope_kind=scope_kind, scope_id=series.id, user_id=old, basis=basis)
    if new is not None:
        _involve_user(actor, series, new, basis)


def _add_agency(actor: Actor, series: Series, agency: Agency) -> None:
    db.session.add(SeriesAgency(series_id=series.id, agency_id=agency.id, core=True))
    access.involve(
        actor,
        scope_kind="series",
        scope_id=series.id,
        level=Level.SUMMARY,
        basis=AGENCY_BASIS,
        agency_id=agency.id,
    )


def _set_agencies(actor: Actor, series: Series, agencies: list[Agency]) -> None:
    wanted = {agency.id for agency in agencies}
    present = {member.agency_id: member for member in series.members}
    for agency_id, member in present.items():
        if agency_id not in wanted:
            db.session.delete(member)
            access.end_involvement(
                actor, scope_kind="series", scope_id=series.id, agency_id=agency_id, basis=AGENCY_BASIS
            )
    for agency in agencies:
        if agency.id not in present:
            _add_agency(actor, series, agency)
