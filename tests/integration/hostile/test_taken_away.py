"""What somebody was given with a role goes with the role, at once and in the browser that is open."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from casework.access import services as access
from casework.access.models import RoleGrant, User
from casework.access.types import Role
from casework.cohorts.models import Cohort
from casework.core.actor import SYSTEM
from casework.core.db import db, transaction
from tests.cast import Cast, Member
from tests.factories.cases import make_case
from tests.factories.meetings import make_meeting, opened

pytestmark = pytest.mark.usefixtures("frozen")

ClientFor = Callable[[Member], FlaskClient]


def take(member: Member, role: Role) -> None:
    with transaction():
        user = db.session.get_one(User, member.user_id)
        held = db.session.scalars(
            select(RoleGrant).where(RoleGrant.user_id == member.user_id, RoleGrant.role == role)
        ).one()
        access.revoke_role(SYSTEM, granted=held, user=user)


def also(member: Member, role: Role, area_id: int) -> None:
    with transaction():
        access.grant_role(SYSTEM, user=db.session.get_one(User, member.user_id), role=role, area_id=area_id)


def test_a_caseworker_no_more_sees_no_case_they_led(client_for: ClientFor, cast: Cast) -> None:
    with transaction():
        ref = make_case(cast).ref
    also(cast.caseworker, Role.PRACTITIONER, cast.northvale)
    browser = client_for(cast.caseworker)
    assert browser.get(f"/cases/{ref}").status_code == 200
    take(cast.caseworker, Role.CASEWORKER)
    assert browser.get(f"/cases/{ref}").status_code == 404
    assert ref[:4] not in browser.get("/cases").text


def test_a_coordinator_no_more_sees_nothing_of_their_cohort(client_for: ClientFor, cast: Cast) -> None:
    with transaction():
        case = make_case(cast)
        cohort, ref = db.session.get_one(Cohort, case.cohort_id).ref, case.ref
    also(cast.coordinator, Role.CASEWORKER, cast.northvale)
    browser = client_for(cast.coordinator)
    assert browser.get(f"/cohorts/{cohort}").status_code == 200
    take(cast.coordinator, Role.COORDINATOR)
    assert browser.get(f"/cohorts/{cohort}").status_code == 404
    assert browser.get(f"/cases/{ref}").status_code == 404


def test_a_chair_no_more_does_not_run_the_meeting(client_for: ClientFor, cast: Cast) -> None:
    with transaction():
        case = make_case(cast)
        meeting = opened(cast, make_meeting(cast), f"case-{case.ref}")
        ref = meeting.ref
    with transaction():
        user = db.session.get_one(User, cast.chair.user_id)
        user.agency_id = cast.school
    also(cast.chair, Role.MINUTE_TAKER, cast.southmere)
    browser = client_for(cast.chair)
    assert browser.get(f"/meetings/{ref}/run").status_code == 200
    take(cast.chair, Role.CHAIR)
    assert browser.get(f"/meetings/{ref}/run").status_code == 404


def test_who_still_coordinates_keeps_the_meeting(client_for: ClientFor, cast: Cast) -> None:
    with transaction():
        meeting = opened(cast, make_meeting(cast))
        ref = meeting.ref
    also(cast.chair, Role.COORDINATOR, cast.northvale)
    browser = client_for(cast.chair)
    take(cast.chair, Role.CHAIR)
    assert browser.get(f"/meetings/{ref}/run").status_code == 200
