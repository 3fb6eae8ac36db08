"""Making a cohort, changing it, its list and its page."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from casework.cohorts.models import Cohort, Membership
from casework.cohorts.types import MembershipStatus, ProgrammeType
from casework.core.db import db, read, transaction
from casework.core.refs import show_ref
from casework.people.models import Person
from tests.cast import Cast, Member
from tests.factories.cases import make_case, make_cohort, make_nominee, make_person
from tests.web import post

MakeClient = Callable[[Member], FlaskClient]


def answers(cast: Cast, **more: str) -> dict[str, str]:
    return {
        "name": "Northvale focused deterrence",
        "code": "fd-north-26",
        "programme_type": "focused_deterrence_individual",
        "area": str(cast.northvale),
        "status": "open",
        "capacity": "15",
        "min_age": "14",
        "target_started": "12",
        **more,
    }


@pytest.fixture
def ref(app: Flask, cast: Cast) -> str:
    with transaction():
        cohort = make_cohort(cast, name="Riverside")
        make_case(cast, cohort=cohort, person=make_person(cast.northvale, surname="Insider"))
        return cohort.ref


def test_a_coordinator_makes_one(cast: Cast, client_for: MakeClient) -> None:
    browser = client_for(cast.coordinator)
    answer = post(browser, "/cohorts/new", answers(cast))
    assert answer.status_code == 303
    page = browser.get(answer.location).text
    assert "FD-NORTH-26" in page
    assert "0 of 15 taken" in page
    with read():
        cohort = db.session.scalars(select(Cohort)).one()
        assert (cohort.min_age, cohort.target_started) == (14, 12)


def test_a_code_is_used_once(cast: Cast, client_for: MakeClient) -> None:
    browser = client_for(cast.coordinator)
    post(browser, "/cohorts/new", answers(cast))
    again = post(browser, "/cohorts/new", answers(cast))
    assert again.status_code == 422
    assert 'href="#code"' in again.text


def test_only_in_ones_own_area(cast: Cast, client_for: MakeClient) -> None:
    refused = post(client_for(cast.outsider), "/cohorts/new", answers(cast))
    assert refused.status_code == 422
    with read():
        assert db.session.scalars(select(Cohort)).all() == []


def test_what_is_typed_stays(cast: Cast, client_for: MakeClient) -> None:
    answer = post(client_for(cast.coordinator), "/cohorts/new", answers(cast, name="", capacity="many"))
    assert answer.status_code == 422
    assert 'value="many"' in answer.text
    assert 'href="#name"' in answer.text


def test_it_is_changed(cast: Cast, client_for: MakeClient, ref: str) -> None:
    browser = client_for(cast.coordinator)
    url = f"/cohorts/{ref}/change"
    assert 'value="Riverside"' in browser.get(url).text
    with read():
        version = db.session.scalars(select(Cohort.version).where(Cohort.ref == ref)).one()
    changed = {"name": "Riverside North", "code": "RN", "status": "paused", "version": str(version)}
    assert post(browser, url, changed).status_code == 303
    clash = post(browser, url, {**changed, "name": "Riverside South"})
    assert clash.status_code == 422
    assert "Somebody else changed this" in clash.text
    with read():
        cohort = db.session.scalars(select(Cohort).where(Cohort.ref == ref)).one()
        assert cohort.name == "Riverside North"
        assert cohort.programme_type is ProgrammeType.CONTEXTUAL_SAFEGUARDING
        assert cohort.area_id == cast.northvale


@pytest.mark.parametrize("page", ["", "/change"])
def test_who_may(cast: Cast, client_for: MakeClient, ref: str, page: str) -> None:
    url = f"/cohorts/{ref}{page}"
    assert client_for(cast.coordinator).get(url).status_code == 200
    assert client_for(cast.outsider).get(url).status_code == 404
    assert client_for(cast.commissioner).get(url).status_code == 403
    assert client_for(cast.coordinator).get(url.replace(ref, "0000-0000")).status_code == 404
    assert client_for(cast.coordinator).delete(url).status_code == 405


def test_its_worker_reads_it_and_changes_nothing(cast: Cast, client_for: MakeClient, ref: str) -> None:
    browser = client_for(cast.caseworker)
    page = browser.get(f"/cohorts/{ref}")
    assert page.status_code == 200
    assert "Insider" in page.text
    assert "Change" not in page.text.split("As planned")[0]
    assert browser.get(f"/cohorts/{ref}/change").status_code == 403


def test_a_worker_sees_only_their_own_young_people_in_it(cast: Cast, client_for: MakeClient, ref: str) -> None:
    with transaction():
        cohort = db.session.scalars(select(Cohort).where(Cohort.ref == ref)).one()
        make_case(cast, cohort=cohort, person=make_person(cast.northvale, surname="Elsewhere"), allotted=False)
    assert "Elsewhere" not in client_for(cast.caseworker).get(f"/cohorts/{ref}").text
    assert "Elsewhere" in client_for(cast.coordinator).get(f"/cohorts/{ref}").text


@pytest.mark.parametrize("number", [2, 60])
def test_statements_do_not_grow(
    app: Flask, cast: Cast, client_for: MakeClient, number: int, count_statements: Any
) -> None:
    with transaction():
        cohort = make_cohort(cast)
        ref = cohort.ref
        for _ in range(number):
            make_case(cast, cohort=cohort)
    browser = client_for(cast.coordinator)
    with count_statements() as statements:
        browser.get("/cohorts")
    assert len(statements) <= 6, "\n".join(statements)
    with count_statements() as statements:
        page = browser.get(f"/cohorts/{ref}")
    assert ("Next page" in page.text) is (number > 50)
    # Session, roles, unread; cohort, who is in it, steps, standing, longest wait, exits; two looks.
    assert len(statements) <= 11, "\n".join(statements)


def test_somebody_known_is_nominated(cast: Cast, client_for: MakeClient) -> None:
    with transaction():
        cohort = make_cohort(cast, ProgrammeType.FOCUSED_DETERRENCE_INDIVIDUAL)
        person = make_person(cast.northvale)
        ref, person_ref = cohort.ref, person.ref
    browser = client_for(cast.coordinator)
    url = f"/cohorts/{ref}/nominate"
    unknown = post(browser, url, {"person_ref": "0000-0000", "rationale": "Three incidents"})
    assert unknown.status_code == 422
    given = {"person_ref": show_ref(person_ref), "rationale": "Three incidents"}
    answer = post(browser, url, given)
    assert answer.status_code == 303
    assert "Nominated" in browser.get(answer.location).text
    assert post(browser, url, given).status_code == 422
    with read():
        assert db.session.scalars(select(Membership.status)).all() == [MembershipStatus.NOMINATED]


def test_memberships_go_on_and_hold_two_parts(app: Flask, cast: Cast, client_for: MakeClient) -> None:
    with transaction():
        make_case(cast)
        membership = db.session.scalars(select(Membership.ref)).one()
    browser = client_for(cast.caseworker)
    url = f"/cohorts/memberships/{membership}"
    for part in ("victim", "suspected_harmer"):
        given = {"role": part, "evidence": "Police report of 3 May", "since": "3/5/26"}
        assert post(browser, f"{url}/roles", given).status_code == 303
    assert post(browser, f"{url}/roles", {"role": "victim", "evidence": "Again"}).status_code == 422
    assert post(browser, f"{url}/status", {"status": "engaged", "reason": "Comes each week"}).status_code == 303
    assert post(browser, f"{url}/status", {"status": "selected", "reason": "By hand"}).status_code == 422
    assert post(browser, f"{url}/roles/suspected_harmer/end").status_code == 303
    page = browser.get(url).text
    assert "Comes each week" in page
    assert "Suspected of causing harm" in page
    assert "until" in page


def test_who_may_see_a_membership(app: Flask, cast: Cast, client_for: MakeClient) -> None:
    with transaction():
        nominee = make_nominee(cast, person=make_person(cast.northvale, surname="Nominee"))
        ref = nominee.ref
    url = f"/cohorts/memberships/{ref}"
    assert client_for(cast.coordinator).get(url).status_code == 200
    summary = client_for(cast.chair).get(url)
    assert summary.status_code == 200
    assert "Three incidents" not in summary.text
    assert client_for(cast.chair).get(f"{url}/status").status_code == 403
    assert client_for(cast.outsider).get(url).status_code == 404
    assert client_for(cast.caseworker).get(url).status_code == 404
    assert client_for(cast.governance).get(url).status_code == 403
    assert client_for(cast.coordinator).get("/cohorts/memberships/0000-0000").status_code == 404
    assert client_for(cast.coordinator).put(url).status_code == 405
    with read():
        assert db.session.scalar(select(Person.surname)) == "Nominee"
