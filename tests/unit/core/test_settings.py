"""Settings: each one that cannot be right is named, with what to do."""

from pathlib import Path

import pytest

from casework.core.config import Settings, SettingsError, load_settings

LONG = "a key of more than thirty-two characters"


def load(tmp_path: Path, **given: str) -> Settings:
    return load_settings(
        {"CASEWORK_HOME": str(tmp_path), **{f"CASEWORK_{name}": value for name, value in given.items()}}
    )


def production(**changed: str) -> dict[str, str]:
    return {
        "ENV": "production",
        "SECRET_KEY": LONG,
        "MASTER_KEY": LONG,
        "BASE_URL": "https://casework.example",
        "MAIL_URL": "smtp://user:pass@mail.example:587",
        **changed,
    }


def test_production_with_everything_it_needs(tmp_path: Path) -> None:
    loaded = load(tmp_path, **production())
    assert loaded.is_production
    assert loaded.over_https


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"SECRET_KEY": ""}, "CASEWORK_SECRET_KEY"),
        ({"MASTER_KEY": ""}, "CASEWORK_MASTER_KEY"),
        ({"SECRET_KEY": "short"}, "CASEWORK_SECRET_KEY"),
        ({"BASE_URL": "http://casework.example"}, "CASEWORK_BASE_URL"),
        ({"MAIL_URL": "file:///tmp/mail"}, "CASEWORK_MAIL_URL"),
        ({"ENV": "prod"}, "CASEWORK_ENV"),
        ({"SESSION_IDLE_MINUTES": "0"}, "CASEWORK_SESSION_IDLE_MINUTES"),
        ({"SESSION_IDLE_MINUTES": "soon"}, "CASEWORK_SESSION_IDLE_MINUTES"),
        ({"DIGEST_AT": "25:00"}, "CASEWORK_DIGEST_AT"),
    ],
)
def test_production_refuses_and_names_the_variable(tmp_path: Path, changed: dict[str, str], named: str) -> None:
    with pytest.raises(SettingsError, match=named):
        load(tmp_path, **production(**changed))


def test_production_is_what_one_gets_without_saying(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="production"):
        load(tmp_path)


def test_the_demo_makes_its_keys_once_and_keeps_them_to_itself(tmp_path: Path) -> None:
    first = load(tmp_path, ENV="demo")
    assert load(tmp_path, ENV="demo").secret_key == first.secret_key
    assert first.secret_key != first.master_key
    assert (tmp_path / "secret_key.txt").stat().st_mode & 0o077 == 0
