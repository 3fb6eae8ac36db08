"""A file sent twice before either is worked through: its rows are there once, and the import has not failed."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from casework.core import jobs
from casework.core.actor import SYSTEM
from casework.core.db import db, read, transaction
from casework.referrals import services, tasks
from casework.referrals.models import ImportBatch, ImportRow, Referral
from casework.referrals.types import BatchState
from tests.cast import Cast
from tests.factories.referrals import file_sent

pytestmark = pytest.mark.usefixtures("frozen")

FILE = b"Forename,Surname,Date of birth,Referral date,Reason\r\nCeri,Twice,17/05/2010,19/11/2026,Carries a knife\r\n"


def test_two_jobs_for_one_file(app: Flask, cast: Cast) -> None:
    for _ in range(2):
        with transaction():
            batch = services.start_import(SYSTEM, sent=file_sent(cast, "one.csv", content=FILE))
            jobs.enqueue(SYSTEM, tasks.IMPORT, {"batch_id": batch.id})
    jobs.drain()
    with read():
        assert db.session.scalar(select(func.count(Referral.id))) == 1
        assert db.session.scalar(select(func.count(ImportRow.id))) == 1
        assert db.session.scalars(select(ImportBatch.state)).all() == [BatchState.DONE]
        assert set(db.session.scalars(select(jobs.Job.state))) == {jobs.JobState.DONE}
