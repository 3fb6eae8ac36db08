"""Where the demonstration does not go."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from casework.access.models import User
from casework.app import create_app
from casework.core.db import db, read
from casework.core.installation import is_demo
from casework.demo.bulk.load import load_bulk
from casework.demo.commands import demo
from casework.demo.load import Refused, load_small
from tests.cast import Cast
from tests.databases import KEY


def test_a_database_that_holds_somebody_is_refused(app: Flask, cast: Cast) -> None:
    with pytest.raises(Refused, match="12 users who are not the demonstration"):
        load_small()
    with pytest.raises(Refused):
        load_bulk(5)
    with read():
        assert not is_demo()
        assert db.session.scalar(select(func.count(User.id))) == 12


def test_the_command_says_so_and_fails(app: Flask, cast: Cast) -> None:
    answer = app.test_cli_runner().invoke(demo, ["load"])
    assert answer.exit_code == 1
    assert "name an empty one" in answer.stderr


def test_production_is_refused(tmp_path: Path) -> None:
    app = create_app(
        {
            "CASEWORK_ENV": "production",
            "CASEWORK_HOME": str(tmp_path),
            "CASEWORK_BASE_URL": "https://casework.example",
            "CASEWORK_MAIL_URL": "smtp://mail.example",
            "CASEWORK_SECRET_KEY": KEY,
            "CASEWORK_MASTER_KEY": KEY,
        }
    )
    with app.app_context(), pytest.raises(Refused, match="never loaded in production"):
        load_small()
