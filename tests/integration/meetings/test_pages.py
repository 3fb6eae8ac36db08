"""The pages of meetings: each works, is a 404 to an outsider, a 403 to the wrong role, and answers no other method."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from casework.access.models import Agency, Area, User
from casework.actions.models import Action
from casework.audit.models import AuditRecord
from casework.core.actor import SYSTEM
from casework.core.db import db, read, transaction
from casework.core.refs import show_ref
from casework.meetings import services
from casework.meetings.models import AgendaItem, Attendance, Decision, ItemUpdate, Meeting, Series
from casework.meetings.types import ItemReason, MeetingStatus
from casework.people.models import Person
from tests.cast import Cast, Member
from tests.factories.cases import make_case, make_person
from tests.factories.meetings import make_meeting, make_series, opened, published
from tests.web import post

Browsers = Callable[[Member], FlaskClient]
Counter = Callable[[], AbstractContextManager[list[str]]]


@dataclass(frozen=True)
class Table:
    """A meeting's address, and its one item about a young person."""

    url: str
    item: str
    surname: str
    meeting_id: int


@pytest.fixture
def table(cast: Cast) -> Table:
    """A meeting in progress with one case on its agenda."""
    with transaction():
        case = make_case(cast, person=make_person(cast.northvale, surname="Wójcik-Evans"))
        meeting = opened(cast, make_meeting(cast), f"case-{case.ref}")
        item = db.session.scalars(select(AgendaItem)).one()
        return Table(f"/meetings/{show_ref(meeting.ref)}", show_ref(item.ref), "Wójcik-Evans", meeting.id)


def test_the_pages_everybody_at_the_table_sees(cast: Cast, table: Table, client_for: Browsers) -> None:
    for rest in ("", f"/items/{table.item}", "/minutes"):
        page = client_for(cast.practitioner).get(table.url + rest)
        assert page.status_code == 200, rest
        assert table.surname in page.text
        assert client_for(cast.outsider).get(table.url + rest).status_code == 404
        assert client_for(cast.commissioner).get(table.url + rest).status_code == 403
        assert client_for(cast.practitioner).get(f"/meetings/ZZZZ-ZZZZ{rest}").status_code == 404
        assert client_for(cast.practitioner).delete(table.url + rest).status_code == 405


def test_the_console_is_for_who_runs_the_meeting(cast: Cast, table: Table, client_for: Browsers) -> None:
    for rest in ("/run", f"/run/{table.item}"):
        for member in (cast.chair, cast.minute_taker, cast.coordinator):
            assert client_for(member).get(table.url + rest).status_code == 200
        assert client_for(cast.practitioner).get(table.url + rest).status_code == 403
        assert client_for(cast.outsider).get(table.url + rest).status_code == 404
        assert client_for(cast.chair).get(f"/meetings/ZZZZ-ZZZZ{rest}").status_code == 404
        assert client_for(cast.chair).delete(table.url + rest).status_code == 405


def test_an_item_is_found_only_under_its_own_meeting(cast: Cast, table: Table, client_for: Browsers) -> None:
    with transaction():
        other = published(cast, make_meeting(cast, make_series(cast, name="Another panel")))
    assert client_for(cast.chair).get(f"/meetings/{show_ref(other.ref)}/run/{table.item}").status_code == 404


def test_lists_and_homes(cast: Cast, table: Table, client_for: Browsers) -> None:
    for member in (cast.chair, cast.minute_taker, cast.practitioner):
        assert client_for(member).get("/").status_code == 200
        page = client_for(member).get("/meetings")
        assert "Northvale panel" in page.text
    assert "Northvale panel" not in client_for(cast.outsider).get("/meetings").text
    assert client_for(cast.commissioner).get("/meetings").status_code == 403


def test_a_series_is_made_from_its_name_day_and_agencies(cast: Cast, client_for: Browsers) -> None:
    with read():
        agencies = list(db.session.scalars(select(Agency.ref).where(Agency.id.in_((cast.police, cast.charity)))))
        area = db.session.scalars(select(Area.code).where(Area.id == cast.northvale)).one()
        chair = db.session.scalars(select(User.ref).where(User.id == cast.chair.user_id)).one()
    answers = {
        "name": "Tuesday panel",
        "type": "mace",
        "area": area,
        "frequency": "weekly",
        "weekday": "tuesday",
        "usual_time": "10am",
        "chair": chair,
        "agencies": agencies,
        "quorum": "3",
    }
    browser = client_for(cast.chair)
    assert browser.get("/meetings/series/new").status_code == 200
    refused = post(browser, "/meetings/series/new", answers)
    assert refused.status_code == 422
    assert "The quorum cannot be more than the 2 agencies" in refused.text
    assert "Tuesday panel" in refused.text
    assert post(browser, "/meetings/series/new", {**answers, "quorum": "2"}).status_code == 303
    with read():
        ref = show_ref(db.session.scalars(select(Series.ref).where(Series.name == "Tuesday panel")).one())
    assert client_for(cast.practitioner).get(f"/meetings/series/{ref}").status_code == 200
    assert client_for(cast.outsider).get(f"/meetings/series/{ref}").status_code == 404
    assert client_for(cast.practitioner).get("/meetings/series/new").status_code == 403
    assert client_for(cast.practitioner).get(f"/meetings/series/{ref}/change").status_code == 403
    assert browser.get(f"/meetings/series/{ref}/change").status_code == 200
    changed = {**answers, "quorum": "1", "name": "Wednesday panel", "version": "1"}
    assert post(browser, f"/meetings/series/{ref}/change", changed).status_code == 303
    assert post(browser, f"/meetings/series/{ref}/change", changed).status_code == 409
    plan = f"/meetings/series/{ref}/meetings/new"
    assert "Tuesday" in browser.get(f"/meetings/series/{ref}").text
    assert post(browser, plan, {"day": "1/1/2020", "at": "10"}).status_code == 422
    assert post(browser, plan, {"day": "1/3/2030", "at": "half ten"}).status_code == 422
    assert post(browser, plan, {"day": "1/3/2030", "at": "10.30am"}).status_code == 303


