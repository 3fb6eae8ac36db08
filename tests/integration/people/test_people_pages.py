"""Pages about young people: works, outsider 404, wrong role 403, bad reference 404, wrong method 405."""

from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient

from casework.access import services as access
from casework.access.types import Level
from casework.core.actor import SYSTEM
from casework.core.db import transaction
from casework.core.refs import show_ref
from casework.people import services
from casework.people.types import IdentifierKind
from tests.cast import Cast, Member
from tests.web import post

ClientFor = Callable[[Member], FlaskClient]


def known(cast: Cast, **details: object) -> str:
    """A young person in Northvale."""
    with transaction():
        person = services.create_person(
            SYSTEM, area_id=cast.northvale, details={"forename": "Łukasz", "surname": "Żak", **details}
        )
        services.add_identifier(SYSTEM, person=person, kind=IdentifierKind.NHS_NUMBER, value="999 230 0485")
        access.involve(
            SYSTEM,
            scope_kind="person",
            scope_id=person.id,
            level=Level.SUMMARY,
            basis="a test",
            user_id=cast.practitioner.user_id,
        )
        return show_ref(person.ref)


def test_who_may_see_whom(app: Flask, cast: Cast, client_for: ClientFor) -> None:
    ref = known(cast, address="3 Quay Street")
    page = client_for(cast.coordinator).get(f"/people/{ref}").text
    assert "Łukasz Żak" in page
    assert "999 230 0485" in page
    assert "3 Quay Street" in page
    less = client_for(cast.practitioner).get(f"/people/{ref}").text
    assert "Łukasz Żak" in less
    assert "999 230 0485" not in less
    assert "3 Quay Street" not in less
    assert client_for(cast.outsider).get(f"/people/{ref}").status_code == 404
    assert client_for(cast.commissioner).get(f"/people/{ref}").status_code == 403
    assert client_for(cast.coordinator).get("/people/K7QF-4M2P").status_code == 404
    assert client_for(cast.coordinator).post(f"/people/{ref}").status_code == 405
    assert "Żak, Łukasz" in client_for(cast.coordinator).get("/people").text
    assert "Żak, Łukasz" not in client_for(cast.outsider).get("/people").text


def test_a_record_is_changed_and_a_clash_is_told(app: Flask, cast: Cast, client_for: ClientFor) -> None:
    ref = known(cast)
    browser = client_for(cast.coordinator)
    assert browser.get(f"/people/{ref}/edit").status_code == 200
    said = {"forename": "Lukas", "surname": "Żak", "date_of_birth": "1/2/2010", "sex": "male", "ethnicity": "17"}
    changed = post(browser, f"/people/{ref}/edit", {**said, "version": "1"})
    assert changed.status_code == 303, changed.text
    assert "Lukas Żak" in browser.get(f"/people/{ref}").text
    assert post(browser, f"/people/{ref}/edit", {**said, "forename": "Late", "version": "1"}).status_code == 409
    nobody = post(browser, f"/people/{ref}/edit", {**said, "forename": "", "surname": "", "version": "2"})
    assert nobody.status_code == 422
    assert client_for(cast.practitioner).get(f"/people/{ref}/edit").status_code == 403


def test_numbers_are_checked(app: Flask, cast: Cast, client_for: ClientFor) -> None:
    ref = known(cast)
    browser = client_for(cast.coordinator)
    address = f"/people/{ref}/identifiers/new"
    assert browser.get(address).status_code == 200
    wrong = post(browser, address, {"kind": "upn", "value": "A801200005001"})
    assert wrong.status_code == 422
    assert 'value="A801200005001"' in wrong.text
    assert post(browser, address, {"kind": "upn", "value": "b801200005001"}).status_code == 303
    assert "B801200005001" in browser.get(f"/people/{ref}").text
    assert post(browser, address, {"kind": "upn", "value": "B801200005001"}).status_code == 422


def test_a_warning_stands_first_until_it_no_longer_holds(app: Flask, cast: Cast, client_for: ClientFor) -> None:
    ref = known(cast)
    browser = client_for(cast.coordinator)
    said = {"kind": "risk_to_visitors", "text": "Large dog", "review_on": "1/2/27"}
    assert post(browser, f"/people/{ref}/warnings/new", said).status_code == 303
    page = browser.get(f"/people/{ref}").text
    assert "Risk to visitors: Large dog" in page
    end = page.split(f"/people/{ref}/warnings/")[1].split("/")[0]
    address = f"/people/{ref}/warnings/{end}/end"
    assert browser.get(address).status_code == 200
    assert post(browser, address, {"reason": ""}).status_code == 422
    assert post(browser, address, {"reason": "Rehomed"}).status_code == 303
    assert "Large dog" not in browser.get(f"/people/{ref}").text
    assert browser.get(address).status_code == 404


def test_names_are_found_however_they_are_spelt(app: Flask, cast: Cast, client_for: ClientFor) -> None:
    known(cast)
    known(cast, forename="Muhammad", surname="O’Connor-Jones")
    browser = client_for(cast.coordinator)
    for typed in ("Lukasz", "ZAK", "luke zak", "Zak Lukasz"):
        assert "Łukasz Żak" in browser.get("/search", query_string={"q": typed}).text, typed
    for typed in ("Mohammed", "oconnor", "O'Connor Jones", "Muhamed O'Conor"):
        assert "Muhammad" in browser.get("/search", query_string={"q": typed}).text, typed
    assert "Nothing that you may see" in browser.get("/search?q=Quentin").text
    assert browser.get("/search").status_code == 200
    assert client_for(cast.referrer).get("/search?q=Zak").status_code == 403


def test_lists_cost_the_same_for_two_and_for_many(
    app: Flask, cast: Cast, client_for: ClientFor, count_statements: Callable[[], object]
) -> None:
    browser = client_for(cast.coordinator)
    counts = []
    for more in (2, 40):
        for _ in range(more):
            known(cast)
        with count_statements() as statements:  # type: ignore[attr-defined]  # a context manager of the test's own
            assert browser.get("/people").status_code == 200
        counts.append(len(statements))
        with count_statements() as statements:  # type: ignore[attr-defined]
            assert browser.get("/search?q=Zak").status_code == 200
        counts.append(len(statements))
    assert counts[:2] == counts[2:]
    assert max(counts) <= 10
