"""A visitor to the site, and what a careful reviewer checks on every page they meet."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import axe_playwright_python
from playwright.sync_api import ConsoleMessage, Locator, Page

PASSWORD = "Casework-demo-1"
WIDTHS = (1280, 390)
REFERENCE = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b")
_AXE = next(Path(axe_playwright_python.__file__).parent.glob("*axe.min.js")).read_text()
_RUN_AXE = "() => axe.run({resultTypes: ['violations']}).then(found => found.violations)"
_TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass
class Visitor:
    """Somebody with a browser window."""

    page: Page
    site: str
    looked_at: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def sign_in(self, role: str) -> None:
        """Sign in as a demo user, by typing."""
        self.go("/sign-in")
        self.type_credentials(f"{role}@demo.example")
        self.page.wait_for_url(f"{self.site}/")

    def type_credentials(self, email: str, password: str = PASSWORD) -> None:
        """Fill in and send the sign-in form that is open."""
        self.fill("Email", email)
        self.page.get_by_label("Password", exact=True).fill(password)
        self.press("Sign in")

    def go(self, path: str) -> None:
        """Open an address, which must answer."""
        answer = self.page.goto(self.site + path.removeprefix(self.site))
        assert answer is not None and answer.status == 200, f"{path} answered {answer and answer.status}"

    def fill(self, label: str | re.Pattern[str], text: str) -> None:
        """Type into the box with this label (its beginning is enough)."""
        self.page.get_by_label(label).first.fill(text)

    def choose(self, question: str, answer: str | re.Pattern[str]) -> None:
        """Choose an answer (its beginning is enough) of a question with radios or a list."""
        if isinstance(answer, str):
            answer = re.compile(rf"^\s*{re.escape(answer)}")
        asked = self.page.get_by_role("group", name=question)
        if asked.count():
            asked.first.get_by_label(answer).first.check()
            return
        listed = self.page.get_by_role("combobox", name=question).first
        value = listed.locator("option", has_text=answer).first.get_attribute("value")
        listed.select_option(value)

    def open_up(self, words: str) -> None:
        """Open what is folded behind some words."""
        self.page.locator("main summary", has_text=words).first.click()

    def press(self, name: str) -> None:
        """Press a button that sends a form, or a link that looks like one."""
        self.click(self.page.locator("main").get_by_role("button", name=name, exact=True).first)

    def follow(self, name: str | re.Pattern[str]) -> None:
        """Follow a link of the page's own part."""
        self.click(self.page.locator("main").get_by_role("link", name=name).first)

    def click(self, what: Locator) -> None:
        """Click what leads to another page, and wait for it."""
        with self.page.expect_navigation():
            what.click()

    def file(self, link: str | re.Pattern[str], number: int = 0) -> bytes:
        """Return the file behind a link: an attachment that nothing keeps."""
        found = self.page.locator("main").get_by_role("link", name=link).nth(number)
        answer = self.page.context.request.get(self.site + (found.get_attribute("href") or ""))
        assert answer.status == 200, f"{answer.url} answered {answer.status}"
        assert answer.headers["content-disposition"].startswith("attachment")
        assert "no-store" in answer.headers["cache-control"]
        return answer.body()

    @property
    def text(self) -> str:
        """The words of the page's own part."""
        return self.page.locator("main").inner_text()

    @property
    def heading(self) -> str:
        """The page's one heading."""
        return self.page.locator("h1").inner_text()

    @property
    def path(self) -> str:
        """The address, within the site."""
        return self.page.url.removeprefix(self.site)

    def reference(self) -> str:
        """The first reference that the page's own part shows."""
        found = REFERENCE.search(self.text)
        assert found, f"{self.path} shows no reference"
        return found[0]

    def check(self) -> None:
        """Look at the present page as a reviewer would, at both widths; a page of a kind seen before is let pass."""
        kind = pattern_of(self.path)
        if kind in self.looked_at:
            return
        self.looked_at.add(kind)
        found = self.faults()
        assert found == [], "\n".join(found)

    def faults(self) -> list[str]:
        """Return what a reviewer would find: barriers, headings, sideways scrolling, the browser's complaints."""
        where, size = self.path, self.page.viewport_size
        headings = self.page.locator("h1").count()
        found = [] if headings == 1 else [f"{where} has {headings} h1, not one"]
        self.page.evaluate(_AXE)
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            for rule in self.page.evaluate(_RUN_AXE):
                nodes = [node["html"][:160] for node in rule["nodes"][:3]]
                found.append(f"{where}, {width} pixels wide: {rule['id']}: {nodes}")
            overflow = self.page.evaluate(_TOO_WIDE)
            if overflow > 0:
                found.append(f"{where} is {overflow} pixels too wide at {width}")
        if size:
            self.page.set_viewport_size(size)
        found += [f"{where}: the browser complained: {complaint}" for complaint in self.complaints]
        self.complaints.clear()
        return found

    def _hear(self, message: ConsoleMessage) -> None:
        refused_form = "status of 422" in message.text  # said of any page that is not 2xx; a form's errors are meant
        if message.type in ("error", "warning") and not refused_form:
            self.complaints.append(message.text)


def pattern_of(path: str) -> str:
    """Say which page an address is, whatever it is about: references and what is asked for apart."""
    address = urlsplit(path)
    names = sorted(name for name, _value in parse_qsl(address.query))
    return re.sub(REFERENCE, "*", address.path) + (f"?{','.join(names)}" if names else "")
