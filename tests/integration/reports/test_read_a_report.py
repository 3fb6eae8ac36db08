"""A cohort's report: protected for its commissioner, exact and marked for its coordinator, absent for all others."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from html import unescape

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from casework.audit.models import AuditRecord
from casework.cohorts.models import Cohort, Membership
from casework.cohorts.types import ExitReason
from casework.core import jobs
from casework.core.db import db, read, transaction
from casework.core.refs import show_ref
from tests.cast import Cast, Member
from tests.factories.followed import Past
from tests.integration.reports.conftest import FULL, SMALL, TINY

Clients = Callable[[Member], FlaskClient]
Counted = Callable[[Past], Cohort]


def words(html: str) -> str:
    """What a reader reads: the main part without its markup."""
    main = html[html.index("<main") : html.index("</main>")]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", main)))


@pytest.fixture
def commissioner(client_for: Clients, cast: Cast) -> FlaskClient:
    return client_for(cast.commissioner)


@pytest.fixture
def coordinator(client_for: Clients, cast: Cast) -> FlaskClient:
    return client_for(cast.coordinator)


def test_the_commissioner_reads_protected_figures(counted: Counted, commissioner: FlaskClient) -> None:
    cohort = counted(FULL)
    answer = commissioner.get(f"/outcomes/{show_ref(cohort.ref)}")
    text = words(answer.text)
    assert answer.status_code == 200
    assert "Of 60 young people who joined, 48 took part and 24 have completed." in text
    assert (
        "Of 46 checked, 20 were charged or convicted of violence in the year before joining and 9 in the year after."
        in text
    )
    assert "Data as at 30 September 2026" in text
    assert "Left: went to other help not shown" in text
    assert "Agencies did 6 of 10 actions (60%) by the first deadline." in text
    assert "not for sharing" not in text


def test_a_cohort_of_fifteen_has_a_page_worth_reading(counted: Counted, commissioner: FlaskClient) -> None:
    cohort = counted(SMALL)
    text = words(commissioner.get(f"/outcomes/{show_ref(cohort.ref)}").text)
    assert "10 to 19 young people have joined." in text
    assert "Most of those who joined took part, and about half have completed." in text
    assert "Most of the contacts offered were attended." in text
    assert (
        "about half were charged or convicted of violence in the year before joining and a minority in the year after"
        in text
    )
    assert "July to September 2026" in text
    for chapter in ("Violence before and after joining", "Education, employment or training"):
        assert chapter in text


def test_no_number_about_people_of_a_small_cohort(counted: Counted, commissioner: FlaskClient) -> None:
    cohort = counted(SMALL)
    html = commissioner.get(f"/outcomes/{show_ref(cohort.ref)}").text
    for key in ("journey", "contacts", "violence", "ete"):
        section = html[html.index(f'aria-labelledby="{key}"') :]
        table = section[section.index("<tbody") : section.index("</tbody>")]
        found = set(re.findall(r"\d+", unescape(re.sub(r"<[^>]+>", " ", table))))
        assert found <= {"10", "19", "30"}, f"{key} says {found}"
        assert "<svg" not in section[: section.index("</section>")]


def test_fewer_than_ten_are_not_described(counted: Counted, commissioner: FlaskClient) -> None:
    cohort = counted(TINY)
    text = words(commissioner.get(f"/outcomes/{show_ref(cohort.ref)}").text)
    assert "Fewer than ten people have joined: too few to describe." in text
    assert "Agencies did 6 of 10 actions" in text


def test_the_coordinator_reads_exact_figures_marked(counted: Counted, coordinator: FlaskClient) -> None:
    cohort = counted(SMALL)
    text = words(coordinator.get(f"/outcomes/{show_ref(cohort.ref)}").text)
    assert "Exact figures: not for sharing." in text
    assert "Of 15 young people who joined, 13 took part and 7 have completed." in text
    assert "62% to 96%" in text
    assert "Data as at 20 November 2026" in text


def test_the_coordinator_can_see_what_others_see(counted: Counted, coordinator: FlaskClient) -> None:
    cohort = counted(SMALL)
    text = words(coordinator.get(f"/outcomes/{show_ref(cohort.ref)}?as=others").text)
    assert "10 to 19 young people have joined." in text
    assert "Of 15" not in text


def test_asking_for_exact_figures_gives_a_commissioner_none(counted: Counted, commissioner: FlaskClient) -> None:
    cohort = counted(SMALL)
    assert "Of 15" not in words(commissioner.get(f"/outcomes/{show_ref(cohort.ref)}?as=partners").text)
    assert commissioner.post(f"/outcomes/{show_ref(cohort.ref)}/count").status_code in (400, 403)


@pytest.mark.parametrize("ending", ["", ".pdf", ".xlsx"])
def test_a_commissioner_of_another_cohort_finds_nothing(
    counted: Counted, cast: Cast, client_for: Clients, ending: str
) -> None:
    cohort = counted(SMALL)
    outsider = client_for(cast.outsider)
    missing = outsider.get(f"/outcomes/0000-0000{ending}")
    answer = outsider.get(f"/outcomes/{show_ref(cohort.ref)}{ending}")
    assert answer.status_code == missing.status_code == 404


@pytest.mark.parametrize("member", ["caseworker", "chair", "practitioner", "referrer", "governance", "administrator"])
def test_other_roles_are_refused(counted: Counted, cast: Cast, client_for: Clients, member: str) -> None:
    cohort = counted(SMALL)
    for address in ("/outcomes", f"/outcomes/{show_ref(cohort.ref)}", f"/outcomes/{show_ref(cohort.ref)}.pdf"):
        assert client_for(getattr(cast, member)).get(address).status_code == 403


def test_a_bad_reference_and_a_wrong_method(commissioner: FlaskClient) -> None:
    assert commissioner.get("/outcomes/UUUU-UUUU").status_code == 404
    assert commissioner.delete("/outcomes").status_code == 405


def test_the_commissioner_finds_nobody(counted: Counted, commissioner: FlaskClient) -> None:
    counted(SMALL)
    for address in ("/cases", "/people", "/actions", "/search?q=Ceri"):
        assert commissioner.get(address).status_code in (403, 404)


def test_home_has_a_card_for_each_cohort(counted: Counted, commissioner: FlaskClient) -> None:
    counted(SMALL)
    for address in ("/", "/outcomes"):
        text = words(commissioner.get(address).text)
        assert "Northvale Navigators" in text
        assert "Most of those who joined took part, and about half have completed." in text
        assert "6 of 10" in text


def test_a_cohort_without_figures_says_why(counted: Counted, commissioner: FlaskClient) -> None:
    cohort = counted(Past(joined=40, joined_on=FULL.joined_on.replace(year=2026, month=11)))
    assert "The first figures come after the end of this quarter." in words(commissioner.get("/outcomes").text)
    page = commissioner.get(f"/outcomes/{show_ref(cohort.ref)}")
    assert "There are no figures yet." in words(page.text)
    assert commissioner.get(f"/outcomes/{show_ref(cohort.ref)}.pdf").status_code == 404


def test_every_look_is_in_the_trail(counted: Counted, commissioner: FlaskClient, cast: Cast) -> None:
    cohort = counted(FULL)
    for ending in ("", ".pdf", ".xlsx"):
        commissioner.get(f"/outcomes/{show_ref(cohort.ref)}{ending}")
    with read():
        rows = db.session.scalars(
            select(AuditRecord.verb)
            .where(AuditRecord.actor_user_id == cast.commissioner.user_id)
            .order_by(AuditRecord.id)
        ).all()
    assert list(rows) == ["outcomes.viewed", "outcomes.pdf_downloaded", "outcomes.spreadsheet_downloaded"]


def test_statements_do_not_grow_with_cohorts_or_people(
    counted: Counted,
    commissioner: FlaskClient,
    count_statements: Callable[[], AbstractContextManager[list[str]]],
) -> None:
    taken: list[tuple[int, int]] = []
    for past in (TINY, FULL):
        cohort = counted(past)
        numbers = []
        for address in ("/outcomes", f"/outcomes/{show_ref(cohort.ref)}"):
            commissioner.get(address)
            with count_statements() as statements:
                assert commissioner.get(address).status_code == 200
            numbers.append(len(statements))
        taken.append((numbers[0], numbers[1]))
    assert taken[0] == taken[1]
    assert max(taken[0]) <= 6


def test_the_coordinator_has_a_cohort_counted_again(
    counted: Counted, coordinator: FlaskClient, client_for: Clients, cast: Cast
) -> None:
    cohort = counted(SMALL)
    address = f"/outcomes/{show_ref(cohort.ref)}"
    with transaction():
        membership = db.session.scalars(select(Membership).where(Membership.cohort_id == cohort.id)).all()[-3]
        membership.ended_on, membership.exit_reason = date(2026, 11, 19), ExitReason.OUTCOMES_ACHIEVED
    assert "7 have completed" in words(coordinator.get(address).text)
    token = coordinator.get(address).text.split('name="csrf_token" value="')[1].split('"')[0]
    assert coordinator.post(f"{address}/count", data={"csrf_token": token}).status_code == 303
    jobs.drain()
    assert "8 have completed" in words(coordinator.get(address).text)
    outsider = client_for(cast.outsider)
    token = outsider.get("/outcomes").text.split('name="csrf_token" value="')[1].split('"')[0]
    assert outsider.post(f"{address}/count", data={"csrf_token": token}).status_code == 404
