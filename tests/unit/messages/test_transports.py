"""CASEWORK_MAIL_URL: which way out it names, and what it says when it cannot be right."""

import pytest

from casework.core.config import SettingsError
from casework.messages.delivery import transport_for
from casework.messages.delivery.files import FileTransport
from casework.messages.delivery.notify import NotifyTransport
from casework.messages.delivery.smtp import SmtpTransport
from casework.messages.delivery.transports import read_url

KEY = "casework-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0"


def test_it_takes_a_mail_server_apart() -> None:
    way = read_url("smtp://post%40office:p%3Aw@mail.example:587?sender=casework@vrp.example")
    assert (way.user, way.password, way.host, way.port) == ("post@office", "p:w", "mail.example", 587)
    assert way.options == {"sender": "casework@vrp.example"}


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("file:///var/lib/casework/mail", FileTransport),
        ("smtp://mail.example", SmtpTransport),
        ("smtps://u:p@mail.example", SmtpTransport),
        (f"notify://{KEY}@1f2e3d4c-0000-4000-8000-000000000000", NotifyTransport),
    ],
)
def test_each_kind_has_its_transport(url: str, kind: type) -> None:
    assert isinstance(transport_for(url), kind)


@pytest.mark.parametrize(
    "url", ["carrier-pigeon://loft", "smtp://", "file://mail", "notify://template", "notify://short@t", "smtp://h:x"]
)
def test_what_cannot_be_right_names_the_variable(url: str) -> None:
    with pytest.raises(SettingsError, match="CASEWORK_MAIL_URL"):
        transport_for(url)
