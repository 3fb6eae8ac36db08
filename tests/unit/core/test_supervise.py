"""The supervisor: what dies is restarted or ends all; a port that is taken is said in one sentence."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest

from casework.core.supervisor import RESTARTS, CannotStart, Part, Supervisor, check_port, web_command

FOR_EVER = [sys.executable, "-c", "import time\nwhile True: time.sleep(60)"]


@pytest.fixture(autouse=True)
def signals_as_before() -> Iterator[None]:
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.getsignal(number) for number in numbers}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def test_when_the_website_ends_everything_ends() -> None:
    website = Part("website", [sys.executable, "-c", "raise SystemExit(3)"])
    scheduler = Part("scheduler", FOR_EVER, restarts=True)
    assert Supervisor([website, scheduler]).run() == 1
    assert scheduler.exit_code() is not None


def test_a_scheduler_that_keeps_dying_is_restarted_a_few_times(capfd: pytest.CaptureFixture[str]) -> None:
    website = Part("website", FOR_EVER)
    scheduler = Part("scheduler", [sys.executable, "-c", "print('began', flush=True)"], restarts=True)
    assert Supervisor([website, scheduler]).run() == 1
    assert capfd.readouterr().out.count("began") == RESTARTS + 1
    assert website.exit_code() is not None


def test_told_to_stop_it_stops_all_and_answers_well() -> None:
    told = [sys.executable, "-c", "import os, signal, time\nos.kill(os.getppid(), signal.SIGTERM)\ntime.sleep(60)"]
    parts = [Part("website", FOR_EVER), Part("scheduler", told, restarts=True)]
    assert Supervisor(parts).run() == 0
    assert all(part.exit_code() is not None for part in parts)


def test_a_port_that_is_taken_is_said_in_a_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CannotStart, match=f"PORT={port + 1}"):
            check_port("127.0.0.1", port)
    check_port("127.0.0.1", port)


def test_the_websites_command_is_one_gunicorn_takes() -> None:
    command = [*web_command("127.0.0.1", 8000, 2), "--check-config"]
    checked = subprocess.run(
        [*command[:3], "casework.core.paths:CHECKOUT", *command[4:]], capture_output=True, text=True
    )
    assert "unrecognized" not in checked.stderr
    assert "invalid" not in checked.stderr.lower()
