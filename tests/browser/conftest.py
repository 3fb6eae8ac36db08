"""A real browser on a real site: the demonstration, started by the command that people start it with."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.pages import Visitor

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_CASEWORK = str(Path(sys.executable).with_name("casework"))
STARTED_WITHIN = 300  # the demonstration is loaded first
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark everything in this folder: all of it shares one site, so `make test` runs it in one process."""
    item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class Installation:
    """A running demonstration: its address, where it keeps its things, and its command line."""

    address: str
    home: Path

    @property
    def environment(self) -> dict[str, str]:
        """What its commands must be told."""
        told = {"CASEWORK_ENV": "demo", "CASEWORK_HOME": str(self.home), "CASEWORK_BASE_URL": self.address}
        return {**os.environ, **told}

    def run(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """Run `casework …` beside the site."""
        return subprocess.run([_CASEWORK, *words], env=self.environment, capture_output=True, text=True, check=False)

    @contextmanager
    def database(self) -> Iterator[sqlite3.Connection]:
        """The site's database, for what only time would bring about."""
        with closing(sqlite3.connect(self.home / "casework.sqlite3", timeout=10)) as connection, connection:
            yield connection


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The demonstration, loaded and served once for all browser tests.

    While writing them: `CASEWORK_TEST_SITE` and `CASEWORK_TEST_HOME` name one that is running already.
    """
    if running := os.environ.get("CASEWORK_TEST_SITE"):
        yield Installation(running, Path(os.environ["CASEWORK_TEST_HOME"]))
        return
    home, port = tmp_path_factory.mktemp("site"), _free_port()
    made = Installation(f"http://127.0.0.1:{port}", home)
    with (home / "serve.log").open("w") as log:
        command = [_CASEWORK, "serve", "--port", str(port)]
        process = subprocess.Popen(command, env=made.environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait_until_ready(made.address, process, home / "serve.log")
            yield made
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=30)


@pytest.fixture(scope="session")
def site(installation: Installation) -> str:
    """The demonstration's address."""
    return installation.address


@pytest.fixture(scope="session")
def looked_at() -> set[str]:
    """Pages that have been looked at closely, references apart: once is enough, whoever meets them first."""
    return set()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: the machine's own. Without one these tests are skipped, and in CI they fail."""
    found = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if found is None:
        reason = "no Chromium on this machine: browser tests need one (on Debian, apt install chromium)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found,
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def window(browser: Browser, site: str, looked_at: set[str]) -> Callable[..., Visitor]:
    """A maker of visitors who have not signed in; who asks for one closes it."""

    def make(*, phone: bool = False, scripts: bool = True) -> Visitor:
        size = PHONE if phone else WIDE
        context = browser.new_context(viewport=size, locale="en-GB", java_script_enabled=scripts)  # type: ignore[arg-type]
        context.set_default_timeout(15_000)
        return Visitor(context.new_page(), site, looked_at)

    return make


@pytest.fixture
def visit(window: Callable[..., Visitor]) -> Iterator[Callable[..., Visitor]]:
    """A maker of visitors: `visit("caseworker", phone=True)` signs in as that demo user in a window of their own."""
    made = []

    def make(role: str = "", *, phone: bool = False, scripts: bool = True) -> Visitor:
        made.append(window(phone=phone, scripts=scripts))
        if role:
            made[-1].sign_in(role)
        return made[-1]

    yield make
    for visitor in made:
        visitor.page.context.close()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _wait_until_ready(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + STARTED_WITHIN
    while time.monotonic() < until:
        if process.poll() is not None:
            pytest.fail(f"casework serve stopped:\n{log.read_text()[-4000:]}")
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(0.3)
    pytest.fail(f"casework serve was not ready in time:\n{log.read_text()[-4000:]}")
