"""Transactions: one commit, no nesting, reads that cannot write, nothing lost when two write at once."""

import threading

import pytest
from flask import Flask
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from casework.access.models import Area
from casework.core.db import after_commit, db, read, transaction


def count_areas() -> int:
    with read():
        return db.session.scalar(select(func.count(Area.id))) or 0


def test_an_exception_rolls_back_and_drops_what_was_to_follow(app: Flask) -> None:
    before, done = count_areas(), []
    with pytest.raises(ValueError, match="stop"), transaction():
        db.session.add(Area(code="x", name="X"))
        after_commit(lambda: done.append("sent"))
        raise ValueError("stop")
    assert count_areas() == before
    assert done == []


def test_after_commit_runs_when_the_row_is_there(app: Flask) -> None:
    before, seen = count_areas(), []
    with transaction():
        db.session.add(Area(code="x", name="X"))
        after_commit(lambda: seen.append(count_areas()))
    assert seen == [before + 1]


def test_an_abandoned_unit_leaves_nothing(app: Flask) -> None:
    before = count_areas()
    with transaction() as unit:
        db.session.add(Area(code="x", name="X"))
        unit.abandon()
    assert count_areas() == before


@pytest.mark.parametrize("outer", [read, transaction])
@pytest.mark.parametrize("inner", [read, transaction])
def test_they_never_nest(app: Flask, outer: object, inner: object) -> None:
    with pytest.raises(RuntimeError, match="do not nest"), outer(), inner():  # type: ignore[operator]
        pass


def test_the_session_answers_only_inside_one(app: Flask) -> None:
    with pytest.raises(RuntimeError, match="outside"):
        db.session.scalar(text("SELECT 1"))
    db.session.remove()


def test_the_database_itself_refuses_a_write_in_a_read(app: Flask) -> None:
    with pytest.raises(DBAPIError), read():
        db.session.add(Area(code="x", name="X"))
        db.session.flush()
    with transaction():
        db.session.add(Area(code="y", name="Y"))


def test_two_writers_lose_no_update(app: Flask) -> None:
    with transaction():
        db.session.add(Area(code="counter", name="0"))

    def add_ten() -> None:
        with app.app_context():
            for _ in range(10):
                with transaction():
                    row = db.session.scalars(select(Area).where(Area.code == "counter").with_for_update()).one()
                    row.name = str(int(row.name) + 1)

    writers = [threading.Thread(target=add_ten) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with read():
        assert db.session.scalars(select(Area.name).where(Area.code == "counter")).one() == "40"
