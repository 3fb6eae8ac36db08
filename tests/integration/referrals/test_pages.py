"""Every page of referrals answers: works, outsider 404, wrong role 403, bad reference 404, wrong method 405."""

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import TypeVar

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from casework.core import jobs
from casework.core.db import db, read, transaction
from casework.core.refs import show_ref
from casework.messages.models import OutboxMessage
from casework.people.models import Person
from casework.referrals.models import ImportBatch, ImportRow, Referral
from casework.referrals.types import HeldState, ReferralStatus
from tests.cast import Cast, Member
from tests.factories.cases import make_cohort, make_person
from tests.factories.referrals import refer
from tests.web import post

Row = TypeVar("Row")
ClientFor = Callable[[Member], FlaskClient]
CSV = b"Surname,Forename,DOB,Reason,Referred on\nJones,Rhys,5/6/2009,Robbery,1/10/26\nSmith,,5/6/2009,Robbery,1/10/26\n"


def location(response: object) -> str:
    return str(response.headers["Location"])  # type: ignore[attr-defined]  # a test response


def sent_referral(cast: Cast) -> str:
    with transaction():
        return show_ref(refer(cast).ref)


def only(model: type[Row]) -> Row:
    """Return the one row of a table, loaded whole."""
    with read():
        row = db.session.scalars(select(model)).one()
        db.session.expunge(row)
        return row


def test_the_front_door_from_danger_to_reference(app: Flask, cast: Cast, client_for: ClientFor) -> None:
    browser = client_for(cast.referrer)
    assert location(post(browser, "/referrals/new", {"danger": "yes"}, page="/referrals/new")).endswith("in-danger")
    assert "999" in browser.get("/referrals/new/in-danger").text
    first = location(post(browser, "/referrals/new", {"danger": "no"}, page="/referrals/new"))
    base = first.rsplit("/", 1)[0]
    answers = {
        "protection": {"child_protection_made": "yes", "child_protection_on": "3/11/26"},
        "who": {"forename": "Siôn", "surname": "O’Neill", "date_of_birth": "5/6/11", "area": str(cast.northvale)},
        "worries": {"reason": "Carrying a knife", "worries": "Seen by two pupils\non Monday"},
        "voice": {"told": "no", "not_told_because": "Not safe yet", "young_person_says": "Leave me alone"},
        "strengths": {"strengths": "Plays rugby"},
        "urgency": {"urgency": "today", "before_contact": "Do not ring the father"},
    }
    for slug, said in answers.items():
        assert browser.get(f"{base}/{slug}").status_code == 200
        assert post(browser, f"{base}/{slug}", said, page=f"{base}/{slug}").status_code == 303
    task_list = browser.get(base).text
    assert task_list.count("Done") == 6
    check = browser.get(f"{base}/check").text
    assert "5 June 2011" in check
    assert "Seen by two pupils" in check
    answered = post(browser, f"{base}/check", page=f"{base}/check")
    assert answered.status_code == 303, answered.text
    referral = only(Referral)
    assert show_ref(referral.ref) in browser.get(location(answered)).text
    assert browser.get(base).status_code == 404, "the draft is gone once sent"
    assert referral.before_contact == "Do not ring the father"
    with read():
        urgent = db.session.scalars(select(OutboxMessage).where(OutboxMessage.code == "referral_urgent")).all()
        assert [message.to_user_id for message in urgent] == [cast.coordinator.user_id]
        assert all("Neill" not in message.subject_line + message.body for message in urgent)


def test_a_draft_is_kept_unchecked_and_is_nobody_elses(app: Flask, cast: Cast, client_for: ClientFor) -> None:
    browser = client_for(cast.referrer)
    base = location(post(browser, "/referrals/new", {"danger": "no"}, page="/referrals/new")).rsplit("/", 1)[0]
    post(browser, f"{base}/who", {"forename": "Mali", "date_of_birth": "soon", "save": "draft"}, page=f"{base}/who")
    again = browser.get(f"{base}/who").text
    assert 'value="Mali"' in again
    assert 'value="soon"' in again
    assert "Mali" in browser.get("/referrals").text
    assert client_for(cast.coordinator).get(base).status_code == 404
    refused = post(browser, f"{base}/check", page=f"{base}/check")
    assert refused.status_code == 422
    assert "is not complete yet" in refused.text
    assert post(browser, f"{base}/throw-away", page=f"{base}/throw-away").status_code == 303
    assert browser.get(base).status_code == 404


def test_a_step_says_what_is_wrong_and_keeps_what_was_typed(app: Flask, cast: Cast, client_for: ClientFor) -> None:
    browser = client_for(cast.referrer)
    base = location(post(browser, "/referrals/new", {"danger": "no"}, page="/referrals/new")).rsplit("/", 1)[0]
    page = post(browser, f"{base}/who", {"forename": "Mali", "date_of_birth": "31/2/2011"}, page=f"{base}/who")
    assert page.status_code == 422
    assert "31 February 2011 is not a real date" in page.text
    assert 'value="31/2/2011"' in page.text


