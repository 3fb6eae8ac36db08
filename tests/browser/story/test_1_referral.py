"""A school worries about a young person; a coordinator decides; a caseworker is told."""

import os
import re

from tests.browser.pages import Visitor
from tests.browser.story.conftest import Story

# A story told twice on one site, while it is being written, needs another name each time.
FORENAME, SURNAME = "Efan", os.environ.get("CASEWORK_TEST_SURNAME", "Morcom-Ryle")
NAME = f"{FORENAME} {SURNAME}"
BORN = "14/5/2011"


def test_the_front_door_asks_about_danger_first_and_stops_there(story: Story) -> None:
    referrer = story.at("referrer")
    referrer.check()
    referrer.press("Refer a young person")
    referrer.check()
    referrer.choose("Is anyone in immediate danger?", "Yes")
    referrer.press("Continue")
    referrer.check()
    assert "999" in referrer.heading
    assert referrer.page.locator("main form").count() == 0


def test_a_young_person_is_referred_a_question_a_page(story: Story) -> None:
    referrer = story.at("referrer")
    story.referral = _refer(referrer, "Carrying a knife on the way home from school")
    referrer.check()
    referrer.go("/referrals")
    referrer.check()
    assert story.referral in referrer.text


def test_a_draft_is_kept_as_it_is_and_a_mistake_loses_nothing(story: Story) -> None:
    referrer = story.at("referrer")
    _begin(referrer)
    referrer.press("Save and continue")  # nothing is answered yet
    assert "There is a problem" in referrer.text
    referrer.check()
    referrer.choose("Has a child-protection referral been made?", "No")
    referrer.fill("If not", "No injury, and nobody is known to exploit him.")
    referrer.press("Save and continue")
    referrer.fill("Forename", FORENAME)
    referrer.press("Save draft")
    referrer.check()
    assert "Draft" in referrer.text
    referrer.go("/")
    assert "Begun and not sent" in referrer.text
    referrer.follow(FORENAME)
    referrer.follow("Who the young person is")
    assert referrer.page.get_by_label("Forename").input_value() == FORENAME
    referrer.press("Save draft")
    referrer.follow("Throw this draft away")
    referrer.check()
    referrer.press("Throw it away")


def test_a_coordinator_acknowledges_and_accepts_into_a_cohort(story: Story) -> None:
    coordinator = story.at("coordinator")
    coordinator.check()
    assert NAME in coordinator.text
    coordinator.go("/referrals")
    coordinator.check()
    coordinator.go(f"/referrals/{story.referral}")
    coordinator.check()
    coordinator.press("Acknowledge")
    assert "told that it has arrived" in coordinator.text
    coordinator.press("Accept into …")
    coordinator.check()
    coordinator.choose("Who is this?", re.compile("make a (new )?record"))
    coordinator.choose("Into which cohort?", "Safer Places")
    coordinator.choose("Who leads the work?", "Dele Akande")
    coordinator.fill("Why?", "Followed twice on the way home; the school sees no adult he talks to.")
    coordinator.press("Accept")
    coordinator.check()
    assert coordinator.path.startswith("/cases/")
    story.case = coordinator.path.rsplit("/", 1)[1]
    assert NAME in coordinator.heading
    assert "Dele Akande, lead worker" in coordinator.text
    assert "Who can see this, and why" in coordinator.text


def test_a_second_referral_shows_who_it_may_be_and_nominates(story: Story) -> None:
    story.second_referral = _refer(story.at("referrer"), "Threatened with a blade outside the youth club")
    coordinator = story.at("coordinator")
    coordinator.go(f"/referrals/{story.second_referral}")
    matches = coordinator.page.locator("main").get_by_role("link", name=NAME)
    assert matches.count() >= 1, "the young person of the first referral is a likely match"
    coordinator.press("Acknowledge")
    coordinator.press("Accept into …")
    coordinator.choose("Who is this?", NAME)
    coordinator.choose("Into which cohort?", "Steer")
    coordinator.fill("Why?", "Named as hurt and as hurting in two incidents.")
    coordinator.press("Accept")
    assert "Nominated for Steer" in coordinator.text
    coordinator.go("/")
    assert "Nominations to put on an agenda" in coordinator.text
    assert NAME in coordinator.text


def test_the_referrer_sees_what_was_decided(story: Story) -> None:
    referrer = story.at("referrer")
    referrer.go(f"/referrals/{story.referral}")
    referrer.check()
    assert "Accepted" in referrer.text
    referrer.go("/messages")
    referrer.check()
    assert story.referral in referrer.text
    assert SURNAME not in referrer.text


def test_the_caseworker_is_told_of_the_case(story: Story) -> None:
    caseworker = story.at("caseworker", phone=True)
    caseworker.go("/messages")
    assert story.case in caseworker.text
    assert SURNAME not in caseworker.text


def _begin(referrer: Visitor) -> None:
    referrer.go("/referrals/new")
    referrer.choose("Is anyone in immediate danger?", "No")
    referrer.press("Continue")


def _refer(referrer: Visitor, reason: str) -> str:
    _begin(referrer)
    referrer.check()
    referrer.choose("Has a child-protection referral been made?", "Yes")
    referrer.fill("When was it made?", "1/11/26")
    referrer.press("Save and continue")
    referrer.check()
    referrer.fill("Forename", FORENAME)
    referrer.fill("Surname", SURNAME)
    referrer.fill("Date of birth", BORN)
    referrer.choose("Area they live in", "Calderwick")
    referrer.press("Save and continue")
    referrer.check()
    referrer.fill("What worries you most", reason)
    referrer.fill("What have you seen or been told?", "Seen by two members of staff at the gate on Tuesday.")
    referrer.press("Save and continue")
    referrer.check()
    referrer.choose("Do they know that you are referring them?", "Yes")
    referrer.fill("What does the young person say?", "I just want to get home.")
    referrer.press("Save and continue")
    referrer.check()
    referrer.fill("What is going well?", "Never misses art club.")
    referrer.press("Save and continue")
    referrer.check()
    referrer.choose("How soon must somebody look at this?", "Soon")
    referrer.choose("Is it safe to contact their family or carer?", "Yes")
    referrer.press("Save and continue")
    referrer.check()
    referrer.follow("Check and send")
    referrer.check()
    referrer.press("Send the referral")
    assert "Referral sent" in referrer.text
    return referrer.reference()
