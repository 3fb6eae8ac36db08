"""Forms about actions: shape only."""

from collections.abc import Sequence
from typing import Any

from wtforms import IntegerField, RadioField, SelectField, StringField, TextAreaField

from casework.actions.owner_choices import Choices
from casework.actions.types import EFFECT_LABELS, NOT_DONE_LABELS, PRIORITY_LABELS, Priority
from casework.core.forms import DateField, Form, MaxLength, Required

NOTE = 2000


class UpdateForm(Form):
    """The owner's word in between."""

    text = TextAreaField("What has happened since?", [Required("Enter what has happened since"), MaxLength(NOTE)])


class CompleteForm(Form):
    """Done: what, and whether it helped."""

    what_was_done = TextAreaField(
        "What was done?",
        [Required("Enter what was done"), MaxLength(NOTE)],
        description="In a few words. Name nobody who need not be named.",
    )
    effect = RadioField(
        "Did it help?",
        [Required("Select whether it helped")],
        choices=[(effect.value, label) for effect, label in EFFECT_LABELS.items()],
    )


class NotDoneForm(Form):
    """Not done: why."""

    reason = RadioField(
        "Why was it not done?",
        [Required("Select why it was not done")],
        choices=[(reason.value, label) for reason, label in NOT_DONE_LABELS.items()],
    )
    note = TextAreaField("Anything the chair should know", [MaxLength(NOTE)])


class LongerForm(Form):
    """More time, please."""

    until = DateField("When can it be done by?", [Required("Enter when it can be done by")], purpose="future")
    reason = TextAreaField("Why is more time needed?", [Required("Enter why more time is needed"), MaxLength(NOTE)])


class DaysField(IntegerField):
    """A number of days; empty is none."""

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Read what was typed. Raises ValueError when it is no whole number."""
        self.data = None
        if valuelist and str(valuelist[0]).strip():
            super().process_formdata(valuelist)


class DeadlineFields(Form):
    """A deadline: a day, or a number of working days from today."""

    due_on = DateField("By when", purpose="future", description="A date, like 27 3 2027, or the number below")
    working_days = DaysField("Or in how many working days")


class DeadlineForm(DeadlineFields):
    """A new deadline and its reason."""

    reason = TextAreaField(
        "Why does the deadline change?", [Required("Enter why the deadline changes"), MaxLength(NOTE)]
    )


class ReasonForm(Form):
    """A reason and nothing else."""

    reason = TextAreaField("Why?", [Required("Enter why"), MaxLength(NOTE)])


class OwnerFields(Form):
    """Who will do it: somebody who signs in, or a person by name whom their agency's contact answers for."""

    owner = SelectField("Who will do it?", [Required("Select who will do it")])
    owner_name = StringField(
        "Their name",
        [MaxLength(200)],
        description="Only for somebody who does not sign in here. Their agency’s contact answers for them.",
    )

    def offer_owners(self, choices: Choices) -> None:
        """Say who can be chosen."""
        self.owner.choices = choices


class ReassignForm(OwnerFields):
    """A new owner and the reason."""

    reason = TextAreaField("Why?", [Required("Enter why it is given to somebody else"), MaxLength(NOTE)])


class PromiseForm(OwnerFields, DeadlineFields):
    """A new action."""

    text = StringField(
        "What will be done?",
        [Required("Enter what will be done"), MaxLength(500)],
        description="Begin with what will be done, like “Ring the school” or “Arrange a visit”.",
    )
    done_when = StringField("How will we know it is done?", [MaxLength(500)])
    priority = RadioField(
        "Priority",
        choices=[(priority.value, label) for priority, label in PRIORITY_LABELS.items()],
        default=Priority.NORMAL.value,
    )
