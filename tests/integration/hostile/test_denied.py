"""Somebody who is denied a young person meets them nowhere: not as a case, a referral, a list, a count or a search."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from casework.access import services as access
from casework.actions.types import About
from casework.cases.models import Case
from casework.cohorts.models import Cohort, Membership
from casework.core.actor import SYSTEM
from casework.core.db import db, transaction
from casework.referrals.models import Referral
from tests.cast import Cast
from tests.factories.cases import make_case, make_person
from tests.factories.meetings import make_action, make_meeting, opened

pytestmark = pytest.mark.usefixtures("frozen")

ClientFor = Callable[..., FlaskClient]


@pytest.fixture
def pages(app: Flask, cast: Cast) -> list[str]:
    """Every page on which the young person could stand, for a coordinator who is denied them."""
    with transaction():
        person = make_person(cast.northvale, forename="Ffion", surname="Gwawrddydd")
        case = make_case(cast, person=person)
        access.place(SYSTEM, "referral", _referral(case).id, "area", cast.northvale)
        action = make_action(cast, About(case_id=case.id, person_id=person.id))
        meeting = opened(cast, make_meeting(cast), f"case-{case.ref}")
        access.deny(
            SYSTEM, subject_kind="person", subject_id=person.id, user_id=cast.coordinator.user_id, basis="a relative"
        )
        cohort = db.session.get_one(Cohort, case.cohort_id)
        membership = db.session.get_one(Membership, case.membership_id)
        referral = _referral(case)
        return [
            "/",
            "/cases",
            f"/cases/{case.ref}",
            f"/cases/{case.ref}/lead-worker",
            f"/cohorts/{cohort.ref}",
            f"/cohorts/memberships/{membership.ref}",
            f"/people/{person.ref}",
            "/people",
            "/referrals/queue?show=decided",
            f"/referrals/{referral.ref}",
            f"/search?q={case.ref}",
            f"/search?q={referral.ref}",
            "/search?q=Gwawrddydd",
            "/actions/board",
            f"/actions/{action.ref}",
            f"/meetings/{meeting.ref}",
            f"/meetings/{meeting.ref}/minutes",
            f"/outcomes/cases/{case.ref}",
        ]


def test_no_page_names_a_young_person_who_is_denied(client_for: ClientFor, cast: Cast, pages: list[str]) -> None:
    browser = client_for(cast.coordinator)
    assert {url for url in pages if "Gwawrddydd" in browser.get(url).text.partition("<main")[2]} == {
        "/search?q=Gwawrddydd"  # what was typed is said back
    }


def test_their_own_pages_are_not_there(client_for: ClientFor, cast: Cast, pages: list[str]) -> None:
    browser = client_for(cast.coordinator)
    own = [url for url in pages if url.count("/") >= 2 and not url.startswith(("/search", "/meetings", "/cohorts/"))]
    answers = {url: browser.get(url).status_code for url in own if url not in ("/referrals/queue?show=decided",)}
    assert set(answers.values()) <= {404, 200}
    assert {url for url, status in answers.items() if status == 200} == {"/actions/board"}


def test_another_reader_still_sees_them(client_for: ClientFor, cast: Cast, pages: list[str]) -> None:
    assert "Gwawrddydd" in client_for(cast.caseworker).get(pages[2]).text


def _referral(case: Case) -> Referral:
    return db.session.scalars(
        select(Referral)
        .join(Membership, Membership.referral_id == Referral.id)
        .where(Membership.id == case.membership_id)
    ).one()
