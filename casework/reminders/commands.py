"""`casework reminders …`."""

import json
import sys

import click
from flask.cli import AppGroup

from casework.core import clock
from casework.reminders import services
from casework.reminders.types import Counts

reminders = AppGroup("reminders", help="What is due to whom.")


@reminders.command("run")
@click.option(
    "--now", "at", metavar="TIME", help="As at this time: 2026-11-20T09:00, London time unless it has a zone."
)
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def run(at: str | None, as_json: bool) -> None:
    """Do one sweep and one delivery. Exit 1 when something of it could not be done; the rest was."""
    try:
        moment = clock.parse_moment(at) if at else None
    except ValueError:
        raise click.BadParameter(f"{at!r} is no time such as 2026-11-20T09:00", param_hint="--now") from None
    try:
        counts = services.run(moment)
    except services.SweepIncomplete as incomplete:
        counts, problems = incomplete.counts, len(incomplete.exceptions)
    else:
        problems = 0
    click.echo(json.dumps({**counts.as_dict(), "problems": problems}) if as_json else in_words(counts))
    if problems:
        click.echo(f"{problems} parts of the sweep could not be done; the log says which.", err=True)
        sys.exit(1)


def in_words(counts: Counts) -> str:
    """Return the counts as whoever runs the command reads them."""
    messages = "1 message" if counts.messages == 1 else f"{counts.messages} messages"
    return (
        f"{counts.due} due: {counts.sent} sent in {messages}, {counts.already_sent} already sent, "
        f"{counts.failed} failed, {counts.waiting} waiting for the next digest; {counts.cancelled} cancelled."
    )
