"""What a meeting let agencies see ends when the meeting is called off, or the young person is off the series."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from casework.actions.types import Owner
from casework.cohorts.types import NotSelectedReason
from casework.core.db import db, transaction
from casework.meetings import services
from casework.meetings.models import AgendaItem, Meeting, Series
from casework.meetings.services import Coded
from casework.meetings.services.running import Promise
from casework.meetings.types import DecisionType
from tests.cast import Cast, Member
from tests.factories.cases import make_case, make_nominee, make_person
from tests.factories.meetings import make_meeting, opened, published

pytestmark = pytest.mark.usefixtures("frozen")

ClientFor = Callable[[Member], FlaskClient]


def test_a_cancelled_meeting_shows_its_young_people_no_longer(client_for: ClientFor, cast: Cast) -> None:
    with transaction():
        case = make_case(cast, person=make_person(cast.northvale, surname="Gwawr"))
        meeting = published(cast, make_meeting(cast), f"case-{case.ref}")
        pages = (f"/cases/{case.ref}", f"/meetings/{meeting.ref}")
    browser = client_for(cast.practitioner)
    assert all("Gwawr" in browser.get(page).text for page in pages)
    with transaction():
        meeting = db.session.get_one(Meeting, meeting.id, options=[joinedload(Meeting.series).joinedload(Series.chair)])
        services.cancel_meeting(cast.chair.actor, meeting=meeting, reason="Snow")
    assert browser.get(pages[0]).status_code == 404
    assert "Gwawr" not in browser.get(pages[1]).text


def test_one_on_another_agenda_of_the_series_stays(client_for: ClientFor, cast: Cast) -> None:
    with transaction():
        case = make_case(cast)
        first = published(cast, make_meeting(cast), f"case-{case.ref}")
        published(cast, make_meeting(cast, first.series, in_days=20), f"case-{case.ref}")
        services.cancel_meeting(cast.chair.actor, meeting=first, reason="Snow")
        page = f"/cases/{case.ref}"
    assert client_for(cast.practitioner).get(page).status_code == 200


def test_promises_about_a_declined_young_person_are_for_those_who_made_them(client_for: ClientFor, cast: Cast) -> None:
    """The charity promised; the police only sat at the table."""
    with transaction():
        nominee = make_nominee(cast)
        meeting = opened(cast, make_meeting(cast), f"nomination-{nominee.ref}")
        item = db.session.scalars(select(AgendaItem).where(AgendaItem.meeting_id == meeting.id)).one()
        action = services.promise(
            cast.chair.actor,
            meeting=meeting,
            item=item,
            said=Promise("Ring his mother", Owner(cast.charity, cast.practitioner.user_id), working_days=3),
        )
        page, meeting_id = f"/actions/{action.ref}", meeting.id
    assert client_for(cast.analyst).get(page).status_code == 200
    with transaction():
        meeting = db.session.get_one(Meeting, meeting_id, options=[joinedload(Meeting.series).joinedload(Series.chair)])
        item = db.session.scalars(select(AgendaItem).where(AgendaItem.meeting_id == meeting_id)).one()
        services.decide(
            cast.chair.actor,
            meeting=meeting,
            item=item,
            type=DecisionType.DECLINE,
            rationale="Not for us",
            coded=Coded(not_selected=next(iter(NotSelectedReason))),
        )
        services.finish(cast.chair.actor, meeting=meeting)
        services.agree_minutes(cast.chair.actor, meeting=meeting)
    assert client_for(cast.analyst).get(page).status_code == 404
    assert client_for(cast.practitioner).get(page).status_code == 200
    assert client_for(cast.chair).get(page).status_code == 200