def test_the_coordinator_accepts_and_a_case_opens(app: Flask, cast: Cast, client_for: ClientFor) -> None:
    with transaction():
        ref = show_ref(refer(cast).ref)
        cohort_id = make_cohort(cast).id
        known = make_person(cast.northvale, forename="Rhys", surname="Llewellyn", date_of_birth=date(2011, 3, 4))
        known_ref = known.ref
    browser = client_for(cast.coordinator)
    assert "Rhys Llewelyn" in browser.get("/").text
    page = browser.get(f"/referrals/{ref}")
    assert page.status_code == 200
    assert show_ref(known_ref) in page.text
    assert post(browser, f"/referrals/{ref}/acknowledge").status_code == 303
    accept = browser.get(f"/referrals/{ref}/accept").text
    assert "Dele Adeyemi" in accept
    assert "same date of birth" in accept
    missing = post(browser, f"/referrals/{ref}/accept", {"note": "Meets them"}, page=f"/referrals/{ref}/accept")
    assert missing.status_code == 422
    assert "Meets them" in missing.text
    answered = post(
        browser,
        f"/referrals/{ref}/accept",
        {"cohort": str(cohort_id), "person": known_ref, "lead_worker": str(cast.caseworker.user_id), "note": "Yes"},
        page=f"/referrals/{ref}/accept",
    )
    assert answered.status_code == 303, answered.text
    assert "/cases/" in location(answered)
    referral = only(Referral)
    assert referral.status is ReferralStatus.ACCEPTED
    assert "Accepted" in client_for(cast.referrer).get(f"/referrals/{ref}").text
    assert client_for(cast.caseworker).get(f"/people/{show_ref(known_ref)}").status_code == 200


def test_accepting_somebody_new_makes_their_record(app: Flask, cast: Cast, client_for: ClientFor) -> None:
    with transaction():
        ref = show_ref(refer(cast, nhs_number="999 230 0485").ref)
        cohort_id = make_cohort(cast).id
    browser = client_for(cast.coordinator)
    said = {"cohort": str(cohort_id), "person": "new", "lead_worker": "0"}
    answered = post(browser, f"/referrals/{ref}/accept", said)
    assert answered.status_code == 303, answered.text
    person = only(Person)
    page = browser.get(f"/people/{show_ref(person.ref)}").text
    assert "999 230 0485" in page
    assert "Llewelyn" in browser.get("/search?q=lewelyn").text
    assert show_ref(person.ref) in browser.get("/search?q=4/3/2011").text
    assert show_ref(person.ref) in browser.get("/search?q=999+230+0485").text
    assert "Young person: Rhys" in browser.get(f"/search?q={person.ref.lower()}").text
    assert "Nothing that you may see" in client_for(cast.outsider).get("/search?q=Llewelyn").text


def test_more_is_asked_and_answered(app: Flask, cast: Cast, client_for: ClientFor) -> None:
    ref = sent_referral(cast)
    coordinator, referrer = client_for(cast.coordinator), client_for(cast.referrer)
    assert post(coordinator, f"/referrals/{ref}/ask", {"text": "Which school?"}).status_code == 303
    assert "Which school?" in referrer.get(f"/referrals/{ref}").text
    assert post(referrer, f"/referrals/{ref}/answers", {"text": "Ashdown"}).status_code == 303
    assert "Ashdown" in coordinator.get(f"/referrals/{ref}").text
    refused = post(referrer, f"/referrals/{ref}/answers", {"text": "And more"})
    assert refused.status_code == 422


@pytest.mark.parametrize(
    ("decision", "said", "status"),
    [
        ("not-met", {"reason": "out_of_area", "note": "Lives in Southmere"}, ReferralStatus.NOT_MET),
        ("refer-on", {"to": "Early help", "note": "They wait for you"}, ReferralStatus.REFERRED_ON),
    ],
)
def test_other_decisions(
    app: Flask, cast: Cast, client_for: ClientFor, decision: str, said: dict[str, str], status: ReferralStatus
) -> None:
    ref = sent_referral(cast)
    browser = client_for(cast.coordinator)
    assert browser.get(f"/referrals/{ref}/{decision}").status_code == 200
    assert post(browser, f"/referrals/{ref}/{decision}", {}).status_code == 422
    assert post(browser, f"/referrals/{ref}/{decision}", said).status_code == 303
    referral = only(Referral)
    assert referral.status is status
    assert said["note"] in client_for(cast.referrer).get(f"/referrals/{ref}").text
    again = post(browser, f"/referrals/{ref}/{decision}", said)
    assert again.status_code == 422
    assert "decided already" in again.text
    with read():
        told = db.session.scalars(select(OutboxMessage).where(OutboxMessage.code == "referral_decided")).all()
        assert [message.to_user_id for message in told] == [cast.referrer.user_id]


