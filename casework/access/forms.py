"""Shapes of what is typed about signing in, users, agencies and areas."""

import re
from collections.abc import Sequence
from typing import Any

from wtforms import BooleanField, PasswordField, RadioField, SelectField, SelectMultipleField, StringField
from wtforms.validators import Optional, Regexp, ValidationError

from casework.access.types import AgencyType, Gateway, Regime, Role, Standing
from casework.core.forms import Form, MaxLength, Required

EMAIL = re.compile(r"[^@\s<>\"',;:()\[\]\\]+@[^@\s<>\"',;:()\[\]\\]+\.[^@\s<>\"',;:()\[\]\\.]+")
PHONE = r"^[0-9+() .x-]*$"

TYPE_NAMES = {
    AgencyType.POLICE: "Police",
    AgencyType.PROBATION: "Probation",
    AgencyType.YOUTH_JUSTICE: "Youth justice",
    AgencyType.FIRE_AND_RESCUE: "Fire and rescue",
    AgencyType.HEALTH: "Health",
    AgencyType.CHILDRENS_SOCIAL_CARE: "Children's social care",
    AgencyType.COMMUNITY_SAFETY: "Community safety",
    AgencyType.EDUCATION: "Education",
    AgencyType.PRISON_OR_YOUTH_CUSTODY: "Prison or youth custody",
    AgencyType.PCC_OFFICE: "Police and crime commissioner's office",
    AgencyType.VOLUNTARY_PROVIDER: "Voluntary provider",
    AgencyType.HOUSING: "Housing",
    AgencyType.OTHER: "Other",
}
REGIME_NAMES = {
    Regime.UK_GDPR: "UK GDPR (general processing)",
    Regime.PART3_LE: "Data Protection Act 2018 part 3 (law enforcement)",
}
STANDING_NAMES = {
    Standing.SPECIFIED_AUTHORITY: "Specified authority",
    Standing.RELEVANT_AUTHORITY: "Relevant authority (education, prison or youth custody)",
    Standing.HEALTH_OR_SOCIAL_CARE_AUTHORITY: "Health or social care authority",
    Standing.SECTION_11_BODY: "Section 11 body (Children Act 2004)",
    Standing.LOCAL_POLICING_BODY: "Local policing body",
}
GATEWAY_NAMES = {
    Gateway.PCSC_S16: "Serious Violence Duty: 2022 Act, section 16",
    Gateway.PCSC_S17: "Serious Violence Duty: 2022 Act, section 17",
    Gateway.CDA_S115: "Crime and Disorder Act 1998, section 115",
    Gateway.CA2004_S10_11: "Children Act 2004, sections 10 and 11",
    Gateway.CA2004_S16LA: "Children Act 2004, section 16LA",
    Gateway.CA1989_S47: "Children Act 1989, section 47",
    Gateway.CA1989_S17: "Children Act 1989, section 17",
    Gateway.COMMON_LAW_PUBLIC_INTEREST: "Common law: public interest",
    Gateway.VITAL_INTERESTS: "Vital interests",
    Gateway.CONSENT_CONFIDENTIALITY: "Consent to share what is confidential",
    Gateway.COURT_ORDER: "Court order",
    Gateway.OTHER: "Other",
}
ROLE_NAMES = {
    Role.REFERRER: "Referrer: refers young people and sees what was decided",
    Role.COORDINATOR: "Coordinator: screens referrals, allots cases, runs cohorts",
    Role.CASEWORKER: "Caseworker: works with young people",
    Role.PRACTITIONER: "Practitioner: has actions, sees what they are involved in",
    Role.CHAIR: "Chair: chairs meetings, follows promises up",
    Role.MINUTE_TAKER: "Minute-taker: prepares meetings and records them",
    Role.COMMISSIONER: "Commissioner: sees outcomes, never a person",
    Role.GOVERNANCE: "Governance: sees who looked and who changed what",
    Role.ADMINISTRATOR: "Administrator: manages users, agencies and areas, sees no records",
}


class Email:
    """Refuse what cannot be an email address."""

    def __call__(self, form: Any, field: Any) -> None:
        if field.data and not EMAIL.fullmatch(field.data.strip()):
            raise ValidationError("Enter an email address, like name@example.org")


def strip(text: str | None) -> str:
    """Return a text without spaces around it and without doubled ones."""
    return " ".join((text or "").split())


_email = (MaxLength(254, "The email address"), Email())
_phone = (
    Optional(),
    MaxLength(40, "The telephone number"),
    Regexp(PHONE, message="A telephone number has digits, spaces, brackets, + and - only"),
)


class SignInForm(Form):
    """Email and password, nothing else."""

    email = StringField("Email address", [Required("Enter your email address")])
    password = PasswordField("Password", [Required("Enter your password")])


class NewPasswordForm(Form):
    """Choosing a password with a one-time link."""

    new_password = PasswordField(
        "New password",
        [Required("Enter a password")],
        description="At least 12 characters. Three or four words that do not belong together are good and easy to type.",
    )
    password_again = PasswordField("The same password again", [Required("Enter the password again")])

    def validate_password_again(self, field: PasswordField) -> None:
        """Refuse two that differ."""
        if field.data != self.new_password.data:
            raise ValidationError("The two passwords are not the same")


