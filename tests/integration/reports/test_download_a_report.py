"""The report as files says what the page says, to the same reader."""

from collections.abc import Callable
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook
from pypdf import PdfReader

from casework.cohorts.models import Cohort
from casework.core.db import db, transaction
from casework.core.refs import show_ref
from tests.cast import Cast, Member
from tests.factories.followed import Past
from tests.integration.reports.conftest import FULL, SMALL

Clients = Callable[[Member], FlaskClient]
Counted = Callable[[Past], Cohort]


@pytest.fixture
def commissioner(client_for: Clients, cast: Cast) -> FlaskClient:
    return client_for(cast.commissioner)


def pdf_text(client: FlaskClient, cohort: Cohort) -> str:
    answer = client.get(f"/outcomes/{show_ref(cohort.ref)}.pdf")
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    pages = PdfReader(BytesIO(answer.data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def cells(client: FlaskClient, cohort: Cohort) -> list[object]:
    book = load_workbook(BytesIO(client.get(f"/outcomes/{show_ref(cohort.ref)}.xlsx").data))
    assert len(book.worksheets) == 1
    return [cell.value for row in book.worksheets[0].iter_rows() for cell in row if cell.value is not None]


def test_the_pdf_says_what_the_page_says(counted: Counted, commissioner: FlaskClient) -> None:
    cohort = counted(FULL)
    text = pdf_text(commissioner, cohort)
    assert "Outcomes of Northvale Navigators" in text
    assert "OFFICIAL-SENSITIVE" in text
    assert show_ref(cohort.ref) in text
    assert "Of 60 young people who joined, 48 took part and 24 have completed." in text
    assert "Of 46 checked, 20 were charged or convicted" in text
    assert "How this was worked out" in text
    assert "not for sharing" not in text


def test_the_pdf_of_a_small_cohort_has_words(counted: Counted, commissioner: FlaskClient) -> None:
    text = pdf_text(commissioner, counted(SMALL))
    assert "Most of those who joined took part, and about half have completed." in text
    assert "15 young people" not in text


def test_the_spreadsheet_says_what_the_page_says(counted: Counted, commissioner: FlaskClient) -> None:
    found = cells(commissioner, counted(FULL))
    assert found[0] == "Outcomes of Northvale Navigators"
    assert 60 in found
    assert "not shown" in found
    assert "Avonmarsh Police" in found


def test_the_spreadsheet_of_a_small_cohort_has_no_number_about_people(
    counted: Counted, commissioner: FlaskClient
) -> None:
    found = cells(commissioner, counted(SMALL))
    work = found.index("What agencies promised, and whether it helped")
    after = found.index("Violence before and after joining")
    assert not [value for value in found[:work] + found[after:] if isinstance(value, int | float)]


def test_exact_files_are_marked(counted: Counted, client_for: Clients, cast: Cast) -> None:
    cohort = counted(SMALL)
    coordinator = client_for(cast.coordinator)
    assert "Exact figures: not for sharing" in pdf_text(coordinator, cohort)
    assert "Exact figures: not for sharing" in cells(coordinator, cohort)
    named = coordinator.get(f"/outcomes/{show_ref(cohort.ref)}.pdf").headers["Content-Disposition"]
    assert "exact-not-for-sharing" in named


def test_a_formula_in_a_cohorts_name_stays_text(counted: Counted, commissioner: FlaskClient, cast: Cast) -> None:
    cohort = counted(SMALL)
    with transaction():
        db.session.get_one(Cohort, cohort.id).name = "=HYPERLINK(1)"
    book = load_workbook(BytesIO(commissioner.get(f"/outcomes/{show_ref(cohort.ref)}.xlsx").data))
    assert all(cell.data_type != "f" for row in book.worksheets[0].iter_rows() for cell in row)


def test_the_same_figures_give_the_same_pdf(counted: Counted, commissioner: FlaskClient) -> None:
    address = f"/outcomes/{show_ref(counted(FULL).ref)}.pdf"
    assert commissioner.get(address).data == commissioner.get(address).data
