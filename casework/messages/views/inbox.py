"""My messages: what was sent to me, and what waits for my next digest."""

from typing import Any

from flask import Blueprint, render_template, request

from casework.access.guard import current_actor, signed_in, writes
from casework.core import clock
from casework.core.web import flash_success, redirect_to, same_page_with
from casework.messages import queries, services
from casework.reminders import notices
from casework.reminders import queries as reminders


def add_to(bp: Blueprint) -> None:
    """Give the blueprint its pages."""
    bp.get("/messages")(show)
    bp.post("/messages/read")(mark_all_read)
    bp.post("/messages/<ref:ref>/read")(mark_read)


@signed_in
def show() -> Any:
    """Show my messages, newest first, below what will come with my next digest."""
    actor, today = current_actor(), clock.today()
    found = queries.mine(actor, before=request.args.get("before", type=int))
    page, older = found[: queries.PAGE], len(found) > queries.PAGE
    return render_template(
        "messages/list.html",
        messages=page,
        older_href=same_page_with(before=page[-1].id) if older else "",
        unread_count=queries.unread_count(actor),
        waiting=[(line, notices.why(line, today)) for line in reminders.waiting_for(actor)],
    )


@signed_in
@writes
def mark_read(ref: str) -> Any:
    """Mark one of my messages as read."""
    services.mark_read(current_actor(), ref=ref)
    return redirect_to("messages.show")


@signed_in
@writes
def mark_all_read() -> Any:
    """Mark all my messages as read."""
    if services.mark_all_read(current_actor()):
        flash_success("All your messages are marked as read.")
    return redirect_to("messages.show")
