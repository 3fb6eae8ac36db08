"""Recording what changed for one young person, by those who work with them."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from casework.audit.models import AuditRecord
from casework.cases.models import Case
from casework.core.db import db, read, transaction
from casework.core.refs import show_ref
from casework.outcomes import services
from casework.outcomes.errors import DayWrong, NotJoined
from casework.outcomes.models import EteRecord, OutcomeCheck
from casework.outcomes.types import CheckDetails, CheckSource, CheckWindow, EteDetails, EtePoint, EteStatus
from tests.cast import Cast, Member
from tests.factories.cases import make_case, make_nominee

Clients = Callable[[Member], FlaskClient]

CHECK = {
    "window": "before",
    "source": "police_records",
    "searched_to": "20 11 2026",
    "times_harmed_others": "1",
    "times_harmed": "0",
    "note": "",
}
ETE = {"point": "start", "status": "education", "as_on": "19/11/2026", "note": ""}
DETAILS = CheckDetails(CheckWindow.BEFORE, CheckSource.POLICE, date(2026, 11, 20), 1, 0)


@pytest.fixture
def case(cast: Cast, frozen: datetime) -> Case:
    with transaction():
        return make_case(cast)


@pytest.fixture
def address(case: Case) -> str:
    return f"/outcomes/cases/{show_ref(case.ref)}"


def token(client: FlaskClient, address: str) -> str:
    html = client.get(address).text
    return html.split('name="csrf_token" value="')[1].split('"')[0]


def test_a_caseworker_records_a_check(cast: Cast, client_for: Clients, address: str, case: Case) -> None:
    client = client_for(cast.caseworker)
    form = {**CHECK, "csrf_token": token(client, f"{address}/checks/new")}
    answer = client.post(f"{address}/checks/new", data=form)
    assert answer.status_code == 303
    with read():
        check = db.session.scalars(select(OutcomeCheck)).one()
        assert (check.window_from, check.window_to) == (date(2025, 11, 20), date(2026, 11, 19))
        assert check.is_whole
        assert check.checked_by_id == cast.caseworker.user_id
        assert check.person_id == case.person_id
        verbs = db.session.scalars(select(AuditRecord.verb).where(AuditRecord.subject_kind == "outcome_check")).all()
    assert list(verbs) == ["outcome_check.recorded"]
    page = client.get(address).text
    assert "Police records" in page
    assert "20 November 2025 to 19 November 2026" in page


def test_a_caseworker_records_education(cast: Cast, client_for: Clients, address: str) -> None:
    client = client_for(cast.caseworker)
    form = {**ETE, "csrf_token": token(client, f"{address}/education-and-work/new")}
    assert client.post(f"{address}/education-and-work/new", data=form).status_code == 303
    with read():
        kept = db.session.scalars(select(EteRecord)).one()
        assert (kept.point, kept.status, kept.as_on) == (EtePoint.START, EteStatus.EDUCATION, date(2026, 11, 19))
    assert "In education" in client.get(address).text


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"window": ""}, "Select which year you looked into"),
        ({"searched_to": "1 1 2027"}, "The date must be today or in the past"),
        ({"searched_to": "1 1 2020"}, "The last day searched must be inside the window or after it"),
        ({"times_harmed": "many"}, "Enter a whole number, like 12"),
        ({"times_harmed": ""}, "Enter how many times, 0 if none was found"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    cast: Cast, client_for: Clients, address: str, change: dict[str, str], message: str
) -> None:
    client = client_for(cast.caseworker)
    form = {**CHECK, "note": "Asked Sergeant Example", **change, "csrf_token": token(client, f"{address}/checks/new")}
    answer = client.post(f"{address}/checks/new", data=form)
    assert answer.status_code == 422
    assert message in answer.text
    assert "Asked Sergeant Example" in answer.text
    assert "There is a problem" in answer.text


def test_unchecked_is_said_to_be_unknown(cast: Cast, client_for: Clients, address: str) -> None:
    text = client_for(cast.caseworker).get(address).text
    assert "Nobody has looked yet, so this is unknown." in text
    assert "Nobody has recorded this yet, so it is unknown." in text


@pytest.mark.parametrize("page", ["", "/checks/new", "/education-and-work/new"])
def test_the_five_questions(cast: Cast, client_for: Clients, address: str, page: str) -> None:
    assert client_for(cast.caseworker).get(f"{address}{page}").status_code == 200
    assert client_for(cast.outsider).get(f"{address}{page}").status_code == 404
    assert client_for(cast.caseworker_b).get(f"{address}{page}").status_code == 404
    assert client_for(cast.commissioner).get(f"{address}{page}").status_code == 403
    assert client_for(cast.caseworker).get(f"/outcomes/cases/0000-0000{page}").status_code == 404
    assert client_for(cast.caseworker).delete(f"{address}{page}").status_code == 405


def test_a_nominee_has_no_windows(cast: Cast, frozen: datetime) -> None:
    with transaction():
        membership = make_nominee(cast)
        with pytest.raises(NotJoined):
            services.record_outcome_check(cast.coordinator.actor, membership_id=membership.id, details=DETAILS)


def test_a_day_to_come_is_refused(cast: Cast, case: Case) -> None:
    details = EteDetails(EtePoint.NOW, EteStatus.NONE, date(2026, 11, 21))
    with transaction(), pytest.raises(DayWrong):
        services.record_ete(cast.caseworker.actor, membership_id=case.membership_id, details=details)


def test_a_second_look_does_not_overwrite_the_first(cast: Cast, case: Case) -> None:
    with transaction():
        for _ in range(2):
            services.record_outcome_check(cast.caseworker.actor, membership_id=case.membership_id, details=DETAILS)
    with read():
        assert len(db.session.scalars(select(OutcomeCheck)).all()) == 2
