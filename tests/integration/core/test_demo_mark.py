"""A production service keeps off a database that holds the demonstration: its passwords are published."""

from pathlib import Path

import pytest
from flask import Flask

from casework.app import create_app
from casework.core.config import SettingsError, settings
from casework.core.db import transaction
from casework.core.installation import mark_demo


def test_production_refuses_the_mark(app: Flask, tmp_path: Path) -> None:
    with transaction():
        mark_demo("small")
    environment = {
        "CASEWORK_HOME": str(tmp_path),
        "CASEWORK_DATABASE_URL": settings().database_url,
        "CASEWORK_SECRET_KEY": settings().secret_key,
        "CASEWORK_MASTER_KEY": settings().master_key,
        "CASEWORK_BASE_URL": "https://casework.example",
        "CASEWORK_MAIL_URL": "smtp://user:pass@mail.example",
    }
    with pytest.raises(SettingsError, match="CASEWORK_DATABASE_URL"):
        create_app(environment)
