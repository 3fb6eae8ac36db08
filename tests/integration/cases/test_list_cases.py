"""The list of cases: mine, unallocated, open, closed; scoped; the same cost for two and for many."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from casework.core.db import transaction
from tests.cast import Cast, Member
from tests.factories.cases import make_case, make_cohort, make_person

MakeClient = Callable[[Member], FlaskClient]


@pytest.fixture
def two(app: Flask, cast: Cast) -> None:
    with transaction():
        make_case(cast, person=make_person(cast.northvale, surname="Allotted"))
        make_case(cast, person=make_person(cast.northvale, surname="Waiting"), allotted=False)


def test_a_coordinator_sees_the_area(two: None, cast: Cast, client_for: MakeClient) -> None:
    browser = client_for(cast.coordinator)
    page = browser.get("/cases").text
    assert "Allotted" in page
    assert "Waiting" in page
    unallocated = browser.get("/cases?show=unallocated").text
    assert "Waiting" in unallocated
    assert "Allotted" not in unallocated
    assert "No case that you may see has been closed" in browser.get("/cases?show=closed").text


def test_a_worker_sees_their_own(two: None, cast: Cast, client_for: MakeClient) -> None:
    page = client_for(cast.caseworker).get("/cases").text
    assert "Allotted" in page
    assert "Waiting" not in page


def test_an_outsider_sees_none(two: None, cast: Cast, client_for: MakeClient) -> None:
    for member in (cast.outsider, cast.caseworker_b, cast.practitioner):
        page = client_for(member).get("/cases")
        assert page.status_code == 200
        assert "Allotted" not in page.text
        assert "Waiting" not in page.text


def test_the_wrong_role_and_method(cast: Cast, client_for: MakeClient) -> None:
    assert client_for(cast.commissioner).get("/cases").status_code == 403
    assert client_for(cast.coordinator).delete("/cases").status_code == 405


@pytest.mark.parametrize("query", ["show=nonsense", "after=x", "after=2026-01-01.x", "after=.1"])
def test_bent_filters_are_ignored(two: None, cast: Cast, client_for: MakeClient, query: str) -> None:
    page = client_for(cast.coordinator).get(f"/cases?{query}")
    assert page.status_code == 200
    assert "Allotted" in page.text


@pytest.mark.parametrize("number", [2, 60])
def test_its_statements_do_not_grow(
    app: Flask, cast: Cast, client_for: MakeClient, number: int, count_statements: Any
) -> None:
    with transaction():
        cohort = make_cohort(cast)
        for _ in range(number):
            make_case(cast, cohort=cohort)
    for member in (cast.coordinator, cast.caseworker):
        browser = client_for(member)
        with count_statements() as statements:
            page = browser.get("/cases")
        assert page.text.count('scope="row"') == min(number, 50)
        assert ("and there are more" in page.text) is (number > 50)
        assert len(statements) <= 6, "\n".join(statements)


def test_the_second_page_has_the_rest(app: Flask, cast: Cast, client_for: MakeClient) -> None:
    with transaction():
        cohort = make_cohort(cast)
        for _ in range(53):
            make_case(cast, cohort=cohort)
    browser = client_for(cast.coordinator)
    more = browser.get("/cases").text.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    assert browser.get(more).text.count('scope="row"') == 3
