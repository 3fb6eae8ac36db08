"""Forms: what is typed stays, what is wrong is said in plain words beside the field and in the summary."""

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from wtforms import FieldList, IntegerField, RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import Optional

from casework.core.errors import DomainError
from casework.core.forms import DateText, ErrorLink, Form, MaxLength, NotBefore, Required, attach


class Contact(Form):
    class Meta(Form.Meta):
        csrf = False

    forename = StringField("First name", [Required("Enter their first name")])
    born = DateText(
        "Date of birth", [Required("Enter their date of birth")], purpose="past", today=lambda: date(2026, 11, 20)
    )
    kind = RadioField(
        "Kind of contact",
        [Required("Select what kind of contact it was")],
        choices=[("visit", "Visit"), ("call", "Call")],
    )
    what = TextAreaField("What happened", [Optional(), MaxLength(10, "What happened")])
    times = IntegerField("How often", [Optional()])
    needs = SelectMultipleField("Needs", choices=[("a", "A"), ("b", "B")])
    names = FieldList(StringField("Name", [Required("Enter a name")]), min_entries=0)


@pytest.fixture(autouse=True)
def page() -> Iterator[None]:
    app = Flask("forms")
    app.secret_key = "only for this test"
    with app.test_request_context():
        yield


def sent(**answers: str) -> Contact:
    whole = {"forename": "Siân", "born": "3/4/09", "kind": "visit"}
    return Contact(MultiDict({**whole, **answers}))


def test_a_whole_form_is_valid() -> None:
    form = sent()
    assert form.validate()
    assert form.born.data == date(2009, 4, 3)
    assert form.error_links() == []


def test_an_empty_form_says_what_to_enter_in_the_order_of_the_page() -> None:
    form = Contact(MultiDict())
    assert not form.validate()
    assert form.error_links() == [
        ErrorLink("forename", "Enter their first name"),
        ErrorLink("born", "Enter their date of birth"),
        ErrorLink("kind", "Select what kind of contact it was"),
    ]


@pytest.mark.parametrize("blank", ["", "   ", "\n"])
def test_spaces_are_no_answer(blank: str) -> None:
    form = sent(forename=blank)
    assert not form.validate()
    assert form.forename.errors == ["Enter their first name"]


@pytest.mark.parametrize("typed", ["3/4/09", "3 April 2009", "2009-04-03", "3.4.2009"])
def test_a_date_is_read_as_people_write_it(typed: str) -> None:
    form = sent(born=typed)
    assert form.validate()
    assert form.born.data == date(2009, 4, 3)


@pytest.mark.parametrize("typed", ["31/2/2009", "soon", "32 1 2009", "3/4"])
def test_what_is_no_date_stays_in_the_box_with_a_reason(typed: str) -> None:
    form = sent(born=typed)
    assert not form.validate()
    assert form.born.data is None
    assert form.born._value() == typed
    assert len(form.born.errors) == 1
    assert form.born.errors[0]


def test_a_stored_date_is_shown_in_full() -> None:
    assert Contact(MultiDict(), data={"born": date(2009, 4, 3)}).born.data is None
    assert Contact(None, data={"born": date(2009, 4, 3)}).born._value() == "3 April 2009"


def test_a_choice_that_is_not_offered_is_refused_in_our_words() -> None:
    form = sent(kind="haunting")
    assert not form.validate()
    assert form.kind.errors == ["Choose one of the options listed"]


def test_too_long_says_by_how_much() -> None:
    form = sent(what="twelve chars")
    assert not form.validate()
    assert form.what.errors == ["What happened must be 10 characters or fewer: take out 2 characters"]


def test_no_number_says_what_a_number_is() -> None:
    form = sent(times="often")
    assert not form.validate()
    assert form.times.errors == ["Enter a whole number, like 12"]


def test_errors_of_a_list_link_to_their_own_entry() -> None:
    form = sent(**{"names-0": "Bo", "names-1": ""})
    assert not form.validate()
    assert form.error_links() == [ErrorLink("names-1", "Enter a name")]


def test_a_refusal_of_a_service_hangs_on_its_field() -> None:
    form = sent()
    assert form.validate()
    attach(form, DomainError("This date is before the referral", field="born"))
    assert form.error_links() == [ErrorLink("born", "This date is before the referral")]
    assert form.errors


@pytest.mark.parametrize("field", [None, "nothing_here"])
def test_a_refusal_of_no_field_stands_for_the_whole_form(field: str | None) -> None:
    form = sent()
    assert form.validate()
    attach(form, DomainError("The cohort is full", field=field))
    assert form.error_links() == [ErrorLink("", "The cohort is full")]
    assert form.errors


class Span(Form):
    class Meta(Form.Meta):
        csrf = False

    begins = DateText("From", purpose="future", today=lambda: date(2026, 11, 20))
    ends = DateText(
        "To", [NotBefore("begins", "The end must be after the start")], purpose="future",
        today=lambda: date(2026, 11, 20),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("begins", "ends", "good"),
    [("1/2/27", "1/2/27", True), ("2/2/27", "1/2/27", False), ("", "1/2/27", True), ("1/2/27", "", True)],
)
def test_dates_come_in_order(begins: str, ends: str, good: bool) -> None:
    form = Span(MultiDict({"begins": begins, "ends": ends}))
    assert form.validate() is good
