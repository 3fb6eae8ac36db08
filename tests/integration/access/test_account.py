"""One's own account: details, sessions, password."""

from collections.abc import Callable

from flask.testing import FlaskClient
from sqlalchemy import select

from casework.access.models import UserSession
from casework.core.db import db, read
from casework.messages.models import OutboxMessage
from tests.cast import Cast, Member
from tests.factories.accounts import PASSWORD, WRONG, give_password
from tests.web import post

ClientFor = Callable[[Member], FlaskClient]
NEW = "copper-giraffe-umbrella-7"


def session_ids(member: Member) -> list[int]:
    with read():
        return list(
            db.session.scalars(
                select(UserSession.id).where(UserSession.user_id == member.user_id).order_by(UserSession.id)
            )
        )


def change(browser: FlaskClient, present: str, new: str):
    return post(browser, "/account/password", {"password": present, "new_password": new, "password_again": new})


def test_it_shows_who_i_am_and_what_i_do(client_for: ClientFor, cast: Cast) -> None:
    page = client_for(cast.caseworker).get("/account").text
    assert cast.caseworker.email in page
    assert "Caseworker: works with young people (Northvale)" in page
    assert "This browser" in page


def test_it_asks_to_sign_in(client: FlaskClient) -> None:
    assert client.get("/account").location == "/sign-in?next=/account"


def test_i_can_sign_another_browser_out(client_for: ClientFor, cast: Cast) -> None:
    lost, here = client_for(cast.caseworker), client_for(cast.caseworker)
    answer = post(here, f"/account/sessions/{session_ids(cast.caseworker)[0]}/end")
    assert answer.status_code == 303
    assert lost.get("/account").status_code == 303
    assert here.get("/account").status_code == 200


def test_i_cannot_sign_somebody_else_out(client_for: ClientFor, cast: Cast) -> None:
    theirs = client_for(cast.chair)
    answer = post(client_for(cast.caseworker), f"/account/sessions/{session_ids(cast.chair)[0]}/end")
    assert answer.status_code == 404
    assert theirs.get("/account").status_code == 200


def test_i_can_sign_out_everywhere_else(client_for: ClientFor, cast: Cast) -> None:
    others = [client_for(cast.caseworker), client_for(cast.caseworker)]
    here, chair = client_for(cast.caseworker), client_for(cast.chair)
    assert post(here, "/account/sessions/end-others").status_code == 303
    assert [browser.get("/account").status_code for browser in (*others, here, chair)] == [303, 303, 200, 200]


def test_i_can_change_my_password(client_for: ClientFor, cast: Cast) -> None:
    give_password(cast.caseworker)
    elsewhere, here = client_for(cast.caseworker), client_for(cast.caseworker)
    assert change(here, PASSWORD, NEW).location == "/account"
    assert here.get("/account").status_code == 200
    assert elsewhere.get("/account").status_code == 303
    assert change(here, NEW, PASSWORD).status_code == 303
    with read():
        told = db.session.execute(select(OutboxMessage.address, OutboxMessage.subject_line)).all()
    assert set(told) == {(cast.caseworker.email, "Your Casework password was changed")}


def test_somebody_elses_hands_cannot_guess_my_password(client_for: ClientFor, cast: Cast, frozen: object) -> None:
    give_password(cast.caseworker)
    here = client_for(cast.caseworker)
    for _ in range(10):
        assert "not right" in change(here, WRONG, NEW).text
    assert "Wait 15 minutes" in change(here, PASSWORD, NEW).text


def test_a_wrong_or_weak_password_changes_nothing(client_for: ClientFor, cast: Cast) -> None:
    give_password(cast.caseworker)
    here = client_for(cast.caseworker)
    wrong = change(here, WRONG, NEW)
    assert wrong.status_code == 422
    assert "Your present password is not right" in wrong.text
    weak = change(here, PASSWORD, "northvale-youth")
    assert weak.status_code == 422
    assert WRONG not in wrong.text
    assert change(here, PASSWORD, NEW).status_code == 303
