"""`casework serve`, `casework web`, `casework scheduler`: the processes, together or each by itself."""

import os
import sys
from collections.abc import Callable
from typing import Any

import click

from casework.core.config import PREFIX, environment, load_settings
from casework.core.supervisor import CannotStart, check_port, scheduler_command, web_command
from casework.core.supervisor import serve as serve_both

HOST = "127.0.0.1"
PORT = 8000
WORKERS = 2
_BASE_URL = f"{PREFIX}BASE_URL"


def _listening(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of whoever listens."""
    for option in (
        click.option("--workers", type=click.IntRange(1, 64), default=WORKERS, show_default=True),
        click.option("--port", type=click.IntRange(1, 65535), default=PORT, show_default=True),
        click.option("--host", default=HOST, show_default=True),
    ):
        command = option(command)
    return command


def serve_command(prepare: Callable[[str], None]) -> click.Command:
    """Return `casework serve`. `prepare` is told the address and does what must be done before anybody comes:
    migrations, the demonstration on its first start, saying where to go.
    """

    @click.command("serve")
    @_listening
    def serve(host: str, port: int, workers: int) -> None:
        """Run the website and the scheduler; Ctrl-C stops both."""
        address = _say_where(host, port)
        try:
            check_port(host, port)
            prepare(address)
            sys.exit(serve_both(host, port, workers))
        except CannotStart as reason:
            raise click.ClickException(str(reason)) from None

    return serve


@click.command("web")
@_listening
def web(host: str, port: int, workers: int) -> None:
    """Run the website alone."""
    _say_where(host, port)
    load_settings(environment())
    try:
        check_port(host, port)
    except CannotStart as reason:
        raise click.ClickException(str(reason)) from None
    os.execv(sys.executable, web_command(host, port, workers))


@click.command("scheduler")
def scheduler() -> None:
    """Run the scheduler alone; of several, one leads."""
    load_settings(environment())
    os.execv(sys.executable, scheduler_command())


def _say_where(host: str, port: int) -> str:
    """Return where this is seen: links in messages lead there, unless the operator has said another address."""
    given = environment().get(_BASE_URL)
    if given:
        return given
    shown = f"[{host}]" if ":" in host else host
    os.environ[_BASE_URL] = f"http://{shown}:{port}"
    return os.environ[_BASE_URL]
