"""A file becomes referrals and held rows; the same file twice becomes nothing more."""

import json
from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from casework.access.types import Gateway, Level
from casework.core.actor import SYSTEM
from casework.core.db import db, read, transaction
from casework.core.refs import parse_ref
from casework.referrals import queries, services
from casework.referrals.errors import NoAgency, NoGateway
from casework.referrals.importing.answer import answer
from casework.referrals.importing.types import FileCode, FileRefused
from casework.referrals.models import ImportBatch, ImportRow, Referral
from casework.referrals.services.importing import FileSent
from casework.referrals.types import BatchState, HeldState
from tests.cast import Cast
from tests.factories.referrals import AGENCY_FILES, file_sent, import_file

EXPECTED: dict[str, Any] = json.loads((AGENCY_FILES / "expected.json").read_text("utf-8"))
AS_AT = date.fromisoformat(EXPECTED["as_at"])
KEYS = ("row", "outcome", "code", "field", "duplicate_of")
SMALL = (
    b"Surname,Forename,DOB,Reason,Referred on,Postcode\n"
    b"Jones,Rhys,5/6/2009,Robbery,1/10/26,BS5\n"
    b"Smith,,5/6/2009,Robbery,1/10/26,\n"
)


def ends(answered: dict[str, Any]) -> list[dict[str, Any]]:
    return [{key: row[key] for key in KEYS} for row in answered["rows"]]


@pytest.mark.parametrize("name", EXPECTED["summary"])
def test_a_real_import_answers_as_expected(app: Flask, cast: Cast, name: str) -> None:
    answered = import_file(cast, name, as_at=AS_AT)
    assert answered["summary"] == EXPECTED["summary"][name]
    assert ends(answered) == [{key: row.get(key) for key in KEYS} for row in EXPECTED["rows"][name]]
    for row in answered["rows"]:
        assert (row["referral"] is None) == (row["outcome"] == "refused")
    with read():
        held = db.session.scalar(select(func.count()).where(ImportRow.held == HeldState.HELD))
        assert held == EXPECTED["summary"][name]["refused"]


def test_young_people_known_to_two_agencies_are_matched(app: Flask, cast: Cast) -> None:
    police = import_file(cast, "referrals-police.csv", as_at=AS_AT)
    made = {row["row"]: row["referral"] for row in police["rows"]}
    hospital = import_file(cast, "referrals-hospital.csv", as_at=AS_AT)
    matches = {row["row"]: row["matches"] for row in hospital["rows"]}
    for row in EXPECTED["rows"]["referrals-hospital.csv"]:
        if "likely_known_as" in row:
            assert made[row["likely_known_as"]["row"]] in matches[row["row"]], row
    assert matches[3], "a row held for its missing reason is found too"


def test_a_dry_run_changes_nothing_and_needs_no_agency(app: Flask, cast: Cast) -> None:
    sent = FileSent("referrals-police.csv", (AGENCY_FILES / "referrals-police.csv").read_bytes(), AS_AT)
    with read():
        checked = services.dry_run(SYSTEM, sent=sent)
        answered = answer(sent.name, checked.rows, matches=checked.matches)
        assert db.session.scalar(select(func.count(ImportBatch.id))) == 0
        assert db.session.scalar(select(func.count(Referral.id))) == 0
    assert ends(answered) == [{key: row.get(key) for key in KEYS} for row in EXPECTED["rows"][sent.name]]


def test_the_same_file_twice_is_refused_under_any_name(app: Flask, cast: Cast) -> None:
    import_file(cast, "one.csv", content=SMALL)
    with transaction(), pytest.raises(FileRefused) as caught:
        services.start_import(SYSTEM, sent=file_sent(cast, "other.csv", content=SMALL))
    assert caught.value.code is FileCode.ALREADY_IMPORTED


def test_an_interrupted_import_goes_on_where_it_stopped(app: Flask, cast: Cast) -> None:
    with transaction():
        batch_id = services.start_import(SYSTEM, sent=file_sent(cast, "one.csv", content=SMALL)).id

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        services.process(SYSTEM, batch_id=batch_id, progress=stop)
    answered = import_file(cast, "one.csv", content=SMALL)
    assert answered["summary"] == {"accepted": 0, "warning": 1, "refused": 1}
    with read():
        assert db.session.scalar(select(func.count(Referral.id))) == 1
        batch = db.session.scalars(select(ImportBatch)).one()
        assert batch.state is BatchState.DONE
        assert batch.content is None


def test_the_whole_row_is_kept_and_doubtful_fields_are_marked(app: Flask, cast: Cast) -> None:
    answered = import_file(cast, "one.csv", content=SMALL)
    ref = parse_ref(answered["rows"][0]["referral"])
    with read():
        referral = db.session.scalars(select(Referral).where(Referral.ref == ref)).one()
        assert referral.unverified_fields == ["postcode"]
        assert referral.gateway is Gateway.PCSC_S16
        row = queries.original_row(referral.id)
        assert row is not None
        assert row.original["Postcode"] == "BS5"


def test_the_agency_sees_what_became_of_its_rows_and_no_more(app: Flask, cast: Cast) -> None:
    answered = import_file(cast, "one.csv", content=SMALL)
    ref = parse_ref(answered["rows"][0]["referral"]) or ""
    with read():
        assert queries.find(cast.analyst.actor, ref).level == Level.SUMMARY
        assert queries.find(cast.coordinator.actor, ref).level == Level.FULL


def test_without_a_gateway_nothing_is_imported(app: Flask, cast: Cast) -> None:
    sent = FileSent("one.csv", SMALL, AS_AT, agency_id=cast.police)
    with transaction(), pytest.raises(NoGateway):
        services.start_import(SYSTEM, sent=sent)
    with transaction(), pytest.raises(NoAgency):
        services.start_import(SYSTEM, sent=FileSent("one.csv", SMALL, AS_AT))


def test_the_gateway_and_the_columns_are_kept_for_the_next_file(app: Flask, cast: Cast) -> None:
    import_file(cast, "one.csv", content=SMALL)
    with transaction():
        later = FileSent("two.csv", SMALL + b"\n", AS_AT, agency_id=cast.police, area_id=cast.northvale)
        batch = services.start_import(SYSTEM, sent=later)
        assert batch.gateway is Gateway.PCSC_S16
        assert queries.earlier_mapping(cast.police)["dob"] == "date_of_birth"


def test_a_file_about_no_known_area_stands_in_all_of_them(app: Flask, cast: Cast) -> None:
    sent = FileSent("one.csv", SMALL, AS_AT, agency_id=cast.police, gateway=Gateway.PCSC_S16)
    with transaction():
        batch_id = services.start_import(SYSTEM, sent=sent).id
    services.process(SYSTEM, batch_id=batch_id)
    with read():
        for member in (cast.coordinator, cast.outsider):
            assert len(queries.queue(member.actor)) == 1
            assert queries.held_rows(member.actor)[1] == 1
