"""The work: a caseworker on a phone, a practitioner who keeps a promise, reminders, and the chair who signs it off."""

import json
import re
from email import message_from_bytes, policy

from casework.core import clock
from casework.core.calendar import add_working_days
from tests.browser.conftest import Installation
from tests.browser.pages import Visitor
from tests.browser.story.conftest import Story
from tests.browser.story.test_1_referral import NAME, SURNAME
from tests.browser.story.test_2_meeting import PROMISE

NOTE = "Met him at the boxing gym. Talked about the way home and who he trusts."
VOICE = "I feel alright here. Nobody knows me from school."


def test_a_contact_is_logged_on_a_phone_in_four_answers(story: Story) -> None:
    worker = story.at("caseworker", phone=True)
    worker.go("/")
    worker.check()
    worker.press("Log an intervention")
    worker.check()
    worker.follow(NAME)
    worker.check()
    worker.press("Save")
    assert "There is a problem" in worker.text
    _log(worker, NOTE)
    worker.check()
    assert NOTE in worker.text
    assert VOICE in worker.text


def test_an_event_and_a_goal_are_added(story: Story) -> None:
    worker = story.at("caseworker", phone=True)
    worker.go(f"/cases/{story.case}")
    worker.open_up("More to do")
    worker.follow("Record an event")
    worker.check()
    worker.choose("What kind of event?", "Harm done to them")
    worker.fill("When did it happen?", "2 November 2026")
    worker.choose("What part did this young person have?", "Victim")
    worker.choose("How is it known?", "Reported to us")
    worker.fill("What happened?", "Pushed and followed by two older boys at the bus station.")
    worker.press("Save")
    assert "Harm done to them" in worker.text
    worker.open_up("More to do")
    worker.follow("Add a goal")
    worker.check()
    worker.fill("What is the goal?", "Get home without looking over my shoulder")
    worker.fill("What is the next step?", "Try the number 14 bus together")
    worker.press("Save")
    assert "Get home without looking over my shoulder" in worker.text


def test_a_note_on_the_wrong_young_person_is_moved_and_leaves_a_trail(story: Story) -> None:
    worker = story.at("caseworker", phone=True)
    worker.go(f"/cases/{story.deterrence_case}/interventions/new")
    _log(worker, "This was about somebody else: the call with the college.")
    worker.follow(re.compile("Wrong young person"))
    worker.check()
    worker.fill("Reference of the case it belongs to", story.case)
    worker.fill("How did it come to be here?", "I had the wrong page open.")
    worker.press("Move the note")
    assert "The note was moved" in worker.text
    assert "the call with the college" not in worker.text
    worker.go(f"/cases/{story.case}")
    assert "the call with the college" in worker.text


def test_the_practitioner_sees_what_was_promised_and_no_more(story: Story) -> None:
    practitioner = story.at("practitioner")
    practitioner.check()
    assert PROMISE in practitioner.text
    mine = practitioner.page.locator("main tr, main li").filter(has_text=story.action)
    practitioner.click(mine.get_by_role("link", name=PROMISE).first)
    practitioner.check()
    assert story.action in practitioner.text
    practitioner.fill("What has happened since?", "Rang twice, left a message with the carer.")
    practitioner.press("Add to the thread")
    assert "left a message with the carer" in practitioner.text
    answer = practitioner.page.request.get(f"{practitioner.site}/cases/{story.case}")
    assert NOTE not in answer.text()


def test_a_reminder_goes_out_once_whoever_runs_it(story: Story, installation: Installation) -> None:
    due = add_working_days(clock.today(), 1)
    morning = f"{due.isoformat()}T08:00"
    first = _run_reminders(installation, morning)
    assert first["sent"] > 0
    again = _run_reminders(installation, morning)
    assert again["sent"] == 0
    visitor = story.at("practitioner")
    before = _reminders_of(visitor, story.action)
    assert before == 1
    for _ in range(2):
        visitor.go("/demo/outbox")
        visitor.check()
        visitor.press("Run the reminders now")
        assert _reminders_of(visitor, story.action) == before


def test_no_message_names_anybody(story: Story, installation: Installation) -> None:
    with installation.database() as database:
        people = database.execute("SELECT forename, surname FROM people").fetchall()
    names = {f"{forename} {surname}" for forename, surname in people}
    assert NAME in names
    letters = [
        message_from_bytes(kept.read_bytes(), policy=policy.default) for kept in installation.home.glob("mail/*.eml")
    ]
    assert letters
    for letter in letters:
        said = f"{letter['subject']}\n{letter.get_content()}"
        assert not [name for name in names if name in said]
        assert SURNAME not in said
        assert PROMISE not in said


def test_the_promise_is_kept_and_it_is_said_whether_it_helped(story: Story) -> None:
    practitioner = story.at("practitioner")
    practitioner.go(f"/actions/{story.action}")
    practitioner.press("Done")
    practitioner.check()
    practitioner.fill("What was done?", "Place offered; he came to the first session.")
    practitioner.choose("Did it help?", "It helped")
    practitioner.press("Save as done")
    assert "Thank you: the action is done." in practitioner.text
    practitioner.go("/")
    assert story.action not in practitioner.text


def test_the_chair_signs_it_off(story: Story) -> None:
    chair = story.at("chair")
    chair.go("/actions/board")
    chair.check()
    chair.go(f"/actions/{story.action}")
    assert "It helped" in chair.text
    chair.press("Sign off")
    assert "Signed off" in chair.text


def _log(worker: Visitor, what_happened: str) -> None:
    worker.choose("What kind of contact?", "Session")
    worker.choose("When was it?", "Just now")
    worker.choose("Were they there?", "Yes")
    worker.fill("What happened?", what_happened)
    worker.fill("What did they say?", VOICE)
    worker.press("Save")


def _run_reminders(installation: Installation, moment: str) -> dict[str, int]:
    done = installation.run("reminders", "run", "--now", moment, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def _reminders_of(visitor: Visitor, action: str) -> int:
    """Count digests in the outbox that name an action by its reference: they say that something is due."""
    visitor.go("/demo/outbox")
    digests = visitor.page.locator("main .app-lines > li", has_text="Your reminders for").filter(has_text=action)
    return digests.count()
