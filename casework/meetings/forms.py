"""Forms about meetings: shape only."""

from collections.abc import Sequence
from typing import Any

from wtforms import (
    BooleanField,
    Field,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import NumberRange, Optional

from casework.cohorts.types import ATTRITION_LABELS, EXIT_LABELS, NOT_SELECTED_LABELS
from casework.core.forms import DateField, Form, MaxLength, Required
from casework.meetings.queries import Candidate
from casework.meetings.times import parse_time, show_time_of_day
from casework.meetings.types import (
    ATTENDANCE_LABELS,
    FREQUENCY_LABELS,
    ITEM_REASON_LABELS,
    SERIES_TYPE_LABELS,
    WEEKDAY_LABELS,
    DecisionType,
    ItemKind,
    ItemReason,
    decision_label,
)

NOTE = 4000
_NONE = [("", "Choose")]


def _choices(labels: dict[Any, str]) -> list[tuple[str, str]]:
    return [(value.value, label) for value, label in labels.items()]


class TimeField(Field):
    """A time of day in one text box."""

    widget = StringField.widget
    data: Any

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Read what was typed. Raises ValueError, with a message, when it is no time."""
        self.data = None
        typed = str(valuelist[0]).strip() if valuelist else ""
        if typed:
            self.data = parse_time(typed)

    def _value(self) -> str:
        return str(self.raw_data[0]) if self.raw_data else show_time_of_day(self.data)


class SeriesForm(Form):
    """A series: its name, day and agencies; who chairs and who keeps minutes."""

    name = StringField("Name of the meeting", [Required("Enter the name of the meeting"), MaxLength(200)])
    type = SelectField("What sort of meeting", [Required("Select what sort of meeting it is")])
    area = SelectField("Area", [Required("Select the area")])
    cohort = SelectField("Cohort", default="", description="Only if the meeting is about one cohort.")
    frequency = SelectField("How often", [Required("Select how often it meets")])
    weekday = SelectField("Day", default="")
    usual_time = TimeField("Usual time", [Optional()], description="For example, 10am or 14:30")
    place = StringField("Usual place", [MaxLength(200)])
    chair = SelectField("Who chairs", [Required("Select who chairs")])
    minute_taker = SelectField("Who keeps the minutes", default="")
    agencies = SelectMultipleField("Agencies that belong", [Required("Select the agencies that belong")])
    quorum = IntegerField(
        "How many of them make a quorum",
        [
            Required("Enter how many agencies make a quorum"),
            NumberRange(min=1, message="The quorum must be at least 1"),
        ],
        default=3,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.type.choices = _NONE + _choices(SERIES_TYPE_LABELS)
        self.frequency.choices = _NONE + _choices(FREQUENCY_LABELS)
        self.weekday.choices = [("", "No fixed day"), *_choices(WEEKDAY_LABELS)]

    def offer(
        self,
        *,
        areas: Sequence[tuple[str, str]],
        cohorts: Sequence[tuple[str, str]],
        chairs: Sequence[tuple[str, str]],
        minute_takers: Sequence[tuple[str, str]],
        agencies: Sequence[tuple[str, str]],
    ) -> None:
        """Say what can be chosen."""
        self.area.choices = [*_NONE, *areas]
        self.cohort.choices = [("", "No single cohort"), *cohorts]
        self.chair.choices = [*_NONE, *chairs]
        self.minute_taker.choices = [("", "Nobody yet"), *minute_takers]
        self.agencies.choices = list(agencies)


class MeetingForm(Form):
    """When and where a meeting is."""

    day = DateField("Day", [Required("Enter the day of the meeting")], purpose="future")
    at = TimeField("Time", [Required("Enter the time of the meeting")], description="For example, 10am or 14:30")
    place = StringField("Place", [MaxLength(200)])


class CandidateForm(Form):
    """A case or a nomination for an agenda."""

    candidate = SelectField("Who", [Required("Select a young person")])
    reason = SelectField("Why", choices=_choices(ITEM_REASON_LABELS), default=ItemReason.REVIEW.value)
    note = TextAreaField("Anything the agencies should prepare", [MaxLength(NOTE)])

    def offer(self, candidates: Sequence[Candidate]) -> None:
        """Say what can be chosen, nominations first, each alphabetically."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for one in candidates:
            group = "Nominations" if one.is_nomination else "Open cases"
            ref = f"{one.person_ref[:4]}-{one.person_ref[4:]}"
            groups.setdefault(group, []).append((one.key, f"{one.name} ({ref}), {one.cohort_name}"))
        self.candidate.choices = groups


class OtherItemForm(Form):
    """Something else for an agenda."""

    title = StringField(
        "What it is about",
        [Required("Enter what it is about"), MaxLength(200)],
        description="Name no young person here: put their case on the agenda instead.",
    )
    reason = SelectField("Why", choices=_choices(ITEM_REASON_LABELS), default=ItemReason.INFO.value)
    note = TextAreaField("Anything the agencies should prepare", [MaxLength(NOTE)])


class CancelForm(Form):
    """Why a meeting does not take place."""

    reason = TextAreaField("Why?", [Required("Enter why the meeting is cancelled"), MaxLength(NOTE)])


class OpenForm(Form):
    """What is done at opening."""

    statement_read = BooleanField("The confidentiality statement was read out")
    conflicts_asked = BooleanField("Everybody was asked for conflicts of interest")


class AttendanceForm(Form):
    """How one agency is there."""

    agency = HiddenField()
    status = SelectField(
        "Attendance", [Required("Select how the agency is there")], choices=_choices(ATTENDANCE_LABELS)
    )
    names = StringField("Who", [MaxLength(500)])


class ConflictForm(Form):
    """A conflict of interest."""

    name = StringField("Whose conflict", [MaxLength(200)])
    user = SelectField("Or somebody who signs in", default="")
    item = SelectField("On which item", default="")
    what = TextAreaField(
        "What it is, and what is done about it",
        [Required("Enter what the conflict is and what is done about it"), MaxLength(NOTE)],
        description="For example: knows the family, leaves the room for this item.",
    )


class AgencyUpdateForm(Form):
    """What an agency says on an item."""

    agency = SelectField("Agency", [Required("Select the agency")])
    text = TextAreaField("Update", [MaxLength(NOTE)])
    nothing_to_add = BooleanField("Nothing to add")


class DecisionForm(Form):
    """What is decided, why, and who did not agree."""

    type = RadioField("Decision", [Required("Select what is decided")])
    rationale = TextAreaField("Why?", [Required("Enter why, in at least one sentence"), MaxLength(NOTE)])
    not_selected = SelectField("If not selected: the reason", choices=_NONE + _choices(NOT_SELECTED_LABELS), default="")
    closure = SelectField("If the case closes: the reason", choices=_NONE + _choices(EXIT_LABELS), default="")
    attrition_stage = SelectField(
        "If they left early: how far they had come", choices=_NONE + _choices(ATTRITION_LABELS), default=""
    )
    alternatives = TextAreaField("What else was considered", [MaxLength(NOTE)])
    dissent = TextAreaField("Who did not agree, and why", [MaxLength(NOTE)])

    def offer(self, decisions: Sequence[DecisionType], kind: ItemKind) -> None:
        """Say what can be decided about an item of this kind."""
        self.type.choices = [(decision.value, decision_label(decision, kind)) for decision in decisions]
