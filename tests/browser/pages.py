"""A visitor to the site, and what a careful reviewer checks on every page they meet."""

from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page

PASSWORD = "Casework-demo-1"
WIDTHS = (1280, 390)
_AXE = Axe()


@dataclass
class Visitor:
    """Somebody with a browser window."""

    page: Page
    site: str
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def sign_in(self, role: str) -> None:
        """Sign in as a demo user, by typing."""
        self.go("/sign-in")
        self.page.get_by_label("Email").fill(f"{role}@demo.example")
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in", exact=True).click()
        self.page.wait_for_url(f"{self.site}/")

    def go(self, path: str) -> None:
        """Open an address."""
        self.page.goto(self.site + path)

    def check(self) -> None:
        """Look at the present page as a reviewer would, at both widths."""
        where = self.page.url.removeprefix(self.site)
        size = self.page.viewport_size
        assert self.page.locator("h1").count() == 1, f"{where} must have one h1"
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            broken = _AXE.run(self.page).response["violations"]
            told = [(rule["id"], [node["html"][:160] for node in rule["nodes"][:3]]) for rule in broken]
            assert told == [], f"axe at {where}, {width} pixels wide: {told}"
            overflow = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert overflow <= 0, f"{where} is {overflow} pixels too wide at {width}"
        if size:
            self.page.set_viewport_size(size)
        assert self.complaints == [], f"{where}: the browser complained: {self.complaints}"

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)
