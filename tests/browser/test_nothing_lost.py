"""What people type is theirs: a session that ran out, a second click and a mistake each lose none of it."""

from collections.abc import Callable

from tests.browser.conftest import Installation
from tests.browser.pages import Visitor

LONG = "We walked to the park and back.\nHe said he sleeps badly — “it’s the noise”. We agreed to ring on Monday.\n" * 5


def test_a_session_that_runs_out_gives_the_text_back(visit: Callable[..., Visitor], installation: Installation) -> None:
    worker = visit("caseworker")
    _open_log(worker)
    address = worker.path
    _answer(worker, LONG)
    with installation.database() as database:
        database.execute(
            "UPDATE sessions SET last_seen_at = datetime('now', '-2 hours') WHERE ended_at IS NULL AND user_id = "
            "(SELECT id FROM users WHERE email = 'caseworker@demo.example')"
        )
    worker.press("Save")
    assert worker.heading == "Sign in"
    worker.check()
    worker.type_credentials("caseworker@demo.example")
    assert worker.path == address
    assert _typed(worker) == LONG.strip()
    assert worker.page.get_by_role("group", name="What kind of contact?").get_by_label("Call").is_checked()
    worker.check()
    worker.press("Save")
    assert "There is a problem" not in worker.text
    assert worker.page.get_by_text("sleeps badly").count() == 1


def test_two_clicks_save_once(visit: Callable[..., Visitor]) -> None:
    worker = visit("caseworker", scripts=False)  # a script that stops the second click must not be what saves us
    _open_log(worker)
    once = "Short call about Thursday, said once."
    _answer(worker, once)
    form = worker.page.locator("main form").first.evaluate("form => new URLSearchParams(new FormData(form)).toString()")
    headers = {"content-type": "application/x-www-form-urlencoded"}
    answers = [worker.page.request.post(worker.page.url, data=form, headers=headers, max_redirects=0) for _ in range(2)]
    assert [answer.status for answer in answers] == [303, 303]
    assert answers[0].headers["location"] == answers[1].headers["location"]
    worker.go(answers[0].headers["location"])
    assert worker.page.get_by_text(once).count() == 1


def test_a_mistake_keeps_everything_else(visit: Callable[..., Visitor]) -> None:
    worker = visit("caseworker")
    _open_log(worker)
    _answer(worker, LONG)
    worker.choose("When was it?", "Another day")
    worker.fill("Which day?", "31/2/2026")
    worker.fill("What did they say?", "Nobody asked me.")
    worker.press("Save")
    summary = worker.page.locator(".govuk-error-summary")
    assert summary.count() == 1
    assert worker.page.title().startswith("Error: ")
    summary.get_by_role("link").first.click()
    assert worker.page.evaluate("document.activeElement.value") == "31/2/2026"
    assert _typed(worker) == LONG.strip()
    assert worker.page.get_by_label("What did they say?").input_value() == "Nobody asked me."
    assert worker.page.get_by_role("group", name="Were they there?").get_by_label("Yes").is_checked()


def _open_log(worker: Visitor) -> None:
    worker.go("/cases/log")
    worker.click(worker.page.locator("main .app-lines a").first)


def _answer(worker: Visitor, what_happened: str) -> None:
    worker.choose("What kind of contact?", "Call")
    worker.choose("When was it?", "Just now")
    worker.choose("Were they there?", "Yes")
    worker.fill("What happened?", what_happened)


def _typed(worker: Visitor) -> str:
    return worker.page.get_by_label("What happened?").input_value().strip()
