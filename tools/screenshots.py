"""Remake docs/screenshots from a running demonstration: `python tools/screenshots.py [ADDRESS] [--whole]`.

Start one first (`make run`), one that may change: its next meeting is opened, to show the console. Each role's home is taken at a desk's width and at a phone's, then the pages on which most
work is done. Afterwards look at every picture: that is what they are for.
"""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).parent.parent / "docs" / "screenshots"
PASSWORD = "Casework-demo-1"
ROLES = (
    *("referrer", "coordinator", "caseworker", "practitioner"),
    *("chair", "commissioner", "governance", "administrator"),
)
DESK, PHONE = 1280, 390
LONGEST, COLOURS = 2400, 64  # enough to see what a page is, small enough to keep in the repository


def main(address: str) -> None:
    """Take every picture."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=["--no-sandbox"])
        for role in ROLES:
            for width in (DESK, PHONE):
                with _signed_in(browser, address, role, width) as page:
                    _keep(page, f"home-{role}-{width}")
        for width in (DESK, PHONE):
            _days_work(browser, address, width)
        browser.close()


def _days_work(browser: Browser, address: str, width: int) -> None:
    """The pages of the day: a referral, a case, a contact, a meeting, an action, the board, a report."""
    with _signed_in(browser, address, "coordinator", width) as page:
        page.goto(f"{address}/referrals")
        page.locator("main table tbody a").first.click()
        _keep(page, f"triage-{width}")
    with _signed_in(browser, address, "caseworker", width) as page:
        page.goto(f"{address}/cases?show=mine")
        page.locator("main table tbody a, main .app-lines a").first.click()
        _keep(page, f"case-{width}")
        page.get_by_role("button", name="Log an intervention").click()
        _keep(page, f"log-{width}")
    with _signed_in(browser, address, "practitioner", width) as page:
        page.locator("main table tbody a").first.click()
        _keep(page, f"action-{width}")
    with _signed_in(browser, address, "chair", width) as page:
        page.goto(f"{address}/actions/board")
        _keep(page, f"board-{width}")
        page.goto(f"{address}/")
        page.locator("main .app-card a").first.click()
        _keep(page, f"agenda-{width}")
        page.locator("main .app-page-header").get_by_role("button").first.click()
        _open_meeting(page)
        page.locator("main nav .app-lines a").nth(1).click()
        _keep(page, f"console-{width}")
    with _signed_in(browser, address, "commissioner", width) as page:
        page.get_by_role("link", name="Read the report").first.click()
        _keep(page, f"outcomes-{width}")


def _open_meeting(page: Page) -> None:
    """Open the meeting, once: a console without a meeting in progress shows nothing to do."""
    asked = page.get_by_role("checkbox")
    if asked.count() == 2:
        for box in asked.all():
            box.check()
        page.get_by_role("button", name="Open the meeting").click()


@contextmanager
def _signed_in(browser: Browser, address: str, role: str, width: int) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": 900 if width == DESK else 844}, locale="en-GB")
    page = context.new_page()
    page.goto(f"{address}/sign-in")
    page.get_by_label("Email").fill(f"{role}@demo.example")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(f"{address}/")
    yield page
    context.close()


def _keep(page: Page, name: str) -> None:
    """A desk sees the whole page; of a phone's, the first screenful must answer, so that is what is shown."""
    whole = not name.endswith(str(PHONE)) or "--whole" in sys.argv
    path = FOLDER / f"{name}.png"
    page.screenshot(path=path, full_page=whole)
    with Image.open(path) as picture:
        smaller = picture.crop((0, 0, picture.width, min(picture.height, LONGEST))).quantize(COLOURS)
    smaller.save(path, optimize=True)
    print(f"docs/screenshots/{name}.png")


def _chromium() -> str | None:
    """The machine's own Chromium, or Playwright's where it has none."""
    found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    return next((path for path in found if path), None)


if __name__ == "__main__":
    given = [word for word in sys.argv[1:] if not word.startswith("--")]
    main((given or ["http://127.0.0.1:8000"])[0].rstrip("/"))
