"""One event, two sides: nothing on the harmer's page says where the other young person goes to school."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from casework.cases import services as cases
from casework.core import clock
from casework.core.db import db, transaction
from casework.events.types import EventBasis, EventDetails, EventKind, Other, ParticipantRole
from casework.people.models import Person
from tests.cast import Cast
from tests.factories.cases import make_case, make_person

pytestmark = pytest.mark.usefixtures("frozen")


def test_who_told_of_it_is_not_said_on_the_other_side(client_for: Callable[..., FlaskClient], cast: Cast) -> None:
    with transaction():
        harmer = make_case(cast, person=make_person(cast.northvale, surname="Harmer"))
        victim = make_case(cast, person=make_person(cast.northvale, surname="Victimson"), allotted=False)
        other = Other(ParticipantRole.SUSPECTED, db.session.get_one(Person, harmer.person_id).ref)
        details = EventDetails(
            kind=EventKind.VICTIMISATION,
            basis=EventBasis.REPORTED,
            occurred_on=clock.today(),
            what_happened="Hurt on the way home",
            place="Elm Road",
        )
        event = cases.record_event(
            cast.coordinator.actor, case=victim, details=details, role=ParticipantRole.VICTIM, others=(other,)
        )
        event.source_agency_id, event.recorded_by_id = cast.school, cast.referrer.user_id
        own, shown = f"/cases/{harmer.ref}", f"/cases/{harmer.ref}/events/{event.ref}"
        theirs = f"/cases/{victim.ref}/events/{event.ref}"
    worker = client_for(cast.caseworker)
    timeline = worker.get(own).text.partition('id="timeline"')[2].partition("Next contact")[0]
    for page in (timeline, worker.get(shown).text):
        assert not [said for said in ("Ashdown", "Tom Ferris", "Elm Road", "Hurt on", "Victimson") if said in page]
    assert "Ashdown Academy" in client_for(cast.coordinator).get(theirs).text
