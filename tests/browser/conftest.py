"""A real browser on a real site: the demonstration, started by the command that people start it with."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.pages import Visitor

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
STARTED_WITHIN = 180  # the demonstration is loaded first
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a browser test, and all of them share one site: one process runs them."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demonstration's address."""
    home = tmp_path_factory.mktemp("site")
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    environment = {
        **os.environ,
        "CASEWORK_ENV": "demo",
        "CASEWORK_HOME": str(home),
        "CASEWORK_BASE_URL": address,
    }
    log = (home / "serve.log").open("w")
    command = [str(Path(sys.executable).with_name("casework")), "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)
    try:
        _wait_until_ready(address, process, home / "serve.log")
        yield address
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)
        log.close()


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


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh window, wide as a desk's."""
    context = browser.new_context(viewport=WIDE, locale="en-GB")  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Callable[..., Visitor]]:
    """A maker of visitors: `visit("caseworker", phone=True)` signs in as that demo user in a window of their own."""
    contexts = []

    def make(role: str, *, phone: bool = False, scripts: bool = True) -> Visitor:
        context = browser.new_context(
            viewport=PHONE if phone else WIDE,  # type: ignore[arg-type]
            locale="en-GB",
            java_script_enabled=scripts,
        )
        contexts.append(context)
        visitor = Visitor(context.new_page(), site)
        visitor.sign_in(role)
        return visitor

    yield make
    for context in contexts:
        context.close()


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
