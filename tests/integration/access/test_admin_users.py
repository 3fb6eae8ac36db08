"""Administrators manage users, and see no records."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from casework.access import admin_queries, admin_services, hooks
from casework.access.admin_queries import UserFilter
from casework.access.models import RoleGrant, User
from casework.access.types import Role
from casework.audit.models import AuditRecord
from casework.core import clock
from casework.core.actor import SYSTEM, Actor
from casework.core.db import db, read, transaction
from casework.messages.models import OutboxMessage
from tests.cast import Cast, Member
from tests.web import post

ClientFor = Callable[[Member], FlaskClient]


def details(cast: Cast, **changed: object) -> dict[str, object]:
    return {
        "name": "Mair Jones",
        "email": "mair@tests.example",
        "agency_id": cast.council,
        "manager_id": 0,
        "role": "caseworker",
        "area_id": cast.northvale,
    } | changed


def column(what: object) -> list[object]:
    with read():
        return list(db.session.scalars(what))


@pytest.mark.parametrize("path", ["/admin", "/admin/users", "/admin/users/new", "/admin/users/{ref}"])
@pytest.mark.parametrize("who", ["coordinator", "governance", "commissioner"])
def test_it_is_for_administrators(client_for: ClientFor, cast: Cast, path: str, who: str) -> None:
    browser = client_for(getattr(cast, who))
    assert browser.get(path.format(ref=cast.chair.ref)).status_code == 403


def test_an_unknown_reference_is_not_found(client_for: ClientFor, cast: Cast) -> None:
    assert client_for(cast.administrator).get("/admin/users/ZZZZ-ZZZZ").status_code == 404


def test_inviting_adds_a_user_with_a_role_and_shows_and_mails_the_link(client_for: ClientFor, cast: Cast) -> None:
    browser = client_for(cast.administrator)
    answer = post(browser, "/admin/users/new", details(cast, manager_id=cast.coordinator.user_id))
    assert answer.status_code == 303
    page = browser.get(answer.location).text
    assert "Mair Jones is invited." in page
    assert "http://127.0.0.1:8000/set-up/" in page
    assert "/set-up/" not in browser.get(answer.location).text
    assert "Gwen Hughes" in page
    (mailed,) = column(select(OutboxMessage.link))
    assert f"http://127.0.0.1:8000{mailed}" in page
    with read():
        user = db.session.scalars(select(User).where(User.email == "mair@tests.example")).one()
        grants = db.session.execute(select(RoleGrant.role, RoleGrant.area_id).where(RoleGrant.user_id == user.id))
        assert [tuple(row) for row in grants] == [(Role.CASEWORKER, cast.northvale)]
    verbs = set(column(select(AuditRecord.verb).where(AuditRecord.actor_user_id == cast.administrator.user_id)))
    assert {"user.added", "role.granted", "user.link_made"} <= verbs


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"email": "Chair@tests.example"}, "a user already"),
        ({"email": "no address"}, "like name@example.org"),
        ({"name": "  "}, "Enter their full name"),
        ({"agency_id": ""}, "Select their agency"),
        ({"agency_id": 999}, "Choose one of the options"),
        ({"role": ""}, "Select a role"),
        ({"area_id": 0}, "Select the area"),
        ({"phone": "ring me"}, "digits"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_kept(
    client_for: ClientFor, cast: Cast, changed: dict[str, object], why: str
) -> None:
    answer = post(client_for(cast.administrator), "/admin/users/new", details(cast, job_title="Nurse", **changed))
    assert answer.status_code == 422
    assert why in answer.text
    assert 'value="Nurse"' in answer.text
    assert column(select(func.count(User.id)).where(User.name == "Mair Jones")) == [0]


def test_the_same_form_sent_twice_invites_once(client_for: ClientFor, cast: Cast) -> None:
    browser = client_for(cast.administrator)
    first = post(browser, "/admin/users/new", details(cast, _key="one-form"))
    second = post(browser, "/admin/users/new", details(cast, _key="one-form"))
    assert (first.status_code, first.location) == (second.status_code, second.location)
    assert column(select(func.count(User.id)).where(User.name == "Mair Jones")) == [1]


def test_correcting_a_user(client_for: ClientFor, cast: Cast) -> None:
    browser = client_for(cast.administrator)
    changed = details(cast, name="Helen Osei-Mensah", email=cast.chair.email, version=1)
    assert post(browser, f"/admin/users/{cast.chair.ref}/edit", changed).status_code == 303
    assert "Helen Osei-Mensah" in browser.get(f"/admin/users/{cast.chair.ref}").text
    fields = column(select(AuditRecord.fields).where(AuditRecord.verb == "user.changed"))
    assert fields == [["name"]]


def test_a_clash_keeps_both_texts(client_for: ClientFor, cast: Cast) -> None:
    browser = client_for(cast.administrator)
    path = f"/admin/users/{cast.chair.ref}/edit"
    post(browser, path, details(cast, name="Changed First", email=cast.chair.email, version=1))
    answer = post(browser, path, details(cast, name="Typed Second", email=cast.chair.email, version=1))
    assert answer.status_code == 409
    assert "Changed First" in answer.text
    assert 'value="Typed Second"' in answer.text
    assert 'name="version" value="2"' in answer.text
    again = post(browser, path, details(cast, name="Typed Second", email=cast.chair.email, version=2))
    assert again.status_code == 303


def test_nobody_is_their_own_manager(client_for: ClientFor, cast: Cast) -> None:
    answer = post(
        client_for(cast.administrator),
        f"/admin/users/{cast.chair.ref}/edit",
        details(cast, email=cast.chair.email, version=1, manager_id=cast.chair.user_id),
    )
    assert answer.status_code == 422


def test_roles_are_given_and_taken(client_for: ClientFor, cast: Cast) -> None:
    browser = client_for(cast.administrator)
    roles = f"/admin/users/{cast.referrer.ref}/roles"
    chair = {"role": "chair", "area_id": cast.southmere, "cohort_id": 0}
    assert post(browser, roles, chair).status_code == 303
    twice = post(browser, roles, chair)
    assert twice.status_code == 422
    assert "hold this role there already" in twice.text
    (grant_id,) = column(
        select(RoleGrant.id).where(
            RoleGrant.role == Role.CHAIR,
            RoleGrant.area_id == cast.southmere,
            RoleGrant.user_id == cast.referrer.user_id,
        )
    )
    assert post(browser, f"{roles}/{grant_id}/take").status_code == 303
    assert post(browser, f"{roles}/{grant_id}/take").status_code == 404


def test_disabling_runs_what_other_domains_asked_for_and_is_undone(
    client_for: ClientFor, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[int | None, int]] = []

    def hook(actor: Actor, user_id: int) -> None:
        told.append((actor.user_id, user_id))

    monkeypatch.setattr(hooks, "_on_disable", [hook])
    browser = client_for(cast.administrator)
    page = f"/admin/users/{cast.practitioner.ref}"
    assert "pass to the contact of Way Through" in browser.get(f"{page}/disable").text
    assert post(browser, f"{page}/disable").status_code == 303
    assert told == [(cast.administrator.user_id, cast.practitioner.user_id)]
    assert "Enable this account" in browser.get(page).text
    assert post(browser, f"{page}/enable").status_code == 303
    assert "Disable this account" in browser.get(page).text


def test_the_list_is_searched_and_filtered(cast: Cast, app: object) -> None:
    def names(**wanted: object) -> list[str]:
        with read():
            return [line.name for line in admin_queries.users(UserFilter(**wanted))[0]]

    assert names(text="OSEI") == ["Helen Osei"]
    assert names(text=cast.chair.ref[:4] + "-" + cast.chair.ref[4:].lower()) == ["Helen Osei"]
    assert names(text="100%") == []
    assert names(role=Role.REFERRER) == ["Priya Nair", "Tom Ferris"]
    assert names(agency_id=cast.charity) == ["Ruth Marsh"]
    assert names(state="disabled") == []


def test_the_list_pages_in_the_same_number_of_statements(
    client_for: ClientFor, cast: Cast, count_statements: Callable[[], object]
) -> None:
    browser = client_for(cast.administrator)
    browser.get("/admin/users")
    with count_statements() as few:
        browser.get("/admin/users")
    with transaction():
        db.session.add_all(
            User(
                email=f"u{number}@tests.example",
                name=f"Young {number:03}",
                agency_id=cast.council,
                created_at=clock.now(),
            )
            for number in range(200)
        )
    with count_statements() as many:
        page = browser.get("/admin/users").text
    # Session, user with roles; count, page, roles, agencies; the look.
    assert len(few) == len(many) <= 8, "\n".join(many)
    assert "50 of 212 users" in page
    after = page.partition("after=")[2].partition('"')[0]
    assert "Young 039" in browser.get(f"/admin/users?after={after}").text


def test_an_administrator_sees_no_records(client_for: ClientFor, cast: Cast) -> None:
    browser = client_for(cast.administrator)
    for path in ("/people", "/cases", "/referrals", "/audit", "/search?q=a"):
        assert browser.get(path).status_code in (403, 404), path


def test_a_disabled_user_gets_no_new_link(client_for: ClientFor, cast: Cast) -> None:
    with transaction():
        admin_services.disable_user(SYSTEM, user_ref=cast.chair.ref)
    assert post(client_for(cast.administrator), f"/admin/users/{cast.chair.ref}/link").status_code == 422
