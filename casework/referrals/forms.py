"""Forms about referrals: shape only."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_wtf.file import FileField
from wtforms import BooleanField, Field, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import Optional

from casework.access.forms import GATEWAY_NAMES
from casework.core.forms import DateField, Form, MaxLength, Required
from casework.people.forms import ETHNICITIES
from casework.people.types import SEX_LABELS
from casework.referrals.importing.types import FIELDS, LABELS
from casework.referrals.types import ANSWER_LABELS, NOT_MET_LABELS, URGENCY_LABELS, NotMetReason, YesNoUnknown

LONG = 5000
ANSWERS = [(answer.value, label) for answer, label in ANSWER_LABELS.items()]
NEW_PERSON = "new"
NOBODY_YET = "0"


class DangerForm(Form):
    """The first question of the front door."""

    danger = RadioField(
        "Is anyone in immediate danger?",
        [Required("Select yes if anyone is in immediate danger")],
        choices=[("yes", "Yes, somebody may come to harm now"), ("no", "No")],
    )


class ProtectionForm(Form):
    """Whether children's social care knows."""

    child_protection_made = RadioField(
        "Has a child-protection referral been made?",
        [Required("Select whether a child-protection referral has been made")],
        choices=ANSWERS,
        description="Anyone under 18 who was stabbed, seriously hurt or exploited needs one, as well as this.",
    )
    child_protection_on = DateField("When was it made?", purpose="past")
    child_protection_ref = StringField("Their reference, if you have it", [MaxLength(80)])
    child_protection_why_not = TextAreaField(
        "If not, or you do not know: why?", [MaxLength(1000)], description="For somebody over 18, say so"
    )

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Ask for the date of one that was made, and the reason for one that was not."""
        is_right = bool(super().validate(extra_validators))
        made = self.child_protection_made.data
        if made == YesNoUnknown.YES and self.child_protection_on.data is None and not self.child_protection_on.errors:
            return self._lacks(self.child_protection_on, "Enter when the child-protection referral was made")
        if made in (YesNoUnknown.NO, YesNoUnknown.NOT_KNOWN) and not (self.child_protection_why_not.data or "").strip():
            return self._lacks(self.child_protection_why_not, "Enter why no child-protection referral has been made")
        return is_right

    def _lacks(self, field: Field, message: str) -> bool:
        field.errors = [*field.errors, message]
        return False


class WhoForm(Form):
    """Who the young person is."""

    forename = StringField("Forename", [MaxLength(120)])
    surname = StringField("Surname", [MaxLength(120)])
    date_of_birth = DateField(
        "Date of birth", [Optional()], purpose="past", description="Leave it empty if you do not know"
    )
    area = SelectField("Area they live in")
    postcode = StringField("Postcode", [MaxLength(16)])
    address = StringField("Address", [MaxLength(300)])
    phone = StringField("Telephone number", [MaxLength(40)])
    sex = RadioField(
        "Sex", [Optional()], choices=[(sex.value, label) for sex, label in SEX_LABELS.items()], default="not_known"
    )
    ethnicity = SelectField("Ethnic group", choices=ETHNICITIES, default="not_known")
    nhs_number = StringField("NHS number", [MaxLength(20)])
    upn = StringField("Unique pupil number", [MaxLength(20)])
    pnc_id = StringField("PNC ID", [MaxLength(20)])

    def offer_areas(self, areas: Sequence[tuple[int, str]]) -> None:
        """Say which areas can be chosen."""
        known = [(str(key), name) for key, name in areas]
        unknown = ("", "I do not know")
        self.area.choices = [*known, unknown] if len(known) == 1 else [unknown, *known]


class WorryForm(Form):
    """What worries the referrer."""

    reason = StringField(
        "What worries you most, in a few words?",
        [Required("Enter what worries you"), MaxLength(300)],
        description="For example, carrying a knife to school",
    )
    worries = TextAreaField(
        "What have you seen or been told?",
        [MaxLength(LONG)],
        description="Say when, where and who told you. Keep apart what you saw and what you think.",
    )


class VoiceForm(Form):
    """What the young person and the family know and say. None of it gates the referral."""

    told = RadioField("Do they know that you are referring them?", [Optional()], choices=ANSWERS)
    not_told_because = StringField("If not: why?", [MaxLength(500)])
    young_person_says = TextAreaField(
        "What does the young person say?", [MaxLength(LONG)], description="In their own words if you can"
    )
    family_says = TextAreaField("What do their family or carers say?", [MaxLength(LONG)])
    agrees_to_support = RadioField("Do they agree to support?", [Optional()], choices=ANSWERS)
    gillick_note = TextAreaField(
        "Under 16: do they understand what they agree to?",
        [MaxLength(1000)],
        description="What makes you think so (Gillick competence)",
    )


class StrengthsForm(Form):
    """What is going well."""

    strengths = TextAreaField(
        "What is going well?",
        [MaxLength(LONG)],
        description="People they trust, what they are good at, what has helped before",
    )


class UrgencyForm(Form):
    """How soon, and what to know before contact."""

    urgency = RadioField(
        "How soon must somebody look at this?",
        [Required("Select how soon somebody must look")],
        choices=[(urgency.value, label) for urgency, label in URGENCY_LABELS.items()],
    )
    safe_to_contact_carer = RadioField("Is it safe to contact their family or carer?", [Optional()], choices=ANSWERS)
    before_contact = TextAreaField(
        "What must be known before anybody contacts them?",
        [MaxLength(1000)],
        description="For example, who must not know, when not to ring, risks to visitors",
    )


class AskForm(Form):
    """A question to the referrer."""

    text = TextAreaField("What do you need to know?", [Required("Enter what you need to know"), MaxLength(LONG)])


class AnswerForm(Form):
    """The referrer's answer."""

    text = TextAreaField("Your answer", [Required("Enter your answer"), MaxLength(LONG)])


