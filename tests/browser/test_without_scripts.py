"""Scripts are a help, never a condition: the day's work with JavaScript off."""

from collections.abc import Callable

from tests.browser.pages import Visitor


def test_referring_a_young_person(visit: Callable[..., Visitor]) -> None:
    referrer = visit("referrer", scripts=False)
    referrer.press("Refer a young person")
    referrer.choose("Is anyone in immediate danger?", "No")
    referrer.press("Continue")
    referrer.choose("Has a child-protection referral been made?", "Yes")
    referrer.fill("When was it made?", "1 November 2026")
    referrer.press("Save and continue")
    referrer.fill("Forename", "Ynyr")
    referrer.fill("Surname", "Tewdwr-Lund")
    referrer.fill("Date of birth", "3/4/12")
    referrer.press("Save and continue")
    referrer.fill("What worries you most", "Missing from school since half term")
    for _step in range(3):
        referrer.press("Save and continue")
    referrer.choose("How soon must somebody look at this?", "When there is time")
    referrer.press("Save and continue")
    referrer.follow("Check and send")
    assert "3 April 2012" in referrer.text
    referrer.press("Send the referral")
    assert "Referral sent" in referrer.text
    reference = referrer.reference()
    referrer.go("/referrals")
    assert reference in referrer.text


def test_logging_an_intervention_on_a_phone(visit: Callable[..., Visitor]) -> None:
    worker = visit("caseworker", phone=True, scripts=False)
    worker.press("Log an intervention")
    worker.click(worker.page.locator("main .app-lines a").first)
    worker.choose("What kind of contact?", "Visit")
    worker.choose("When was it?", "Another day")
    worker.fill("Which day?", "2/11/2026")
    worker.choose("Were they there?", "No, with a good reason")
    worker.fill("What happened?", "Nobody in: the school trip came back late.")
    worker.press("Save")
    assert "the school trip came back late" in worker.text


def test_completing_an_action(visit: Callable[..., Visitor]) -> None:
    practitioner = visit("practitioner", scripts=False)
    link = practitioner.page.locator("main table tbody a").first
    promise = link.get_attribute("href") or ""
    practitioner.go(promise)
    practitioner.press("Done")
    practitioner.fill("What was done?", "Met at the college gate and went in together.")
    practitioner.choose("Did it help?", "It helped in part")
    practitioner.press("Save as done")
    assert "Thank you: the action is done." in practitioner.text
    practitioner.go("/")
    assert practitioner.page.locator(f"main a[href='{promise}']").count() == 0


def test_the_menu_opens_and_signs_out(visit: Callable[..., Visitor]) -> None:
    worker = visit("caseworker", phone=True, scripts=False)
    worker.page.locator("header summary").click()
    worker.page.get_by_role("button", name="Sign out").click()
    worker.page.wait_for_url("**/sign-in*")
    answer = worker.page.goto(worker.site + "/cases")
    assert answer is not None
    assert "/sign-in" in worker.path