def test_who_may_see_and_decide(app: Flask, cast: Cast, client_for: ClientFor) -> None:
    ref = sent_referral(cast)
    assert client_for(cast.outsider).get(f"/referrals/{ref}").status_code == 404
    assert client_for(cast.outsider).get(f"/referrals/{ref}/accept").status_code == 404
    assert client_for(cast.commissioner).get(f"/referrals/{ref}").status_code == 403
    assert client_for(cast.referrer).get(f"/referrals/{ref}/accept").status_code == 403
    assert client_for(cast.practitioner).get(f"/referrals/{ref}").status_code == 404
    assert client_for(cast.coordinator).get("/referrals/K7QF-4M2P").status_code == 404
    assert client_for(cast.coordinator).get(f"/referrals/{ref}/acknowledge").status_code == 405
    assert client_for(cast.referrer).get("/imports").status_code == 403
    assert "Rhys" not in client_for(cast.outsider).get("/referrals").text


def test_a_file_is_checked_then_imported_with_progress(app: Flask, cast: Cast, client_for: ClientFor) -> None:
    browser = client_for(cast.coordinator)
    said = {"agency": str(cast.police), "gateway": "pcsc_s16", "area": str(cast.northvale)}

    def file() -> dict[str, object]:
        return {"file": (BytesIO(CSV), "october.csv")}

    checked = post(browser, "/imports", {**said, **file(), "only_check": "y"}, page="/imports")
    assert checked.status_code == 200
    assert "1 would be accepted" in checked.text
    with read():
        assert db.session.scalar(select(ImportBatch.id)) is None
    answered = post(browser, "/imports", {**said, **file()}, page="/imports")
    assert answered.status_code == 303, answered.text
    page = location(answered)
    assert "waiting its turn" in browser.get(page).text
    jobs.drain()
    done = browser.get(page).text
    assert "1 accepted, 0 with a warning, 1 refused" in done
    again = post(browser, "/imports", {**said, **file()}, page="/imports")
    assert again.status_code == 422
    assert "This file was imported on" in again.text
    assert client_for(cast.outsider).get(page).status_code == 404
    nothing = post(browser, "/imports", {**said, "file": (BytesIO(b""), "empty.csv")}, page="/imports")
    assert nothing.status_code == 422
    assert "This file is empty" in nothing.text


def held_row(cast: Cast, browser: FlaskClient) -> str:
    said = {"agency": str(cast.police), "gateway": "pcsc_s16", "area": str(cast.northvale)}
    post(browser, "/imports", {**said, "file": (BytesIO(CSV), "october.csv")}, page="/imports")
    jobs.drain()
    with read():
        return show_ref(db.session.scalars(select(ImportRow.ref).where(ImportRow.held.is_not(None))).one())


def test_a_held_row_is_completed_by_hand(app: Flask, cast: Cast, client_for: ClientFor) -> None:
    browser = client_for(cast.coordinator)
    ref = held_row(cast, browser)
    assert "Smith" in browser.get("/").text
    assert "There is no forename" in browser.get("/imports/held").text
    assert "As Avonmarsh Police sent it" in browser.get(f"/imports/rows/{ref}").text
    page = browser.get(f"/imports/rows/{ref}/complete").text
    typed = dict(re.findall(r'name="(surname|date_of_birth|referral_date)" type="text" value="([^"]*)"', page))
    refused = post(browser, f"/imports/rows/{ref}/complete", {**typed, "reason": "Robbery"})
    assert refused.status_code == 422
    assert "There is no forename" in refused.text
    done = post(browser, f"/imports/rows/{ref}/complete", {**typed, "forename": "Mali", "reason": "Robbery"})
    assert done.status_code == 303, done.text
    assert "Mali Smith" in browser.get(location(done)).text
    twice = post(browser, f"/imports/rows/{ref}/complete", {**typed, "forename": "Mali", "reason": "Robbery"})
    assert "settled already" in twice.text


@pytest.mark.parametrize(
    ("what", "said", "state"),
    [
        ("pass-on", {"their_reference": "MASH-77"}, HeldState.PASSED_ON),
        ("dismiss", {"reason": "A test row of theirs"}, HeldState.DISMISSED),
    ],
)
def test_a_held_row_is_passed_on_or_dismissed(
    app: Flask, cast: Cast, client_for: ClientFor, what: str, said: dict[str, str], state: HeldState
) -> None:
    browser = client_for(cast.coordinator)
    ref = held_row(cast, browser)
    assert browser.get(f"/imports/rows/{ref}/{what}").status_code == 200
    assert post(browser, f"/imports/rows/{ref}/{what}", {}).status_code == 422
    assert post(browser, f"/imports/rows/{ref}/{what}", said).status_code == 303
    with read():
        row = db.session.scalars(select(ImportRow).where(ImportRow.held.is_not(None))).one()
        assert row.held is state
    assert next(iter(said.values())) in browser.get(f"/imports/rows/{ref}").text
    assert client_for(cast.outsider).get(f"/imports/rows/{ref}").status_code == 404
    assert client_for(cast.referrer).get(f"/imports/rows/{ref}").status_code == 403