def test_an_agenda_is_made_and_published(cast: Cast, client_for: Browsers) -> None:
    with transaction():
        case = make_case(cast)
        meeting = make_meeting(cast)
    browser, url = client_for(cast.minute_taker), f"/meetings/{show_ref(meeting.ref)}"
    assert "Llewelyn" in browser.get(f"{url}/items/new").text
    assert post(browser, f"{url}/items/new", {"candidate": "", "reason": "review"}).status_code == 422
    answers = {"candidate": f"case-{case.ref}", "reason": "review"}
    assert post(browser, f"{url}/items/new", answers).status_code == 303
    assert post(browser, f"{url}/items/new-other", {"title": "", "reason": "info"}).status_code == 422
    assert post(browser, f"{url}/items/new-other", {"title": "Bus station", "reason": "info"}).status_code == 303
    with read():
        refs = [show_ref(ref) for ref in db.session.scalars(select(AgendaItem.ref).order_by(AgendaItem.id))]
    assert post(browser, f"{url}/items/{refs[1]}/up").status_code == 303
    assert post(browser, f"{url}/publish").status_code == 303
    assert post(browser, f"{url}/items/{refs[1]}/drop").status_code == 303
    assert post(client_for(cast.practitioner), f"{url}/publish").status_code == 403
    with read():
        assert db.session.get_one(Meeting, meeting.id).status is MeetingStatus.AGENDA_PUBLISHED


def test_an_agency_gives_its_update_before_the_meeting(cast: Cast, client_for: Browsers) -> None:
    with transaction():
        case = make_case(cast)
        meeting = published(cast, make_meeting(cast), f"case-{case.ref}")
        item = show_ref(db.session.scalars(select(AgendaItem.ref)).one())
    browser, url = client_for(cast.practitioner), f"/meetings/{show_ref(meeting.ref)}/items/{item}"
    assert "without a word from Way Through" in browser.get("/").text
    assert post(browser, f"{url}/updates", {"text": ""}).status_code == 422
    assert post(browser, f"{url}/updates", {"text": "He comes every week."}).status_code == 303
    assert "He comes every week." in browser.get(url).text
    assert "without a word from Way Through" not in browser.get("/").text
    assert post(client_for(cast.outsider), f"{url}/updates", {"text": "Hello."}).status_code == 404
    with read():
        assert db.session.scalars(select(ItemUpdate.agency_id)).all() == [cast.charity]


def test_an_item_is_run_by_small_forms(cast: Cast, table: Table, client_for: Browsers) -> None:
    browser, run = client_for(cast.minute_taker), f"{table.url}/run/{table.item}"
    with read():
        police = db.session.scalars(select(Agency.ref).where(Agency.id == cast.police)).one()
        owner = db.session.scalars(select(User.ref).where(User.id == cast.practitioner.user_id)).one()
    update = {"update-agency": police, "update-text": "No incidents."}
    assert post(browser, f"{run}/updates", {"update-agency": police}).status_code == 422
    assert post(browser, f"{run}/updates", update).status_code == 303
    refused = post(browser, f"{run}/decisions", {"decision-type": "step_down", "decision-rationale": ""})
    assert refused.status_code == 422
    assert 'href="#decision-rationale"' in refused.text
    decision = {"decision-type": "step_down", "decision-rationale": "No incident for six months."}
    assert post(browser, f"{run}/decisions", decision).status_code == 303
    action = {
        "action-text": "Ring the school",
        "action-owner": f"user-{owner}",
        "action-working_days": "5",
        "action-priority": "normal",
    }
    vague = post(browser, f"{run}/actions", {**action, "action-text": "Police to consider"})
    assert vague.status_code == 422
    assert "Begin with what will be done" in vague.text
    assert post(browser, f"{run}/actions", action).status_code == 303
    page = browser.get(run).text
    for said in ("No incidents.", "No incident for six months.", "Ring the school"):
        assert said in page
    with read():
        assert db.session.scalars(select(Action.agenda_item_id)).one() is not None
        assert db.session.scalars(select(Decision.quorate)).one()
    assert post(browser, f"{run}/discussed").status_code == 303
    assert post(client_for(cast.practitioner), f"{run}/updates", update).status_code == 403


