"""The form for something that happened."""

from wtforms import BooleanField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import ValidationError

from casework.cases.forms.times import TimeText
from casework.core.forms import DateField, Form, MaxLength, Required
from casework.core.refs import parse_ref
from casework.events.types import (
    BASIS_LABELS,
    KIND_LABELS,
    ROLE_LABELS,
    EventBasis,
    EventDetails,
    EventKind,
    Other,
    ParticipantRole,
)

_ROLES = [(role.value, label) for role, label in ROLE_LABELS.items()]


class EventForm(Form):
    """What happened, when, how firmly it is known, and who else took part."""

    kind = SelectField(
        "What kind of event?",
        [Required("Select what kind of event it was")],
        default="",
        choices=[("", "Choose one"), *((kind.value, label) for kind, label in KIND_LABELS.items())],
    )
    occurred_on = DateField("When did it happen?", [Required("Enter when it happened")], purpose="past")
    role = RadioField("What part did this young person have?", [Required("Select what part they had")], choices=_ROLES)
    basis = RadioField(
        "How is it known?",
        [Required("Select how it is known")],
        choices=[(basis.value, label) for basis, label in BASIS_LABELS.items()],
    )
    what_happened = TextAreaField(
        "What happened?",
        [Required("Enter what happened"), MaxLength(5_000, "What happened")],
        description="Fact first, then what is opinion. Do not name other children here: add them below.",
    )
    is_violent = BooleanField("There was violence, or a threat of it")
    at = TimeText("What time?")
    place = StringField("Where?", [MaxLength(200)])
    other_ref = StringField(
        "Reference of another young person who took part",
        description="For example, K7QF-4M2P. Only people who may see that young person will see that they took part.",
    )
    other_description = StringField(
        "Or describe somebody else who took part", [MaxLength(200)], description="For example, an adult known as Spence"
    )
    other_role = SelectField("What part did they have?", default="", choices=[("", "Choose one"), *_ROLES])

    def validate_other_ref(self, field: StringField) -> None:
        if (field.data or "").strip() and parse_ref(field.data) is None:
            raise ValidationError("Enter a reference of 8 letters and numbers, like K7QF-4M2P")

    def validate_other_role(self, field: SelectField) -> None:
        named = (self.other_ref.data or "").strip() or (self.other_description.data or "").strip()
        if named and not field.data:
            raise ValidationError("Select what part they had")

    def details(self) -> EventDetails:
        """Return what is known of the event. For a form that is valid."""
        assert self.occurred_on.data is not None  # required
        return EventDetails(
            kind=EventKind(self.kind.data),
            basis=EventBasis(self.basis.data),
            occurred_on=self.occurred_on.data,
            what_happened=self.what_happened.data.strip(),
            is_violent=bool(self.is_violent.data),
            at=self.at.data,
            place=(self.place.data or "").strip(),
        )

    def others(self) -> tuple[Other, ...]:
        """Return who else took part."""
        ref = parse_ref(self.other_ref.data or "")
        described = (self.other_description.data or "").strip()
        if not ref and not described:
            return ()
        return (Other(ParticipantRole(self.other_role.data), ref, described),)
