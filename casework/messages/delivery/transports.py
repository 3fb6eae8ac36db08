"""The ways out, chosen by CASEWORK_MAIL_URL: files, an SMTP server, GOV.UK Notify.

file:///directory                       each message an .eml file (development, the demo, tests)
smtp://user:password@host:port          STARTTLS where the server offers it, always when signing in
smtps://user:password@host:port         TLS from the first byte
notify://API-KEY@TEMPLATE-ID            a template with ((subject)) and ((body))
    ?address=https://…                  where Notify answers, if not at its usual address
Add ?sender=name@example.org to any of them for the address messages come from.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from urllib.parse import parse_qs, unquote, urlsplit

from casework.core.config import SettingsError

VARIABLE = "CASEWORK_MAIL_URL"


@dataclass(frozen=True, slots=True)
class Letter:
    """A message as it goes out: its whole text, and the identifier it keeps however often it is tried."""

    message_id: str
    ref: str
    to: str
    sender: str
    sender_name: str
    subject_line: str
    text: str
    written_at: datetime


class Refused(Exception):
    """This message will never be taken (no such address, for instance); trying again is no use."""


class Unavailable(Exception):
    """It could not be handed over now. `perhaps_sent` when the other side may have taken it before we were cut off."""

    def __init__(self, what: str, *, perhaps_sent: bool = False) -> None:
        super().__init__(what)
        self.perhaps_sent = perhaps_sent


class Transport(Protocol):
    """A way out."""

    def send(self, letter: Letter) -> None:
        """Hand a letter over. Raises Refused or Unavailable."""

    def close(self) -> None:
        """Let go of connections."""


@dataclass(frozen=True, slots=True)
class Way:
    """A MAIL_URL taken apart."""

    scheme: str
    user: str
    password: str
    host: str
    port: int | None
    path: str
    options: dict[str, str]


def read_url(url: str) -> Way:
    """Take a MAIL_URL apart. Raises SettingsError when it is of no known kind."""
    parts = urlsplit(url)
    if parts.scheme not in ("file", "smtp", "smtps", "notify"):
        raise SettingsError(f"{VARIABLE} must start with file://, smtp://, smtps:// or notify://")
    try:
        port = parts.port
    except ValueError:
        raise SettingsError(f"{VARIABLE} has a port that is not a number") from None
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    return Way(
        scheme=parts.scheme,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        host=parts.netloc.rpartition("@")[2] if parts.scheme == "notify" else parts.hostname or "",
        port=port if parts.scheme != "notify" else None,
        path=unquote(parts.path),
        options=options,
    )


def transport_for(url: str) -> Transport:
    """Return the way out that a MAIL_URL names. Raises SettingsError when it cannot be used."""
    way = read_url(url)
    if way.scheme == "file":
        from casework.messages.delivery.files import FileTransport

        return FileTransport(way)
    if way.scheme == "notify":
        from casework.messages.delivery.notify import NotifyTransport

        return NotifyTransport(way)
    from casework.messages.delivery.smtp import SmtpTransport

    return SmtpTransport(way)
