"""Starting the application and the floor under the same server with the same options, and stopping both."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from casework.core.supervisor import web_command
from tools.bench import floor

WORKERS = 2
_PATIENCE_SECONDS = 60.0


@contextmanager
def serving(command: list[str], port: int, env: Mapping[str, str], log: Path) -> Iterator[int]:
    """Run a server until the end of the block; give its port once it answers."""
    with log.open("wb") as output:
        process = subprocess.Popen(command, env={**os.environ, **env}, stdout=output, stderr=output)
        try:
            _wait_for(port, process, log)
            yield port
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(20)
            if process.poll() is None:
                process.kill()


def application(port: int) -> list[str]:
    """Return the command of the website as it is served."""
    return web_command("127.0.0.1", port, WORKERS)


def bare_floor(port: int) -> list[str]:
    """Return the same command for the floor."""
    return [f"{floor.__name__}:make_app()" if part.endswith("create_app()") else part for part in application(port)]


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < until:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError(f"the server did not start: {log.read_text(errors='replace')[-2000:]}")
