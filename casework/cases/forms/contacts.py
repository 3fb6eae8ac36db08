"""Forms about contacts with a young person."""

from datetime import datetime, time
from typing import Any

from wtforms import HiddenField, IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import NumberRange, Optional, ValidationError

from casework.cases.forms.times import TimeText
from casework.cases.types import (
    ATTENDANCE_LABELS,
    KIND_LABELS,
    VOICE_LABELS,
    Attendance,
    ContactNote,
    ContactPlan,
    InterventionKind,
    NextStep,
    VoiceHow,
)
from casework.core import clock
from casework.core.forms import DateField, Form, MaxLength, Required

LONG = 10_000
SHORT = 200
NOW, TODAY, EARLIER = "now", "today", "earlier"
_SHARE = {"": None, "yes": True, "no": False}


class LogForm(Form):
    """A contact that has happened: four answers are needed, the rest is behind "More"."""

    version = HiddenField()
    draft = HiddenField()
    kind = RadioField(
        "What kind of contact?",
        [Required("Select what kind of contact it was")],
        choices=[(kind.value, label) for kind, label in KIND_LABELS.items()],
    )
    when = RadioField(
        "When was it?",
        [Required("Select when it was")],
        choices=[(NOW, "Just now"), (TODAY, "Earlier today"), (EARLIER, "Another day")],
    )
    today_at = TimeText("What time?", description="For example, 14:30 or 2:30pm")
    on = DateField("Which day?", purpose="past")
    at = TimeText("What time?", description="For example, 14:30. Leave it empty if you do not know.")
    attendance = RadioField(
        "Were they there?",
        [Required("Select whether they were there, and why not")],
        choices=[(answer.value, label) for answer, label in ATTENDANCE_LABELS.items()],
    )
    what_happened = TextAreaField("What happened?", [Required("Enter what happened"), MaxLength(LONG, "What happened")])
    voice = TextAreaField(
        "What did they say?",
        [MaxLength(LONG, "What they said")],
        description="In their own words. What matters to them, what they want, what they are worried about.",
    )
    next_kind = SelectField(
        "Next contact",
        default="",
        choices=[("", "None yet"), *((kind.value, label) for kind, label in KIND_LABELS.items())],
    )
    next_on = DateField("Which day?", purpose="future")
    next_at = TimeText("What time?")
    action_text = StringField(
        "Something you will do",
        [MaxLength(300)],
        description="Begin with a verb, like “Ring the college about a place”",
    )
    action_due_on = DateField("By when?", purpose="future")
    absence_note = StringField("More about why they were not there", [MaxLength(300)])
    voice_how = SelectField(
        "How did you hear their words?",
        default="",
        choices=[("", "Not said"), *((how.value, label) for how, label in VOICE_LABELS.items())],
    )
    voice_share = SelectField(
        "May their words be shared?",
        default="",
        choices=[("", "Not asked"), ("yes", "They agreed"), ("no", "They did not want it")],
    )
    minutes = IntegerField(
        "How many minutes did it take?",
        [Optional(), NumberRange(1, 1440, "Minutes must be between 1 and 1,440")],
        render_kw={"inputmode": "numeric"},
    )
    place = StringField("Where was it?", [MaxLength(SHORT)])
    goal = SelectField("Which goal was it about?", default="", choices=[("", "None in particular")])

    def offer_goals(self, goals: list[tuple[str, str]]) -> None:
        """Let one of the case's open goals be chosen: (reference, words)."""
        self.goal.choices = [("", "None in particular"), *goals]

    def validate_today_at(self, field: TimeText) -> None:
        if self.when.data == TODAY and field.data is None and not field.errors:
            raise ValidationError("Enter what time it was, like 14:30")

    def validate_on(self, field: DateField) -> None:
        if self.when.data == EARLIER and field.data is None and not field.errors:
            raise ValidationError("Enter which day it was")

    def validate_next_on(self, field: DateField) -> None:
        if self.next_kind.data and field.data is None and not field.errors:
            raise ValidationError("Enter which day the next contact is")

    def validate_action_due_on(self, field: DateField) -> None:
        if (self.action_text.data or "").strip() and field.data is None and not field.errors:
            raise ValidationError("Enter by when you will do it")

    def starts_at(self) -> datetime:
        """Return when the contact was, as an instant. Noon stands for a time nobody knows."""
        if self.when.data == NOW:
            return clock.now()
        if self.when.data == TODAY:
            return clock.london_time(clock.today(), self.today_at.data)
        assert self.on.data is not None  # required for another day
        return clock.london_time(self.on.data, self.at.data or time(12))

    def note(self) -> ContactNote:
        """Return what was written up."""
        return ContactNote(
            kind=InterventionKind(self.kind.data),
            starts_at=self.starts_at(),
            attendance=Attendance(self.attendance.data),
            what_happened=self.what_happened.data.strip(),
            voice=(self.voice.data or "").strip(),
            absence_note=(self.absence_note.data or "").strip(),
            voice_how=VoiceHow(self.voice_how.data) if self.voice_how.data else None,
            voice_share=_SHARE[self.voice_share.data or ""],
            minutes=self.minutes.data,
            place=(self.place.data or "").strip(),
        )

    def next_step(self) -> NextStep:
        """Return what was said about what comes next."""
        plan = None
        if self.next_kind.data and self.next_on.data:
            starts_at = clock.london_time(self.next_on.data, self.next_at.data or time(12))
            plan = ContactPlan(kind=InterventionKind(self.next_kind.data), starts_at=starts_at)
        return NextStep(plan, (self.action_text.data or "").strip(), self.action_due_on.data)


class PlanForm(Form):
    """A contact to come."""

    kind = RadioField(
        "What kind of contact?",
        [Required("Select what kind of contact it will be")],
        choices=[(kind.value, label) for kind, label in KIND_LABELS.items()],
    )
    on = DateField("Which day?", [Required("Enter which day it will be")], purpose="future")
    at = TimeText("What time?", [Required("Enter what time it will be")], description="For example, 14:30 or 2:30pm")
    place = StringField("Where?", [MaxLength(SHORT)])
    purpose = TextAreaField("What is it for?", [MaxLength(1000)])

    def planned(self) -> ContactPlan:
        """Return what is planned. For a form that is valid."""
        assert self.on.data is not None  # required
        return ContactPlan(
            kind=InterventionKind(self.kind.data),
            starts_at=clock.london_time(self.on.data, self.at.data),
            place=(self.place.data or "").strip(),
            purpose=(self.purpose.data or "").strip(),
        )


class CallOffForm(Form):
    """A planned contact that will not be."""

    version = HiddenField()
    reason = StringField("Why is it called off?", [Required("Enter why it is called off"), MaxLength(300)])


def write_up_answers(starts_at: datetime, kind: str, place: str) -> dict[str, Any]:
    """Return what a planned contact's write-up begins with: as it was planned."""
    local = starts_at.astimezone(clock.LONDON)
    when = TODAY if local.date() == clock.today() else EARLIER
    at = local.time().replace(second=0, microsecond=0)
    return {"kind": kind, "when": when, "today_at": at, "on": local.date(), "at": at, "place": place}
