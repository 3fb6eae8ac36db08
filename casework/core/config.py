"""Settings: environment variables (or a `.env` file) with the prefix CASEWORK_, read once and validated here."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

from dotenv import dotenv_values
from flask import current_app

from casework.core.paths import CHECKOUT, DEFAULT_HOME

PREFIX = "CASEWORK_"
ENVIRONMENTS = ("production", "demo", "test")
EXTENSION = "casework.settings"
KEY_BYTES = 32


class SettingsError(Exception):
    """A setting is missing or cannot be right; the message names the variable and says what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything whoever runs an installation may set."""

    env: str
    home: Path
    database_url: str
    secret_key: str
    master_key: str
    base_url: str
    partnership_name: str
    mail_url: str
    documents_dir: Path
    session_idle_minutes: int
    session_hours: int
    trusted_proxies: int
    digest_at: time
    lease_seconds: int
    referral_min_age: int
    referral_max_age: int
    metrics_token: str
    redis_url: str

    @property
    def is_demo(self) -> bool:
        return self.env == "demo"

    @property
    def is_production(self) -> bool:
        return self.env == "production"

    @property
    def over_https(self) -> bool:
        return self.base_url.startswith("https://")


def settings() -> Settings:
    """Return the present application's settings."""
    return cast(Settings, current_app.extensions[EXTENSION])


def environment() -> dict[str, str]:
    """Return `.env` beside the checkout overlaid by the process's environment."""
    from_file = {key: value for key, value in dotenv_values(CHECKOUT / ".env").items() if value is not None}
    return {**from_file, **os.environ}


def load_settings(env: Mapping[str, str]) -> Settings:
    """Read and validate the settings.

    Raises SettingsError with a sentence that names the variable.
    """
    reader = _Reader(env)
    kind = reader.one_of("ENV", ENVIRONMENTS, "production")
    home = Path(reader.text("HOME", str(DEFAULT_HOME))).expanduser().resolve()
    loaded = Settings(
        env=kind,
        home=home,
        database_url=reader.text("DATABASE_URL", f"sqlite:///{home / 'casework.sqlite3'}"),
        secret_key=_kept_key(reader, "SECRET_KEY", home, kind),
        master_key=_kept_key(reader, "MASTER_KEY", home, kind),
        base_url=reader.text("BASE_URL", "http://127.0.0.1:8000").rstrip("/"),
        partnership_name=reader.text("PARTNERSHIP_NAME", "Violence Reduction Partnership"),
        mail_url=reader.text("MAIL_URL", f"file://{home / 'mail'}"),
        documents_dir=Path(reader.text("DOCUMENTS_DIR", str(home / "documents"))),
        session_idle_minutes=reader.number("SESSION_IDLE_MINUTES", 15, 1, 120),
        session_hours=reader.number("SESSION_HOURS", 12, 1, 24),
        trusted_proxies=reader.number("TRUSTED_PROXIES", 0, 0, 5),
        digest_at=reader.clock_time("DIGEST_AT", "07:30"),
        lease_seconds=reader.number("LEASE_SECONDS", 30, 1, 600),
        referral_min_age=reader.number("REFERRAL_MIN_AGE", 8, 0, 25),
        referral_max_age=reader.number("REFERRAL_MAX_AGE", 25, 10, 30),
        metrics_token=reader.text("METRICS_TOKEN", ""),
        redis_url=reader.text("REDIS_URL", ""),
    )
    _check_base_url(loaded)
    if loaded.is_production:
        _check_production(loaded)
    return loaded


class _Reader:
    def __init__(self, env: Mapping[str, str]) -> None:
        self._env = env

    def text(self, name: str, default: str) -> str:
        return self._env.get(PREFIX + name, "").strip() or default

    def one_of(self, name: str, allowed: tuple[str, ...], default: str) -> str:
        value = self.text(name, default)
        if value not in allowed:
            raise SettingsError(f"{PREFIX}{name} is {value!r}; it must be one of {', '.join(allowed)}")
        return value

    def number(self, name: str, default: int, least: int, most: int) -> int:
        value = self.text(name, str(default))
        if not value.isdigit() or not least <= int(value) <= most:
            raise SettingsError(f"{PREFIX}{name} is {value!r}; it must be a whole number from {least} to {most}")
        return int(value)

    def clock_time(self, name: str, default: str) -> time:
        value = self.text(name, default)
        try:
            return time.fromisoformat(value)
        except ValueError:
            raise SettingsError(f"{PREFIX}{name} is {value!r}; it must be a time such as 07:30") from None


def _kept_key(reader: _Reader, name: str, home: Path, env: str) -> str:
    """Return a key from the environment; outside production one is made once and kept in the home directory."""
    given = reader.text(name, "")
    if given:
        if len(given) < KEY_BYTES:
            raise SettingsError(f"{PREFIX}{name} is too short; give at least {KEY_BYTES} characters")
        return given
    if env == "production":
        raise SettingsError(f"{PREFIX}{name} is not set; production needs one of at least {KEY_BYTES} characters")
    path = home / f"{name.lower()}.txt"
    try:
        return path.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return _make_key(path)


def _make_key(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    key = secrets.token_urlsafe(KEY_BYTES)
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:  # another process of this installation was quicker
        return path.read_text(encoding="utf-8").strip()
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(key)
    return key


def _check_base_url(loaded: Settings) -> None:
    parts = urlsplit(loaded.base_url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SettingsError(f"{PREFIX}BASE_URL is {loaded.base_url!r}; it must start with http:// or https://")


def _check_production(loaded: Settings) -> None:
    if not loaded.over_https:
        raise SettingsError(f"{PREFIX}BASE_URL must start with https:// in production")
    if loaded.mail_url.startswith("file:"):
        raise SettingsError(f"{PREFIX}MAIL_URL writes mail to files; production needs smtp:// or notify://")
