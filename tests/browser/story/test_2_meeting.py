"""The panel meets: a nomination is selected, which opens its case, and an action is promised."""

import io

from pypdf import PdfReader

from casework.core import clock
from tests.browser.story.conftest import Story
from tests.browser.story.test_1_referral import FORENAME, NAME, SURNAME

PROMISE = "Offer a place in the mentoring group"
WHY = "Hurt once and named once as hurting; wants to be left alone and says so."


def test_the_chair_plans_a_meeting_of_the_panel(story: Story) -> None:
    chair = story.at("chair")
    chair.check()
    chair.go("/meetings")
    chair.check()
    chair.follow("Steer panel")
    if "/series/" not in chair.path:
        chair.follow("The series")
    chair.check()
    chair.press("Plan a meeting")
    chair.check()
    chair.fill("Day", f"{clock.today():%d/%m/%Y}")
    chair.fill("Time", f"23:{clock.now():%M}")
    chair.fill("Place", "Civic Centre, room 3.1")
    chair.press("Plan the meeting")
    chair.check()
    assert "Nothing is on the agenda yet" in chair.text
    story.meeting = chair.path.rsplit("/", 1)[1]


def test_the_nomination_comes_onto_the_agenda(story: Story) -> None:
    chair = story.at("chair")
    chair.go(f"/meetings/{story.meeting}")
    chair.press("Add a young person")
    chair.check()
    chair.choose("Who", f"{SURNAME}, {FORENAME}")
    chair.choose("Why", "New")
    chair.press("Put on the agenda")
    assert NAME in chair.text
    chair.press("Publish the agenda")
    assert "The agenda is published" in chair.text


def test_the_meeting_is_opened_with_statement_conflicts_and_attendance(story: Story) -> None:
    chair = story.at("chair")
    chair.go(f"/meetings/{story.meeting}")
    chair.press("Open the meeting")
    chair.check()
    chair.page.get_by_label("The confidentiality statement was read out").check()
    chair.page.get_by_label("Everybody was asked for conflicts of interest").check()
    chair.press("Open the meeting")
    assert "Not quorate" in chair.text
    for agency in (
        "Bridgeways Mentoring",
        "Calderwick Youth Justice Service",
        "Wrenshire Police",
        "Hollin Park Academy",
    ):
        chair.page.get_by_label(f"Attendance of {agency}", exact=True).last.select_option("present")
        chair.fill(f"Who from {agency}", "Duty manager")
        chair.press(f"Save attendance of {agency}")
    assert "Not quorate" not in chair.text
    assert "Quorate" in chair.text


def test_the_panel_selects_which_opens_the_case(story: Story) -> None:
    chair = story.at("chair")
    chair.go(f"/meetings/{story.meeting}/run")
    chair.follow(NAME)
    chair.check()
    chair.choose("Agency", "Bridgeways Mentoring")
    chair.fill("Update", "Came to two open sessions in October and stayed to the end.")
    chair.press("Record the update")
    chair.choose("Decision", "Select")
    chair.press("Record the decision")  # no reason is given
    assert "Enter why" in chair.text
    chair.choose("Decision", "Select")
    chair.page.get_by_role("group", name="Decision").locator("xpath=following::textarea[1]").fill(WHY)
    chair.press("Record the decision")
    assert "Decided: select" in chair.text
    assert WHY in chair.text


def test_an_action_has_an_owner_a_deadline_and_an_end(story: Story) -> None:
    chair = story.at("chair")
    chair.fill("What will be done?", PROMISE)
    chair.choose("Who will do it?", "Ruth Penhale")
    chair.fill("Or in how many working days", "1")
    chair.fill("How will we know it is done?", "Place offered and the answer known")
    chair.press("Record the action")
    assert PROMISE in chair.text
    chair.follow(PROMISE)
    chair.check()
    story.action = chair.path.rsplit("/", 1)[1]
    assert "Ruth Penhale, Bridgeways Mentoring" in chair.text


def test_the_minutes_are_one_extract_for_each_young_person(story: Story) -> None:
    chair = story.at("chair")
    chair.go(f"/meetings/{story.meeting}/run")
    chair.press("End the meeting")
    chair.check()
    assert "draft" in chair.text
    extract = _words(chair.file("Extract for the file (PDF)"))
    assert WHY in extract
    assert PROMISE in extract
    assert "OFFICIAL" in extract.upper()
    chair.press("Agree the minutes")
    assert "Agreed" in chair.text
    chair.go(f"/meetings/{story.meeting}")
    sheet = _words(chair.file("action sheet (PDF)"))
    assert story.action in sheet
    assert SURNAME not in sheet
    agenda = _words(chair.file("Agenda (PDF)"))
    assert SURNAME not in agenda


def test_the_case_is_open_and_somebody_is_found_to_lead_it(story: Story) -> None:
    coordinator = story.at("coordinator")
    coordinator.go("/cases?show=unallocated")
    coordinator.check()
    coordinator.follow(SURNAME)
    story.deterrence_case = coordinator.path.rsplit("/", 1)[1]
    assert story.deterrence_case != story.case
    assert "Steer" in coordinator.text
    coordinator.follow("Change the lead worker")
    coordinator.check()
    coordinator.choose("Who leads the work?", "Dele Akande")
    coordinator.press("Save")
    assert "Dele Akande, lead worker" in coordinator.text


def _words(pdf: bytes) -> str:
    assert pdf.startswith(b"%PDF")
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())
