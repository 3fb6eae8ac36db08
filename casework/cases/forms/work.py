"""Forms about where a case stands: goals, status, risk, the picture now, reviews, allotment, closure, moves."""

from wtforms import HiddenField, RadioField, SelectField, StringField, TextAreaField

from casework.cases.types import (
    CLOSURE_LABELS,
    GOAL_LABELS,
    RISK_LABELS,
    RiskLevel,
)
from casework.cohorts.types import ATTRITION_LABELS
from casework.core.forms import DateField, Form, MaxLength, Required

NOTE = 5_000


class GoalForm(Form):
    """A goal, in words the young person would recognise."""

    text = StringField(
        "What is the goal?",
        [Required("Enter what the goal is"), MaxLength(300, "The goal")],
        description="In words the young person would use, like “Get back to boxing twice a week”",
    )
    next_step = StringField("What is the next step?", [MaxLength(300)])
    target_on = DateField("By when, if there is a day?", purpose="future")


class GoalProgressForm(Form):
    """How far a goal has come."""

    version = HiddenField()
    progress = RadioField(
        "How far has it come?",
        [Required("Select how far it has come")],
        choices=[(progress.value, label) for progress, label in GOAL_LABELS.items()],
    )
    next_step = StringField("What is the next step?", [MaxLength(300)])
    note = TextAreaField("Anything to add?", [MaxLength(NOTE)])


class StatusForm(Form):
    """A step of the case."""

    version = HiddenField()
    status = RadioField("What is the case’s status now?", [Required("Select the status")])
    until = DateField("On hold until when?", purpose="future", description="Only if it is on hold")
    reason = TextAreaField("Why?", [Required("Enter why"), MaxLength(NOTE)])


class RiskForm(Form):
    """How much harm is feared."""

    version = HiddenField()
    level = RadioField(
        "How much harm is feared now?",
        [Required("Select a level")],
        choices=[(level.value, label) for level, label in RISK_LABELS.items() if level is not RiskLevel.NOT_ASSESSED],
    )
    reason = TextAreaField(
        "Why?",
        [Required("Enter why"), MaxLength(NOTE)],
        description="What has happened, what has changed, what protects.",
    )


class NowForm(Form):
    """The one paragraph of how things are."""

    version = HiddenField()
    text = TextAreaField(
        "How are things now?",
        [Required("Enter how things are now"), MaxLength(2_000, "This")],
        description="One paragraph somebody who takes over tonight could act on.",
    )


class ReviewForm(Form):
    """A review that was held."""

    version = HiddenField()
    summary = TextAreaField("What did the review find?", [Required("Enter what the review found"), MaxLength(NOTE)])
    next_on = DateField("When is the next review?", [Required("Enter when the next review is")], purpose="future")


class AllotForm(Form):
    """Who leads the work; the choices are the area's caseworkers and nobody."""

    lead_worker = RadioField("Who leads the work?", [Required("Select who leads the work")])


class CloseForm(Form):
    """The end of a case."""

    version = HiddenField()
    reason = RadioField(
        "Why is the case closed?",
        [Required("Select why the case is closed")],
        choices=[(reason.value, label) for reason, label in CLOSURE_LABELS.items()],
    )
    attrition_stage = SelectField(
        "If they left before the end, how far had they come?",
        choices=[
            ("", "They did not leave early"),
            *((stage.value, label) for stage, label in ATTRITION_LABELS.items()),
        ],
    )
    note = TextAreaField(
        "What was achieved, and what was left open?",
        [Required("Enter what was achieved and what was left open"), MaxLength(NOTE)],
    )


class MoveForm(Form):
    """A note on the wrong young person."""

    version = HiddenField()
    to_case = StringField(
        "Reference of the case it belongs to",
        [Required("Enter the reference of the case it belongs to")],
        description="For example, K7QF-4M2P. You can only move it to a case that you work on.",
    )
    reason = TextAreaField("How did it come to be here?", [Required("Enter how it came to be here"), MaxLength(1_000)])


class ActionForm(Form):
    """A promise made on a case."""

    text = StringField(
        "What will be done?",
        [Required("Enter what will be done"), MaxLength(300)],
        description="Begin with a verb, like “Ring the college about a place”",
    )
    owner = SelectField("Who will do it?", [Required("Select who will do it")], default="")
    due_on = DateField("By when?", [Required("Enter by when it will be done")], purpose="future")
    done_when = StringField("How will we know it is done?", [MaxLength(300)])
