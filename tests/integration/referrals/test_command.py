"""`casework import referrals`: its answer and its exit code."""

import json
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import func, select

from casework.core.actor import SYSTEM, Actor
from casework.core.db import db, read
from casework.referrals.commands import LACKING, READ, REFUSED_WHOLE, Options, import_referrals
from casework.referrals.models import Referral
from tests.cast import Cast
from tests.factories.referrals import AGENCY_FILES

POLICE = AGENCY_FILES / "referrals-police.csv"


def run(path: Path, actor: Actor = SYSTEM, **options: Any) -> tuple[int, dict[str, Any], str]:
    """Run the command as JSON: the exit code, the answer and the complaint."""
    said: list[str] = []
    complained: list[str] = []
    given = Options(as_json=True, as_at="2026-10-30", **options)
    code = import_referrals(actor, path=path, options=given, echo=said.append, complain=complained.append)
    return code, json.loads(said[0]) if said else {}, "".join(complained)


def test_a_dry_run_needs_no_agency(app: Flask, cast: Cast) -> None:
    code, answered, _ = run(POLICE, is_dry_run=True)
    assert code == READ
    assert answered["batch"] is None
    assert answered["summary"] == {"accepted": 83, "warning": 9, "refused": 36}
    assert set(answered) == {"file", "batch", "summary", "rows"}
    assert set(answered["rows"][0]) == {
        *("row", "outcome", "code", "field", "message", "problems", "duplicate_of", "referral", "matches")
    }
    with read():
        assert db.session.scalar(select(func.count(Referral.id))) == 0


def test_a_real_import_needs_agency_and_gateway(app: Flask, cast: Cast) -> None:
    code, answered, complaint = run(POLICE)
    assert (code, answered) == (LACKING, {})
    assert "which agency" in complaint
    code, _, complaint = run(POLICE, agency="police")
    assert code == LACKING
    assert "gateway" in complaint
    code, _, complaint = run(POLICE, agency="nobody")
    assert code == LACKING
    assert run(POLICE, agency="police", gateway="telepathy")[0] == LACKING


def test_imported_then_refused(app: Flask, cast: Cast) -> None:
    code, answered, _ = run(POLICE, cast.coordinator.actor, agency="police", gateway="pcsc_s16")
    assert code == READ
    assert answered["batch"]
    code, answered, _ = run(POLICE, agency="police")
    assert code == REFUSED_WHOLE
    assert answered["error"]["code"] == "already_imported"
    assert set(answered) == {"file", "error"}


def test_refused_whole_even_where_the_agency_is_lacking(app: Flask, cast: Cast) -> None:
    for name, code in (("empty.csv", "empty"), ("not-a-table.csv", "not_a_table"), ("headers-only.csv", "no_rows")):
        exit_code, answered, _ = run(AGENCY_FILES / name, is_dry_run=True)
        assert exit_code == REFUSED_WHOLE
        assert answered["error"]["code"] == code


def test_words_for_people(app: Flask, cast: Cast) -> None:
    said: list[str] = []
    options = Options(is_dry_run=True, as_at="30/10/2026")
    import_referrals(SYSTEM, path=POLICE, options=options, echo=said.append, complain=said.append)
    assert said[0].startswith("referrals-police.csv: 83 accepted, 9 with a warning, 36 refused")
    assert "row 2: refused: 31 February 2009 is not a real date" in said[0]
