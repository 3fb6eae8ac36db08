"""What the trail is narrowed to."""

from wtforms import BooleanField, SelectField, StringField

from casework.audit.models import Act
from casework.audit.words import ACT_WORDS
from casework.core.forms import DateField, Form, MaxLength, NotBefore


class TrailForm(Form):
    """Filters of the trail, all of them in the address."""

    class Meta(Form.Meta):
        csrf = False

    record = StringField(
        "Record's reference",
        [MaxLength(20, "The reference")],
        description="For example, K7QF-4M2P. A young person's shows everything that is about them.",
    )
    who = StringField(
        "Who did it",
        [MaxLength(100, "The name")],
        description="A user's name, email address or reference.",
    )
    act = SelectField("What", choices=[("", "Everything"), *((act.value, ACT_WORDS[act]) for act in Act)], default="")
    kind = SelectField("Kind of record", choices=[("", "All")], default="")
    verb = StringField("Word", [MaxLength(60, "The word")], description="For example, moved or downloaded.")
    since = DateField("From")
    until = DateField("To", [NotBefore("since", "This must not be before the first date")])
    lists = BooleanField("Also lists that showed this record (slower)")
