"""A note on the wrong young person moves, leaves a trail on both, and governance is told."""

import json
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from casework.audit import keys
from casework.audit.models import AuditRecord, AuditValue
from casework.cases import services
from casework.cases.models import Case, CaseMove, Intervention
from casework.cases.types import Attendance, ContactNote, InterventionKind
from casework.core import clock
from casework.core.db import db, read, transaction
from casework.core.refs import show_ref
from casework.messages.models import OutboxMessage
from tests.cast import Cast, Member
from tests.factories.cases import make_case, make_person
from tests.web import post

MakeClient = Callable[[Member], FlaskClient]
SECRET = "He told me about the knife"


@pytest.fixture
def refs(app: Flask, cast: Cast) -> tuple[str, str, str]:
    """A note, the case it is on, and the case it belongs to."""
    with transaction():
        wrong = make_case(cast, person=make_person(cast.northvale, surname="Wrongly"))
        right = make_case(cast, person=make_person(cast.northvale, surname="Rightly"))
        note = ContactNote(InterventionKind.CALL, clock.now(), Attendance.ATTENDED, SECRET)
        entry = services.log(cast.caseworker.actor, case=wrong, note=note)
        return entry.ref, wrong.ref, right.ref


def move(browser: FlaskClient, refs: tuple[str, str, str], to_case: str, reason: str = "Two tabs open") -> object:
    return post(browser, f"/cases/{refs[1]}/interventions/{refs[0]}/move", {"to_case": to_case, "reason": reason})


def test_it_moves_with_its_trail(cast: Cast, client_for: MakeClient, refs: tuple[str, str, str]) -> None:
    browser = client_for(cast.caseworker)
    answer = move(browser, refs, show_ref(refs[2]).lower())
    assert answer.status_code == 303
    wrong, right = browser.get(f"/cases/{refs[1]}").text, browser.get(f"/cases/{refs[2]}").text
    assert SECRET not in wrong
    assert SECRET in right
    assert "was moved away" in wrong
    assert "was moved here" in right
    # Neither page names the other young person; the banner's reference is shown once.
    assert "Rightly" not in wrong
    assert "Two tabs open" not in wrong
    assert show_ref(refs[2]) not in browser.get(f"/cases/{refs[1]}").text


def test_governance_is_told(cast: Cast, client_for: MakeClient, refs: tuple[str, str, str]) -> None:
    move(client_for(cast.caseworker), refs, refs[2])
    with read():
        told = db.session.scalars(select(OutboxMessage.to_user_id).where(OutboxMessage.code == "note_moved")).all()
        moved = db.session.scalars(select(CaseMove)).one()
        assert told == [cast.governance.user_id]
        assert moved.reason == "Two tabs open"


def test_what_the_trail_holds_goes_to_the_right_key(
    cast: Cast, client_for: MakeClient, refs: tuple[str, str, str]
) -> None:
    move(client_for(cast.caseworker), refs, refs[2])
    with read():
        right = db.session.scalars(select(Case.person_id).where(Case.ref == refs[2])).one()
        values = db.session.scalars(
            select(AuditValue)
            .join(AuditRecord, AuditRecord.id == AuditValue.record_id)
            .where(AuditRecord.subject_kind == "intervention")
        ).all()
        assert {value.person_id for value in values} == {right}
        assert SECRET in json.dumps(keys.open_values(values[0]))


def test_it_moves_only_to_a_case_i_work_on(cast: Cast, client_for: MakeClient, refs: tuple[str, str, str]) -> None:
    with transaction():
        elsewhere = make_case(cast, allotted=False).ref
    browser = client_for(cast.caseworker)
    for target in (elsewhere, "0000-0000", "not a reference", refs[1]):
        assert move(browser, refs, target).status_code == 422
    assert move(browser, refs, refs[2], reason=" ").status_code == 422
    with read():
        assert db.session.scalar(select(Intervention.case_id).where(Intervention.ref == refs[0])) == db.session.scalar(
            select(Case.id).where(Case.ref == refs[1])
        )
