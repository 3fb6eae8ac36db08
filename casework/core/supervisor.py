"""What `casework serve` is: the website and the scheduler as two processes under one that starts and stops both."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import FrameType

from casework.core.config import environment, load_settings
from casework.core.logging import get_logger

LETTING_GO_SECONDS = 20
RESTARTS = 5
RESTARTS_WITHIN_SECONDS = 60.0
_LOOK_EVERY_SECONDS = 0.2
THREADS = 4

log = get_logger(__name__)


class CannotStart(Exception):
    """The website cannot start; the message says why, and what to do, in one sentence."""


@dataclass
class Part:
    """One of the processes. A part that may be restarted is, a few times a minute; the others end everything."""

    name: str
    command: Sequence[str]
    restarts: bool = False
    process: subprocess.Popen[bytes] | None = None
    ended_at: list[float] = field(default_factory=list)

    def start(self) -> None:
        # In the supervisor's own process group: what kills the group (a terminal, a service manager) leaves no orphan.
        self.process = subprocess.Popen(self.command)

    def exit_code(self) -> int | None:
        return self.process.poll() if self.process is not None else None

    def may_restart(self) -> bool:
        now = time.monotonic()
        self.ended_at = [at for at in self.ended_at if now - at < RESTARTS_WITHIN_SECONDS]
        self.ended_at.append(now)
        return self.restarts and len(self.ended_at) <= RESTARTS


class Supervisor:
    """Starts the parts, restarts what may be, and stops all when told to or when one ends for good."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._stopping = False

    def run(self) -> int:
        """Run until told to stop (0) or a part has ended for good (1)."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._told_to_stop)
        try:
            for part in self._parts:
                part.start()
            while not self._stopping:
                if not all(self._is_well(part) for part in self._parts):
                    return 1
                time.sleep(_LOOK_EVERY_SECONDS)
            return 0
        finally:
            self._stop_all()

    def _is_well(self, part: Part) -> bool:
        code = part.exit_code()
        if code is None:
            return True
        # Ctrl-C reaches the parts as well: ours may be a moment behind theirs.
        time.sleep(_LOOK_EVERY_SECONDS)
        if self._stopping:
            return True
        if part.may_restart():
            log.warning("part restarted", part=part.name, exit_code=code)
            part.start()
            return True
        log.error("part ended", part=part.name, exit_code=code)
        return False

    def _told_to_stop(self, _signal: int, _frame: FrameType | None) -> None:
        self._stopping = True

    def _stop_all(self) -> None:
        running = [part.process for part in self._parts if part.process is not None and part.process.poll() is None]
        for process in running:
            process.terminate()
        deadline = time.monotonic() + LETTING_GO_SECONDS
        for process in running:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def web_command(host: str, port: int, workers: int) -> list[str]:
    """Return the command of the website alone (`casework web`): gunicorn with threads."""
    shared_memory = ["--worker-tmp-dir", "/dev/shm"] if os.path.isdir("/dev/shm") else []
    return [
        *(sys.executable, "-m", "gunicorn", "casework.app:create_app()"),
        *("--bind", f"[{host}]:{port}" if ":" in host else f"{host}:{port}"),
        *("--worker-class", "gthread", "--workers", str(workers), "--threads", str(THREADS)),
        # The program is read once and shared by the workers: half the start, and half the memory.
        "--preload",
        *("--timeout", "60", "--graceful-timeout", "15", "--keep-alive", "5"),
        *("--max-requests", "10000", "--max-requests-jitter", "1000"),
        # Who the client is, is for CASEWORK_TRUSTED_PROXIES to say; errors only: requests are in our own log.
        *("--forwarded-allow-ips", "", "--log-level", "error", "--no-control-socket"),
        *shared_memory,
    ]


def scheduler_command() -> list[str]:
    """Return the command of the scheduler alone (`casework scheduler`)."""
    return [sys.executable, "-c", "from casework.worker import main; main()"]


def serve(host: str, port: int, workers: int) -> int:
    """Run the website and the scheduler until told to stop; return the exit code.

    Raises CannotStart when the port is taken or may not be used, SettingsError when a setting cannot be right.
    """
    load_settings(environment())
    check_port(host, port)
    web = Part("website", web_command(host, port, workers))
    scheduler = Part("scheduler", scheduler_command(), restarts=True)
    return Supervisor([web, scheduler]).run()


def check_port(host: str, port: int) -> None:
    """Raise CannotStart unless the website could listen here now."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CannotStart(
                f"Port {port} on {host} cannot be used ({(error.strerror or 'unknown').lower()}). "
                f"Choose another: make run PORT={port + 1 if port < 65535 else 8000}"
            ) from error
