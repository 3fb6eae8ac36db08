"""What came of it: a commissioner's report that points at nobody, a trail that is whole, and a colleague who joins."""

import io
import re

from openpyxl import load_workbook
from pypdf import PdfReader

from tests.browser.conftest import Installation
from tests.browser.pages import Visitor
from tests.browser.story.conftest import Story

NEWCOMER = "gwenllian.tudur@bridgeways.example"
WORDS = ("a minority", "about half", "most")


def test_the_commissioner_reads_outcomes_that_point_at_nobody(story: Story, installation: Installation) -> None:
    commissioner = story.at("commissioner")
    commissioner.check()
    _open_report(commissioner, "Steer")
    commissioner.check()
    sheet = load_workbook(io.BytesIO(commissioner.file("as a spreadsheet")))
    cells = " ".join(str(cell) for row in sheet.worksheets[0].iter_rows(values_only=True) for cell in row if cell)
    pdf = commissioner.file("Download as PDF")
    paper = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    with installation.database() as database:
        people = database.execute("SELECT forename, surname FROM people").fetchall()
    for said in (commissioner.text, cells, paper):
        assert any(words in said.lower() for words in WORDS)
        assert "Exact figures" not in said
        assert not [1 for forename, surname in people if f"{forename} {surname}" in said]
    assert len(sheet.worksheets) == 1
    assert commissioner.page.request.get(f"{commissioner.site}/cases/{story.case}").status == 403


def test_the_coordinator_sees_exact_figures_marked_as_such(story: Story) -> None:
    coordinator = story.at("coordinator")
    coordinator.go("/outcomes")
    coordinator.check()
    _open_report(coordinator, "Steer")
    assert "Exact figures: not for sharing" in coordinator.text
    coordinator.follow("See what others see")
    assert "Exact figures: not for sharing" not in coordinator.text


def test_governance_finds_who_did_what_to_the_case(story: Story) -> None:
    governance = story.at("governance")
    governance.check()
    assert "Notes moved between young people" in governance.text
    governance.press("Open the trail")
    governance.fill("Record's reference", story.case)
    governance.press("Show")
    governance.check()
    assert "Dele Akande" in governance.text
    assert "Marta Wójcik" in governance.text
    assert story.case in governance.text


def test_the_trail_is_whole(installation: Installation) -> None:
    done = installation.run("audit", "seal")
    assert done.returncode == 0, done.stderr
    done = installation.run("audit", "verify")
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_administrator_invites_and_the_link_works_once(story: Story) -> None:
    administrator = story.at("administrator")
    administrator.check()
    administrator.press("Invite a user")
    administrator.check()
    administrator.fill("Full name", "Gwenllian Tudur")
    administrator.fill("Email address", NEWCOMER)
    administrator.choose("Agency", "Bridgeways Mentoring")
    administrator.choose("Role", "Practitioner")
    administrator.choose("Area", "Calderwick")
    administrator.press("Invite")
    found = re.search(r"http://\S+", administrator.text)
    assert found, "the link is shown once"
    administrator.page.reload()
    assert found[0] not in administrator.text
    newcomer = story.unknown()
    newcomer.go(found[0])
    newcomer.check()
    newcomer.fill("New password", "velvet-harbour-onion-38")
    newcomer.fill("The same password again", "velvet-harbour-onion-38")
    newcomer.press("Set password and sign in")
    newcomer.check()
    assert newcomer.heading.endswith("What did I promise?")
    late = story.unknown()
    answer = late.page.goto(found[0])
    assert answer is not None and answer.status in (404, 410)
    assert late.page.get_by_label("New password").count() == 0


def _open_report(reader: Visitor, cohort: str) -> None:
    card = reader.page.locator("main .app-card", has=reader.page.get_by_role("heading", name=cohort)).first
    reader.click(card.get_by_role("link").first)
