"""Forms about cases: shape only."""

from casework.cases.forms.contacts import CallOffForm, LogForm, PlanForm
from casework.cases.forms.events import EventForm
from casework.cases.forms.work import (
    ActionForm,
    AllotForm,
    CloseForm,
    GoalForm,
    GoalProgressForm,
    MoveForm,
    NowForm,
    ReviewForm,
    RiskForm,
    StatusForm,
)

__all__ = [
    "ActionForm",
    "AllotForm",
    "CallOffForm",
    "CloseForm",
    "EventForm",
    "GoalForm",
    "GoalProgressForm",
    "LogForm",
    "MoveForm",
    "NowForm",
    "PlanForm",
    "ReviewForm",
    "RiskForm",
    "StatusForm",
]