class AcceptForm(Form):
    """Into which cohort, who it is, who leads."""

    cohort = SelectField("Into which cohort?", [Required("Select a cohort")])
    person = RadioField("Who is this?", [Required("Select whether this young person is already known")])
    lead_worker = SelectField("Who leads the work?", description="Only where the cohort opens a case at once")
    note = TextAreaField("Why?", [MaxLength(LONG)], description="What meets the criteria")


class NotMetForm(Form):
    """Why it is not taken up."""

    reason = RadioField(
        "Why is it not taken up?",
        [Required("Select why it is not taken up")],
        choices=[(reason.value, label) for reason, label in NOT_MET_LABELS.items()],
    )
    note = TextAreaField("What should the referrer know?", [MaxLength(LONG)])

    @property
    def chosen(self) -> NotMetReason:
        """The reason chosen."""
        return NotMetReason(self.reason.data)


class ReferOnForm(Form):
    """To whom it is passed."""

    to = StringField("To which service?", [Required("Enter to which service it is referred on"), MaxLength(160)])
    note = TextAreaField("What should the referrer know?", [MaxLength(LONG)])


class UploadForm(Form):
    """A file and whose it is."""

    file = FileField("File", [Required("Select a file")], description="CSV or Excel (.xlsx), up to 10 MB")
    agency = SelectField("Which agency sent it?", [Required("Select the agency")])
    gateway = SelectField(
        "Under which legal gateway do they share?",
        choices=[("", "The one kept for the agency"), *((each.value, name) for each, name in GATEWAY_NAMES.items())],
    )
    area = SelectField("Which area is it about?")
    only_check = BooleanField("Only check the file: change nothing")


class PassOnForm(Form):
    """Children's social care's own reference."""

    their_reference = StringField(
        "Their reference", [Required("Enter the reference children’s social care gave you"), MaxLength(200)]
    )


class DismissForm(Form):
    """Why a held row is set aside."""

    reason = TextAreaField("Why?", [Required("Enter why this row is dismissed"), MaxLength(1000)])


def _field_for(name: str) -> TextAreaField | StringField:
    label = LABELS[name][0].upper() + LABELS[name][1:]
    return TextAreaField(label) if name in ("reason", "notes") else StringField(label)


CompleteForm = type("CompleteForm", (Form,), {name: _field_for(name) for name in FIELDS})
"""A held row, to be completed by hand: one box for each field a file can have, dates as people write them."""
