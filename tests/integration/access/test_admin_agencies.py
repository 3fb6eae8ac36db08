"""Agencies and areas."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from casework.access.models import Agency, AgencyStanding, Area
from casework.access.types import Standing
from casework.audit.models import AuditRecord
from casework.core.db import db, read
from tests.cast import Cast, Member
from tests.web import post

ClientFor = Callable[[Member], FlaskClient]


def details(**changed: object) -> dict[str, object]:
    return {
        "name": "Marsh Road Surgery",
        "code": "marsh-road",
        "type": "health",
        "regime": "uk_gdpr",
        "standings": ["health_or_social_care_authority", "section_11_body"],
        "default_gateway": "ca2004_s10_11",
        "contact_name": "Dr Anwen Pugh",
        "contact_email": "Anwen@marsh.example",
        "contact_phone": "01632 960001",
        "contact_user_id": 0,
    } | changed


def ref_of(agency_id: int) -> str:
    with read():
        return db.session.scalars(select(Agency.ref).where(Agency.id == agency_id)).one()


@pytest.mark.parametrize("path", ["/admin/agencies", "/admin/agencies/new", "/admin/areas", "/admin/areas/new"])
def test_it_is_for_administrators(client_for: ClientFor, cast: Cast, path: str) -> None:
    assert client_for(cast.coordinator).get(path).status_code == 403
    assert client_for(cast.administrator).get(path).status_code == 200
    assert client_for(cast.administrator).delete(path).status_code in (400, 405)


def test_adding_an_agency(client_for: ClientFor, cast: Cast) -> None:
    browser = client_for(cast.administrator)
    answer = post(browser, "/admin/agencies/new", details())
    assert answer.status_code == 303
    page = browser.get(answer.location).text
    for words in ("Health or social care authority", "Section 11 body", "anwen@marsh.example", "tel:01632960001"):
        assert words in page
    assert "Marsh Road Surgery" in browser.get("/admin/agencies").text


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"name": "Avonmarsh Police"}, "with this name already"),
        ({"code": "police"}, "with this code already"),
        ({"code": "Marsh Road"}, "small letters"),
        ({"type": ""}, "Select a type"),
        ({"contact_email": "nowhere"}, "like name@example.org"),
        ({"standings": ["emperor"]}, "not a valid choice"),
    ],
)
def test_what_is_wrong_is_said(client_for: ClientFor, cast: Cast, changed: dict[str, object], why: str) -> None:
    answer = post(client_for(cast.administrator), "/admin/agencies/new", details(**changed))
    assert answer.status_code == 422
    assert why in answer.text
    assert "Dr Anwen Pugh" in answer.text


def test_standings_are_recorded_and_a_change_of_them_alone_makes_other_forms_stale(
    client_for: ClientFor, cast: Cast
) -> None:
    browser = client_for(cast.administrator)
    path = f"/admin/agencies/{ref_of(cast.police)}/edit"
    page = browser.get(path)
    assert page.status_code == 200
    police = details(
        name="Avonmarsh Police",
        code="police",
        type="police",
        regime="part3_le",
        contact_name="Avonmarsh Police",
        contact_email="contact@police.example",
        contact_phone="",
        default_gateway="",
    )
    assert post(browser, path, {**police, "standings": ["specified_authority"], "version": 1}).status_code == 303
    with read():
        assert list(
            db.session.scalars(select(AgencyStanding.standing).where(AgencyStanding.agency_id == cast.police))
        ) == [Standing.SPECIFIED_AUTHORITY]
        assert db.session.scalars(select(AuditRecord.fields).where(AuditRecord.verb == "agency.changed")).one() == [
            "standings"
        ]
    stale = post(browser, path, {**police, "standings": [], "version": 1, "contact_name": "Insp Rowe"})
    assert stale.status_code == 409
    assert 'value="Insp Rowe"' in stale.text


def test_the_contacts_account_must_be_of_the_agency(client_for: ClientFor, cast: Cast) -> None:
    browser = client_for(cast.administrator)
    path = f"/admin/agencies/{ref_of(cast.charity)}/edit"
    charity = details(name="Way Through", code="charity", type="voluntary_provider", standings=[], version=1)
    other = post(browser, path, {**charity, "contact_user_id": cast.chair.user_id})
    assert other.status_code == 422
    own = post(browser, path, {**charity, "contact_user_id": cast.practitioner.user_id})
    assert own.status_code == 303


def test_areas_are_added_and_corrected(client_for: ClientFor, cast: Cast) -> None:
    browser = client_for(cast.administrator)
    assert post(browser, "/admin/areas/new", {"name": "Eastfold", "code": "E07009999"}).status_code == 303
    taken = post(browser, "/admin/areas/new", {"name": "Eastfold", "code": "other"})
    assert taken.status_code == 422
    with read():
        area_id = db.session.scalars(select(Area.id).where(Area.name == "Eastfold")).one()
    path = f"/admin/areas/{area_id}/edit"
    assert post(browser, path, {"name": "East Fold", "code": "E07009999"}).status_code == 303
    assert "East Fold" in browser.get("/admin/areas").text
    assert browser.get("/admin/areas/999/edit").status_code == 404


def test_home_names_what_keeps_people_from_working(client_for: ClientFor, cast: Cast) -> None:
    browser = client_for(cast.administrator)
    post(browser, "/admin/agencies/new", details(contact_name="", contact_email="", contact_phone=""))
    page = browser.get("/").text
    assert "Add a contact for Marsh Road Surgery" in page
    assert "Scheduler is not running" in page
    assert "Invitations not taken up (12)" in page
