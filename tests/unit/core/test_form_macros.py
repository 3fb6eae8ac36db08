"""The form macros: every control has its label, hint and error, tied together so that a screen reader says them."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from flask import Flask, render_template_string
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, FileField, RadioField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import Optional

from casework.core import assets, paths, web
from casework.core.forms import DateText, Form, Required

IMPORTS = (
    '{% from "macros/forms.html" import form_start, form_end, error_summary, text, textarea, radios, checkboxes, '
    "checkbox, select, date_input, more, submit, save_draft, buttons, hidden, file_input, password %}"
)
WHOLE = """
{{ error_summary(form) }}{{ form_start(version=3, upload=true) }}{{ text(form.forename) }}{{ text(form.known) }}
{{ date_input(form.born) }}{{ radios(form.kind, big=true) }}{{ checkboxes(form.needs) }}{{ checkbox(form.told) }}
{{ select(form.why) }}{{ textarea(form.what, limit=2000) }}{{ file_input(form.letter) }}
{% call buttons() %}{{ submit("Save") }}{{ save_draft() }}{% endcall %}{{ form_end() }}
"""


class Contact(Form):
    class Meta(Form.Meta):
        csrf = False

    forename = StringField("First name", [Required("Enter their first name")], description="As they like it")
    known = StringField("Also known as", [Optional()])
    born = DateText("Date of birth", [Required("Enter their date of birth")])
    kind = RadioField(
        "Kind",
        [Required("Select a kind")],
        choices=[("visit", "Visit", {"hint": "At home"}), ("call", "Call")],
    )
    needs = SelectMultipleField("Needs", [Required("Select a need")], choices=[("a", "A"), ("b", "B")])
    told = BooleanField("The family knows", [Required("Tick when the family knows")])
    why = SelectField("Why", [Required("Select why")], choices=[("", "Choose"), ("x", "<Other>")])
    what = TextAreaField("What happened", [Required("Enter what happened")])
    letter = FileField("Letter", [Optional()])


class Ids(HTMLParser):
    """Collects what a page refers to and what there is to refer to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.wanted: set[str] = set()
        self.inputs: list[str] = []
        self.labels: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.ids += [values["id"]] if "id" in values else []
        self.wanted.update(values.get("aria-describedby", "").split())
        self.wanted.update([values["href"][1:]] if values.get("href", "").startswith("#") else [])
        if tag == "label":
            self.labels.add(values["for"])
        if tag in ("input", "select", "textarea") and values.get("type") != "hidden":
            self.inputs.append(values["id"])


@pytest.fixture(autouse=True)
def page() -> Iterator[None]:
    app = Flask("forms", template_folder=str(paths.TEMPLATES), static_folder=str(paths.STATIC))
    app.secret_key = "only for this test"
    web.init_app(app)
    assets.init_app(app)
    app.jinja_env.globals["csrf_token"] = lambda: "token"
    with app.test_request_context():
        yield


def render(source: str, form: Form) -> str:
    return render_template_string(IMPORTS + source, form=form)


def failed(**answers: str) -> Contact:
    form = Contact(MultiDict(answers))
    assert not form.validate()
    return form


def test_everything_referred_to_is_there_once_and_every_control_has_a_label() -> None:
    found = Ids(render(WHOLE, failed()))
    assert found.wanted <= set(found.ids)
    assert len(found.ids) == len(set(found.ids))
    assert set(found.inputs) == found.labels


def test_the_summary_links_to_the_first_control_of_each_field() -> None:
    form = failed()
    page = render("{{ error_summary(form) }}", form)
    assert re.findall(r'href="#([^"]+)"', page) == ["forename", "born", "kind", "needs", "told", "why", "what"]
    assert 'role="alert"' in page


def test_no_summary_without_errors() -> None:
    assert "govuk-error-summary" not in render(WHOLE, Contact(None))


def test_what_was_typed_comes_back_and_is_escaped() -> None:
    page = render(WHOLE, failed(forename="<b>Siân</b>", born="soon", kind="call", what="</textarea><script>"))
    assert 'value="&lt;b&gt;Siân&lt;/b&gt;"' in page
    assert 'value="soon"' in page
    assert "</textarea><script>" not in page
    assert re.search(r'value="call" ?checked', page)


def test_the_error_stands_beside_its_field() -> None:
    page = render("{{ text(form.forename) }}", failed())
    assert 'aria-describedby="forename-hint forename-error"' in page
    assert "govuk-form-group--error" in page
    assert "Enter their first name" in page


def test_optional_is_said_and_required_is_not() -> None:
    page = render("{{ text(form.known) }}{{ text(form.forename) }}", Contact(None))
    assert page.count("(optional)") == 1
    assert page.count('aria-required="true"') == 1


def test_a_choice_brings_its_hint_and_what_belongs_to_it() -> None:
    source = "{% call(value) radios(form.kind) %}{% if value == 'call' %}<p>How long?</p>{% endif %}{% endcall %}"
    page = render(source, Contact(None))
    assert 'aria-describedby="kind-item-hint"' in page
    assert page.count("app-reveal") == 1
    assert page.index("How long?") > page.index('value="call"')


def test_a_form_that_is_posted_carries_token_key_and_version() -> None:
    page = render("{{ form_start(version=7) }}", Contact(None))
    assert 'name="csrf_token" value="token"' in page
    assert re.search(r'name="_key" value=".{20,}"', page)
    assert 'name="version" value="7"' in page


def test_a_search_form_carries_none_of_them() -> None:
    page = render("{{ form_start(method='get', action='/x') }}", Contact(None))
    assert "hidden" not in page


def test_each_rendering_has_its_own_key() -> None:
    page = render("{{ form_start() }}{{ form_start() }}", Contact(None))
    assert len(set(re.findall(r'_key" value="([^"]+)"', page))) == 2


def test_save_draft_is_said_to_the_server() -> None:
    assert 'name="save" value="draft"' in render("{{ save_draft() }}", Contact(None))


def test_a_password_never_comes_back() -> None:
    page = render("{{ password(form.forename) }}", failed(forename="secret words"))
    assert "secret words" not in page


def test_no_inline_style_or_script() -> None:
    page = render(WHOLE + "{% call more() %}{{ text(form.known) }}{% endcall %}", failed())
    assert not re.search(r"<script|\sstyle=|\son[a-z]+=", page)


def test_more_opens_by_itself_when_something_in_it_is_wrong() -> None:
    source = "{% call more() %}{{ text(form.forename) }}{% endcall %}"
    assert re.search(r"<details[^>]* open>", render(source, failed()))
    assert not re.search(r"<details[^>]* open>", render(source, Contact(None)))
