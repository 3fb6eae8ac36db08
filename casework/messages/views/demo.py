"""The demo's outbox: every message that went out, with its text. Exists in a marked demo only."""

from typing import Any

from flask import Blueprint, abort, render_template, request

from casework.access.guard import public
from casework.core import installation
from casework.core.config import settings
from casework.core.db import read
from casework.core.web import flash_success, redirect_to, same_page_with
from casework.messages import queries
from casework.messages.delivery.deliver import FOOTER
from casework.reminders import services as reminders
from casework.reminders.types import Counts


def add_to(bp: Blueprint) -> None:
    """Give the blueprint its pages."""
    bp.get("/demo/outbox")(demo_outbox)
    bp.post("/demo/outbox/run")(run_reminders)


@public
def demo_outbox() -> Any:
    """Show every message, newest first, and "Run the reminders now"."""
    _only_in_a_demo()
    found = queries.all_of_them(before=request.args.get("before", type=int))
    page, older = found[: queries.PAGE], len(found) > queries.PAGE
    return render_template(
        "demo/outbox.html",
        messages=page,
        older_href=same_page_with(before=page[-1].id) if older else "",
        counts=queries.counts_by_state(),
        footer=FOOTER,
        goes_to_files=settings().mail_url.startswith("file:"),
    )


@public
def run_reminders() -> Any:
    """Do one sweep and one delivery now, whatever the hour. Not `@writes`: a sweep makes its own transactions."""
    with read():
        _only_in_a_demo()
    flash_success(_in_words(reminders.run(at_any_hour=True)))
    return redirect_to("messages.demo_outbox")


def _only_in_a_demo() -> None:
    if not (settings().is_demo and installation.is_demo()):
        abort(404)


def _in_words(counts: Counts) -> str:
    said = [_number(counts.sent, "reminder was sent", "reminders were sent") or "No new reminder was due"]
    said += [
        _number(counts.already_sent, "was sent before and was not sent again", "were sent before and not again"),
        _number(counts.failed, "could not be delivered yet", "could not be delivered yet"),
        _number(
            counts.waiting, "waits for its reader's next daily digest", "wait for their readers' next daily digest"
        ),
        _number(counts.cancelled, "was no longer needed", "were no longer needed"),
    ]
    return "; ".join(part for part in said if part) + "."


def _number(count: int, one: str, several: str) -> str:
    if count == 0:
        return ""
    return f"{count} {one if count == 1 else several}"