class ChangePasswordForm(NewPasswordForm):
    """Changing one's own password."""

    password = PasswordField("Present password", [Required("Enter your present password")])


class UserForm(Form):
    """What is kept about a user, apart from their roles."""

    name = StringField("Full name", [Required("Enter their full name"), MaxLength(120, "The name")], filters=[strip])
    email = StringField("Email address", [Required("Enter their email address"), *_email], filters=[strip])
    agency_id = SelectField("Agency", [Required("Select their agency")], coerce=int)
    manager_id = SelectField(
        "Line manager",
        coerce=int,
        default=0,
        description="Hears of what stays undone. They need an account themselves.",
    )
    job_title = StringField("Job title", [Optional(), MaxLength(120, "The job title")], filters=[strip])
    phone = StringField("Work telephone", _phone, filters=[strip])

    def offer(self, agencies: Sequence[tuple[int, str]], managers: Sequence[tuple[int, str]]) -> None:
        """Set what can be chosen."""
        self.agency_id.choices = list(agencies)
        self.manager_id.choices = [(0, "Nobody"), *managers]


class InviteForm(UserForm):
    """A new user: as UserForm, with their first role."""

    role = RadioField(
        "Role", [Required("Select a role")], choices=[(role.value, words) for role, words in ROLE_NAMES.items()]
    )
    area_id = SelectField("Area", coerce=int, default=0, description="Where they hold this role.")

    def offer_areas(self, areas: Sequence[tuple[int, str]]) -> None:
        """Set the areas that can be chosen."""
        self.area_id.choices = [(0, "The whole partnership"), *areas]


class RoleForm(Form):
    """One more role for a user, in an area or for a cohort."""

    role = SelectField(
        "Role", [Required("Select a role")], choices=[(role.value, words) for role, words in ROLE_NAMES.items()]
    )
    area_id = SelectField("Area", coerce=int, default=0)
    cohort_id = SelectField("Cohort", coerce=int, default=0, description="Leave at “No cohort” for a role in an area.")

    def offer(self, areas: Sequence[tuple[int, str]], cohorts: Sequence[tuple[int, str]]) -> None:
        """Set the areas and cohorts that can be chosen."""
        self.area_id.choices = [(0, "The whole partnership"), *areas]
        self.cohort_id.choices = [(0, "No cohort"), *cohorts]


class AgencyForm(Form):
    """An agency, its standings and its contact."""

    name = StringField("Name", [Required("Enter the agency's name"), MaxLength(160, "The name")], filters=[strip])
    code = StringField(
        "Short code",
        [
            Required("Enter a short code"),
            MaxLength(40, "The code"),
            Regexp(
                r"^[a-z0-9]+(-[a-z0-9]+)*$", message="A code has small letters, digits and dashes, like north-academy"
            ),
        ],
        filters=[strip],
        description="Names the agency in commands and files. For example, north-academy",
    )
    type = SelectField(
        "Type", [Required("Select a type")], choices=[(kind.value, words) for kind, words in TYPE_NAMES.items()]
    )
    regime = RadioField(
        "Data-protection regime",
        [Required("Select a regime")],
        choices=[(regime.value, words) for regime, words in REGIME_NAMES.items()],
    )
    standings = SelectMultipleField(
        "Statutory standings",
        choices=[(standing.value, words) for standing, words in STANDING_NAMES.items()],
        description="As recorded by the partnership's lawyer. Never assumed from the type of agency.",
    )
    default_gateway = SelectField(
        "Usual legal gateway for referrals",
        choices=[("", "None chosen"), *((gateway.value, words) for gateway, words in GATEWAY_NAMES.items())],
        description="Used when this agency's referral files are imported.",
    )
    contact_name = StringField(
        "Contact's name",
        [Optional(), MaxLength(120, "The name")],
        filters=[strip],
        description="Answers for the agency: gets what its people leave undone.",
    )
    contact_email = StringField("Contact's email address", [Optional(), *_email], filters=[strip])
    contact_phone = StringField("Contact's telephone", _phone, filters=[strip])
    contact_user_id = SelectField(
        "Contact's account", coerce=int, default=0, description="If the contact signs in to Casework."
    )

    def offer_contacts(self, users: Sequence[tuple[int, str]]) -> None:
        """Set the accounts that can be chosen."""
        self.contact_user_id.choices = [(0, "No account"), *users]


class AreaForm(Form):
    """A local authority district."""

    name = StringField("Name", [Required("Enter the area's name"), MaxLength(120, "The name")], filters=[strip])
    code = StringField(
        "Code",
        [
            Required("Enter a code"),
            MaxLength(20, "The code"),
            Regexp(r"^[A-Za-z0-9-]+$", message="A code has letters, digits and dashes only"),
        ],
        filters=[strip],
        description="The district's GSS code, or a short word. For example, E07000041",
    )


class ConfirmForm(Form):
    """A button that does one thing, with a token that says it was meant."""

    sure = BooleanField("Yes, I am sure")