def test_attendance_and_conflicts(cast: Cast, table: Table, client_for: Browsers) -> None:
    browser = client_for(cast.minute_taker)
    with read():
        ref = db.session.scalars(select(Agency.ref).where(Agency.id == cast.youth_justice_a)).one()
    there = {"agency": ref, "status": "present", "names": ""}
    refused = post(browser, f"{table.url}/attendance", there)
    assert refused.status_code == 422
    assert "Enter who is there" in refused.text
    assert post(browser, f"{table.url}/attendance", {**there, "names": "Dele"}).status_code == 303
    assert post(browser, f"{table.url}/conflicts", {"name": "Tom", "what": ""}).status_code == 422
    assert post(browser, f"{table.url}/conflicts", {"name": "Tom", "what": "Taught him."}).status_code == 303
    with read():
        assert len(db.session.scalars(select(Attendance)).all()) == 3
    assert "Taught him." in browser.get(f"{table.url}/run").text


def test_minutes_are_agreed_by_the_chair_and_read_as_one_extract_per_young_person(
    cast: Cast, table: Table, client_for: Browsers
) -> None:
    minute_taker, chair = client_for(cast.minute_taker), client_for(cast.chair)
    post(minute_taker, f"{table.url}/run/{table.item}/discussed")
    assert post(minute_taker, f"{table.url}/finish").status_code == 303
    draft = minute_taker.get(f"{table.url}/minutes/{table.item}.pdf")
    assert post(minute_taker, f"{table.url}/agree").status_code == 403
    assert post(chair, f"{table.url}/agree").status_code == 303
    made = chair.get(f"{table.url}/minutes/{table.item}.pdf")
    assert (draft.status_code, made.status_code) == (200, 200)
    assert made.data.startswith(b"%PDF-")
    assert made.headers["Cache-Control"] == "no-store"
    assert made.headers["Content-Disposition"].startswith("attachment")
    assert chair.get(f"{table.url}/minutes/{table.item}.pdf").data == made.data
    assert client_for(cast.outsider).get(f"{table.url}/minutes/{table.item}.pdf").status_code == 404
    assert client_for(cast.commissioner).get(f"{table.url}/minutes/{table.item}.pdf").status_code == 403
    with read():
        looks = db.session.scalars(select(AuditRecord.verb).where(AuditRecord.verb == "minutes.downloaded")).all()
        assert len(looks) == 3


@pytest.mark.parametrize("paper", ["agenda.pdf", "actions.pdf"])
def test_papers_carry_references_and_no_names(cast: Cast, table: Table, client_for: Browsers, paper: str) -> None:
    from io import BytesIO

    from pypdf import PdfReader

    made = client_for(cast.practitioner).get(f"{table.url}/{paper}")
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(made.data)).pages)
    assert made.status_code == 200
    assert "Northvale panel" in text
    assert "Wójcik" not in text
    assert client_for(cast.outsider).get(f"{table.url}/{paper}").status_code == 404


def test_a_meeting_is_cancelled_with_a_reason(cast: Cast, client_for: Browsers) -> None:
    with transaction():
        meeting = published(cast, make_meeting(cast))
    url = f"/meetings/{show_ref(meeting.ref)}/cancel"
    assert client_for(cast.chair).get(url).status_code == 200
    assert post(client_for(cast.chair), url, {"reason": ""}).status_code == 422
    assert post(client_for(cast.chair), url, {"reason": "Snow."}).status_code == 303
    assert client_for(cast.practitioner).get(url).status_code == 403


@pytest.mark.parametrize(
    ("address", "ceiling"), [("/meetings", 6), ("/", 12), ("{url}", 9), ("{url}/run", 12), ("{url}/run/{item}", 12)]
)
def test_as_many_statements_for_one_item_as_for_thirty(
    cast: Cast, table: Table, client_for: Browsers, count_statements: Counter, address: str, ceiling: int
) -> None:
    browser = client_for(cast.chair)
    address = address.format(url=table.url, item=table.item)
    browser.get(address)
    counts = []
    for more in (1, 29):
        with transaction():
            meeting = db.session.get_one(Meeting, table.meeting_id)
            for _ in range(more):
                case = make_case(cast)
                services.add_candidate(SYSTEM, meeting=meeting, candidate=f"case-{case.ref}", reason=ItemReason.REVIEW)
        with count_statements() as statements:
            assert browser.get(address).status_code == 200
        counts.append(len(statements))
    assert counts[0] == counts[1] <= ceiling


def test_nobody_else_is_on_the_page(cast: Cast, table: Table, client_for: Browsers) -> None:
    """A young person whose case is not on the agenda is not seen through the meeting."""
    with transaction():
        make_case(cast, person=make_person(cast.northvale, surname="Elsewhere"))
    assert "Elsewhere" not in client_for(cast.practitioner).get(table.url).text
    with read():
        assert db.session.scalars(select(Person.id).where(Person.surname == "Elsewhere")).one()
