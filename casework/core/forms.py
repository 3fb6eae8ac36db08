"""Forms are shape only: type, length, required, order of dates. What is true or allowed is the services' to say."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, ClassVar, Literal, NamedTuple

from flask import g
from flask_wtf import FlaskForm
from wtforms import Field, FieldList, FormField
from wtforms.form import BaseForm
from wtforms.validators import InputRequired, StopValidation, ValidationError
from wtforms.widgets import TextInput

from casework.core import clock, dates
from casework.core.errors import Clash, DomainError


class ErrorLink(NamedTuple):
    """One line of the error summary: `target` is the id to focus, empty when it is about the whole form."""

    target: str
    message: str


class _PlainEnglish:
    """WTForms' own messages in our words; a message that is not here comes through as it is."""

    _words: ClassVar[dict[str, str]] = {
        "Not a valid choice.": "Choose one of the options listed",
        "Invalid Choice: could not coerce.": "Choose one of the options listed",
        "Not a valid integer value.": "Enter a whole number, like 12",
        "Not a valid decimal value.": "Enter a number, like 12.5",
        "This field is required.": "Enter an answer",
        "Invalid email address.": "Enter an email address, like name@example.org",
    }

    def gettext(self, string: str) -> str:
        return self._words.get(string, string)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return self.gettext(singular if n == 1 else plural)


class Form(FlaskForm):
    """The base of every form. Whatever is wrong, each field keeps what was typed into it.

    `clashed`: somebody else was quicker. The page shows the record as it is now, and what was typed.
    """

    clashed = False

    class Meta(FlaskForm.Meta):
        def get_translations(self, form: BaseForm) -> _PlainEnglish:
            return _PLAIN_ENGLISH

        def wrap_formdata(self, form: BaseForm, formdata: Any) -> Any:
            """Give a page that is opened again what its reader had typed when their session ran out."""
            sent = super().wrap_formdata(form, formdata)
            return g.get("kept_fields") if sent is None else sent

    def error_links(self) -> list[ErrorLink]:
        """List what is wrong in the order of the page, each with the id of the control to mend."""
        own = [ErrorLink("", message) for message in self.form_errors]
        return own + list(_links(self))


_PLAIN_ENGLISH = _PlainEnglish()
_LONGEST_NUMBER = 10  # within PostgreSQL's integer


def _links(form: BaseForm) -> Iterator[ErrorLink]:
    for field in form:
        yield from _field_links(field)


def _field_links(field: Field) -> Iterator[ErrorLink]:
    if isinstance(field, FormField):
        yield from _links(field.form)
    elif isinstance(field, FieldList):
        for entry in field.entries:
            yield from _field_links(entry)
        yield from (ErrorLink(field.id, error) for error in field.errors if isinstance(error, str))
    elif field.errors:
        target = "" if field.type in ("CSRFTokenField", "HiddenField") else field.id
        yield ErrorLink(target, str(field.errors[0]))


def attach(form: BaseForm, error: DomainError) -> None:
    """Hang a service's refusal on the field it names, or on the form when it names none the form has."""
    if isinstance(error, Clash) and isinstance(form, Form):
        form.clashed = True
    if error.field and error.field in form:
        field = form[error.field]
        field.errors = [*field.errors, error.message]
    else:
        form.form_errors.append(error.message)


def refused_status(form: Form) -> int:
    """Return the status of a page that shows a form again: 409 after a clash, else 422."""
    return 409 if form.clashed else 422


def number_sent(text: str | None) -> int | None:
    """Return a whole number that a page of ours sent back, None for anything that is none of ours."""
    digits = text or ""
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < _LONGEST_NUMBER else None


class Required(InputRequired):
    """Refuse an empty answer in the words given: "Enter …" for what is typed, "Select …" for what is chosen."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.words = message

    def __call__(self, form: BaseForm, field: Field) -> None:
        answer = field.raw_data[0] if field.raw_data else None
        if not answer or (isinstance(answer, str) and not answer.strip()):
            field.errors = []
            raise StopValidation(self.words)


class MaxLength:
    """Refuse more than `limit` characters, saying by how many, so that nobody has to count."""

    def __init__(self, limit: int, what: str = "This") -> None:
        self.limit = limit
        self.what = what

    def __call__(self, form: BaseForm, field: Field) -> None:
        over = len(field.data or "") - self.limit
        if over > 0:
            plural = "" if over == 1 else "s"
            raise ValidationError(
                f"{self.what} must be {self.limit:,} characters or fewer: take out {over:,} character{plural}"
            )


class NotBefore:
    """Refuse a date earlier than the one in another field of the same form."""

    def __init__(self, other: str, message: str) -> None:
        self.other = other
        self.message = message

    def __call__(self, form: BaseForm, field: Field) -> None:
        earliest = form[self.other].data
        if isinstance(field.data, date) and isinstance(earliest, date) and field.data < earliest:
            raise ValidationError(self.message)


class DateText(Field):
    """A date in one text box, as people write it: 3/4/26, 3 April 2026, 2026-04-03; day first.

    `purpose` decides the century of a two-digit year: "past" is never after this year, "future" is in this century.
    `data` is a date or None; what was typed stays in the box whatever is wrong with it.
    """

    widget = TextInput()
    data: Any

    def __init__(
        self,
        label: str | None = None,
        validators: Sequence[Callable[[Any, Any], None]] | None = None,
        *,
        purpose: Literal["past", "future"] = "past",
        description: str | None = None,
        today: Callable[[], date] = clock.today,
        **kwargs: Any,
    ) -> None:
        hint = "For example, 27 3 2026" if description is None else description
        super().__init__(label, list(validators or ()), description=hint, **kwargs)
        self.purpose: Literal["past", "future"] = purpose
        self.today = today

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Parse what was typed.

        Raises:
            ValueError: it is no date; the message is core.dates' own.
        """
        self.data = None
        typed = str(valuelist[0]).strip() if valuelist else ""
        if not typed:
            return
        try:
            self.data = dates.parse_date(typed, purpose=self.purpose, today=self.today())
        except dates.DateError as error:
            raise ValueError(str(error)) from error

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        if isinstance(self.data, date):
            return f"{self.data.day} {self.data:%B} {self.data.year}"
        return ""


DateField = DateText
