"""Forms about cohorts and memberships: shape only."""

from wtforms import HiddenField, IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import NumberRange, Optional

from casework.cohorts.models import Cohort
from casework.cohorts.types import (
    COHORT_STATUS_LABELS,
    MEMBER_ROLE_LABELS,
    PROGRAMME_LABELS,
    CohortDetails,
    CohortStatus,
    ProgrammeType,
    Targets,
)
from casework.core.forms import DateField, Form, MaxLength, NotBefore, Required

NOTE = 2_000


def _planned(label: str, most: int, hint: str = "") -> IntegerField:
    return IntegerField(
        label,
        [Optional(), NumberRange(1, most, f"Enter a whole number from 1 to {most:,}")],
        description=hint,
        render_kw={"inputmode": "numeric"},
    )


class CohortForm(Form):
    """What a cohort is, and what it sets out to do."""

    version = HiddenField()
    name = StringField("Name", [Required("Enter a name"), MaxLength(120, "The name")])
    code = StringField(
        "Short code",
        [Required("Enter a short code"), MaxLength(20, "The code")],
        description="For example, FD-NORTH-26",
    )
    programme_type = RadioField(
        "Programme",
        [Required("Select a programme")],
        choices=[(programme.value, label) for programme, label in PROGRAMME_LABELS.items()],
    )
    area = SelectField("Area", default="", validators=[Required("Select an area")])
    status = SelectField(
        "Status",
        default=CohortStatus.OPEN.value,
        choices=[(status.value, label) for status, label in COHORT_STATUS_LABELS.items()],
    )
    purpose = TextAreaField("Who is it for, and what is it to achieve?", [MaxLength(NOTE)])
    capacity = _planned("How many places are planned?", 10_000)
    opens_on = DateField("Opens on", purpose="future")
    closes_on = DateField(
        "Closes on", [Optional(), NotBefore("opens_on", "It must close on or after the day it opens")], purpose="future"
    )
    min_age = _planned("Least age", 30, "Nobody younger is selected. Focused deterrence usually starts at 14.")
    coordinator = SelectField("Coordinator", default="")
    commissioner = SelectField("Commissioned by", default="")
    target_started = _planned("How many are to start?", 10_000)
    target_completed = _planned("How many are to complete?", 10_000)
    target_attended = _planned("What share of contacts is to be attended (%)?", 100)
    target_actions = _planned("What share of actions is to be done by the first deadline (%)?", 100)
    contact_every = _planned("At most how many days between contacts?", 365)

    def show(self, cohort: Cohort) -> None:
        """Fill the form with what a cohort is."""
        self.name.data, self.code.data = cohort.name, cohort.code
        self.programme_type.data, self.status.data = cohort.programme_type.value, cohort.status.value
        self.area.data = str(cohort.area_id)
        self.purpose.data, self.capacity.data = cohort.purpose, cohort.capacity
        self.opens_on.data, self.closes_on.data, self.min_age.data = cohort.opens_on, cohort.closes_on, cohort.min_age
        self.coordinator.data = str(cohort.coordinator_user_id or "")
        self.commissioner.data = str(cohort.commissioner_agency_id or "")
        self.target_started.data, self.target_completed.data = cohort.target_started, cohort.target_completed
        self.target_attended.data = cohort.target_attended_percent
        self.target_actions.data = cohort.target_actions_in_time_percent
        self.contact_every.data = cohort.contact_every_days

    def details(self) -> CohortDetails:
        """Return what was said."""
        return CohortDetails(
            name=self.name.data.strip(),
            code=self.code.data.strip().upper(),
            programme_type=ProgrammeType(self.programme_type.data),
            area_id=int(self.area.data),
            status=CohortStatus(self.status.data),
            purpose=(self.purpose.data or "").strip(),
            capacity=self.capacity.data,
            opens_on=self.opens_on.data,
            closes_on=self.closes_on.data,
            min_age=self.min_age.data,
            coordinator_user_id=int(self.coordinator.data) if self.coordinator.data else None,
            commissioner_agency_id=int(self.commissioner.data) if self.commissioner.data else None,
            targets=Targets(
                started=self.target_started.data,
                completed=self.target_completed.data,
                attended_percent=self.target_attended.data,
                actions_in_time_percent=self.target_actions.data,
                contact_every_days=self.contact_every.data,
            ),
        )


class MembershipStatusForm(Form):
    """A step of somebody's time in a cohort."""

    status = RadioField("What is their status now?", [Required("Select the status")])
    on = DateField("Since when?", purpose="past", description="Leave it empty for today")
    reason = TextAreaField("Why?", [Required("Enter why"), MaxLength(NOTE)])


class RoleForm(Form):
    """A part in which somebody is known."""

    role = RadioField(
        "In which part are they known?",
        [Required("Select a part")],
        choices=[(role.value, label) for role, label in MEMBER_ROLE_LABELS.items()],
    )
    evidence = TextAreaField(
        "What is the evidence?",
        [Required("Enter what the evidence is"), MaxLength(NOTE)],
        description="What is known, from whom, and how sure it is",
    )
    since = DateField("Since when?", purpose="past", description="Leave it empty for today")


class NominateForm(Form):
    """Putting somebody forward whom we know already."""

    person_ref = StringField(
        "Reference of the young person", [Required("Enter the reference")], description="For example, K7QF-4M2P"
    )
    rationale = TextAreaField(
        "Why should the panel consider them?", [Required("Enter why the panel should consider them"), MaxLength(NOTE)]
    )
