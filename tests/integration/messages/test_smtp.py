"""Mail through a real SMTP server on this machine."""

import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email import message_from_bytes, policy
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from casework.messages.delivery import Letter, Refused, Unavailable, transport_for

LETTER = Letter(
    message_id="<k7qf4m2p.1@casework.example>",
    ref="K7QF4M2P",
    to="gwen@tests.example",
    sender="no-reply@casework.example",
    sender_name="Casework",
    subject_line="A reminder from Casework",
    text="You are the owner of an action that is due tomorrow – see the link.\n",
    written_at=datetime(2026, 11, 20, 12, 0, tzinfo=UTC),
)


class Office:
    """What the server does with what it gets."""

    def __init__(self) -> None:
        self.got: list[bytes] = []
        self.answer_to_recipient = ""
        self.hang_up_after_taking = False

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:
        if self.answer_to_recipient:
            return self.answer_to_recipient
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:
        self.got.append(envelope.content)
        if self.hang_up_after_taking:
            server.transport.abort()
        return "250 OK"


@pytest.fixture
def office() -> Iterator[Office]:
    return Office()


@pytest.fixture
def url(office: Office) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(office, hostname="127.0.0.1", port=port)
    controller.start()
    yield f"smtp://127.0.0.1:{port}"
    controller.stop()


@pytest.fixture
def send(url: str) -> Iterator[Callable[[], None]]:
    out = transport_for(url)
    yield lambda: out.send(LETTER)
    out.close()


def test_it_arrives_with_its_name_and_text(office: Office, send: Callable[[], None]) -> None:
    send()
    letter = message_from_bytes(office.got[0], policy=policy.default)
    assert letter["Message-ID"] == LETTER.message_id
    assert letter["From"] == "Casework <no-reply@casework.example>"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert "due tomorrow – see" in letter.get_content()


def test_one_connection_carries_several(office: Office, send: Callable[[], None]) -> None:
    send()
    send()
    assert len(office.got) == 2


def test_no_such_address_is_for_good(office: Office, send: Callable[[], None]) -> None:
    office.answer_to_recipient = "550 no such user"
    with pytest.raises(Refused, match="550"):
        send()


def test_come_back_later_is_not(office: Office, send: Callable[[], None]) -> None:
    office.answer_to_recipient = "451 greylisted"
    with pytest.raises(Unavailable, match="451") as told:
        send()
    assert not told.value.perhaps_sent
    office.answer_to_recipient = ""
    send()


def test_cut_off_after_the_text_may_have_been_sent(office: Office, send: Callable[[], None]) -> None:
    office.hang_up_after_taking = True
    with pytest.raises(Unavailable) as told:
        send()
    assert told.value.perhaps_sent
    office.hang_up_after_taking = False
    send()
    assert len(office.got) == 2


def test_nobody_there() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(Unavailable, match="cannot be reached") as told:
        transport_for(f"smtp://127.0.0.1:{port}").send(LETTER)
    assert not told.value.perhaps_sent
