"""Forms about young people: shape only."""

from wtforms import RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from casework.core.forms import DateField, Form, MaxLength, Required
from casework.people.ethnicity import GROUPS, LABELS, NOT_KNOWN, PREFER_NOT_TO_SAY
from casework.people.types import IDENTIFIER_LABELS, SEX_LABELS, WARNING_LABELS

ETHNICITIES = [
    *(SelectChoice(code, LABELS[code], optgroup=label) for label, codes in GROUPS.values() for code in codes),
    *(SelectChoice(code, LABELS[code], optgroup="No answer") for code in (NOT_KNOWN, PREFER_NOT_TO_SAY)),
]
"""Ethnic groups as a list to choose from, under their five headings."""


class PersonForm(Form):
    """Who a young person is and how to reach them."""

    forename = StringField("Forename", [MaxLength(120, "The forename")])
    surname = StringField("Surname", [MaxLength(120, "The surname")])
    also_known_as = StringField(
        "Also known as", [MaxLength(200)], description="What they like to be called, other names"
    )
    pronouns = StringField("Pronouns", [MaxLength(40)])
    date_of_birth = DateField("Date of birth", [Optional()], purpose="past")
    sex = RadioField("Sex", choices=[(sex.value, label) for sex, label in SEX_LABELS.items()])
    ethnicity = SelectField("Ethnic group", choices=ETHNICITIES)
    first_language = StringField("First language", [MaxLength(60)])
    postcode = StringField("Postcode", [MaxLength(8)])
    address = StringField("Address", [MaxLength(300)])
    phone = StringField("Telephone number", [MaxLength(40)])
    safe_contact = TextAreaField("How and when is it safe to contact them?", [MaxLength(2000)])


class IdentifierForm(Form):
    """A number by which an agency knows somebody."""

    kind = SelectField("Kind of number", choices=[(kind.value, label) for kind, label in IDENTIFIER_LABELS.items()])
    value = StringField("Number", [Required("Enter the number"), MaxLength(40)])


class WarningForm(Form):
    """What to know before contact."""

    kind = SelectField("About", choices=[(kind.value, label) for kind, label in WARNING_LABELS.items()])
    text = TextAreaField("What must be known before contact?", [Required("Enter what must be known"), MaxLength(1000)])
    review_on = DateField("Look at it again on", [Optional()], purpose="future")


class EndWarningForm(Form):
    """Why a warning no longer holds."""

    reason = StringField("Why does it no longer hold?", [Required("Enter why it no longer holds"), MaxLength(500)])
