"""A reference kept beside an imported row is shown only to whoever may see the record it names."""

from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from casework.core.actor import SYSTEM
from casework.core.db import db, read, transaction
from casework.core.refs import show_ref
from casework.people import services as people
from casework.referrals.models import ImportBatch, ImportRow
from tests.cast import Cast, Member
from tests.factories.referrals import import_file

pytestmark = pytest.mark.usefixtures("frozen")

FILE = (
    b"Forename,Surname,Date of birth,Referral date,Reason,NHS number\r\n"
    b"Ceri,Outofsight,17/05/2010,19/11/2026,,9990000018\r\n"
    b"Ceri,Outofsight,17/05/2010,19/11/2026,Carries a knife,9990000018\r\n"
)


def test_a_match_out_of_sight_is_not_shown(client_for: Callable[[Member], FlaskClient], cast: Cast) -> None:
    """The operator who imports sees every area; the coordinator who reads sees one."""
    details = {"forename": "Ceri", "surname": "Outofsight", "date_of_birth": date(2010, 5, 17)}
    with transaction():
        person = people.create_person(SYSTEM, area_id=cast.southmere, details=details)
        ref = show_ref(person.ref)
    import_file(cast, "one.csv", content=FILE)
    with read():
        rows = db.session.execute(select(ImportRow.ref, ImportRow.values).order_by(ImportRow.row_number)).all()
        batch = db.session.scalars(select(ImportBatch.ref)).one()
    assert all(ref in row.values["matches"] for row in rows)
    browser = client_for(cast.coordinator)
    pages = [f"/imports/{batch}", *(f"/imports/rows/{row.ref}" for row in rows)]
    answers = [browser.get(page) for page in pages]
    assert {answer.status_code for answer in answers} == {200}
    assert not any(ref in answer.text for answer in answers)
    assert any("May be the same" in answer.text for answer in answers[1:]), "the other row is in sight"
