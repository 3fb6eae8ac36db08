"""The shape of what is recorded about outcomes."""

from datetime import date
from typing import cast

from wtforms import IntegerField, RadioField, TextAreaField
from wtforms.validators import NumberRange

from casework.core.forms import DateField, Form, MaxLength, Required
from casework.outcomes.types import (
    ETE_LABELS,
    POINT_LABELS,
    SOURCE_LABELS,
    WINDOW_LABELS,
    CheckDetails,
    CheckSource,
    CheckWindow,
    EteDetails,
    EtePoint,
    EteStatus,
)

MOST = 99


class CheckForm(Form):
    """A look into one window."""

    window = RadioField(
        "Which year did you look into?",
        [Required("Select which year you looked into")],
        choices=[(window.value, label) for window, label in WINDOW_LABELS.items()],
    )
    source = RadioField(
        "Where did you look?",
        [Required("Select where you looked")],
        choices=[(source.value, label) for source, label in SOURCE_LABELS.items()],
    )
    searched_to = DateField(
        "Up to which day does what you searched reach?",
        [Required("Enter the last day you searched")],
        description="The year counts as checked only if this is its last day or later. For example, 27 3 2026",
    )
    times_harmed_others = IntegerField(
        "Times they were charged with or convicted of violence",
        [
            Required("Enter how many times, 0 if none was found"),
            NumberRange(0, MOST, f"Enter a number from 0 to {MOST}"),
        ],
        description="Violence events in that year. Not mere suspicion. Enter 0 if you looked and found none",
    )
    times_harmed = IntegerField(
        "Times they were the victim of violence",
        [
            Required("Enter how many times, 0 if none was found"),
            NumberRange(0, MOST, f"Enter a number from 0 to {MOST}"),
        ],
        description="Violence events in that year. Enter 0 if you looked and found none",
    )
    note = TextAreaField("Anything the next reader should know", [MaxLength(2000)])

    def details(self) -> CheckDetails:
        """Return what was filled in; the form has been validated."""
        return CheckDetails(
            window=CheckWindow(self.window.data),
            source=CheckSource(self.source.data),
            searched_to=cast(date, self.searched_to.data),
            times_harmed_others=self.times_harmed_others.data,
            times_harmed=self.times_harmed.data,
            note=self.note.data or "",
        )


class EteForm(Form):
    """Education, employment or training on a day."""

    point = RadioField(
        "When is this about?",
        [Required("Select when this is about")],
        choices=[(point.value, label) for point, label in POINT_LABELS.items()],
    )
    status = RadioField(
        "Were they in education, employment or training?",
        [Required("Select one of the answers")],
        choices=[(status.value, label) for status, label in ETE_LABELS.items()],
        description="At least part time, and going. If nobody knows, record nothing: unknown is not none",
    )
    as_on = DateField("On which day was this true?", [Required("Enter the day on which this was true")])
    note = TextAreaField("Where, and how many hours a week", [MaxLength(2000)])

    def details(self) -> EteDetails:
        """Return what was filled in; the form has been validated."""
        return EteDetails(
            point=EtePoint(self.point.data),
            status=EteStatus(self.status.data),
            as_on=cast(date, self.as_on.data),
            note=self.note.data or "",
        )
