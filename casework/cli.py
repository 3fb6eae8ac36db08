"""The command-line program `casework`: each command reads its words, makes one call, and prints the answer."""

import json
import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

import click
from flask import Flask
from flask.cli import AppGroup, FlaskGroup
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from casework.access.models import User
from casework.access.sessions import actor_for
from casework.app import create_app
from casework.audit import seals
from casework.core import config
from casework.core.actor import SYSTEM, Actor
from casework.core.db import db, read, transaction

audit = AppGroup("audit", help="Seal and verify the trail.")


def acting(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--as EMAIL`; it is handed the actor, `system` where nobody is named."""

    @click.option("--as", "email", metavar="EMAIL", help="The user on whose behalf this is done.")
    @wraps(command)
    def with_actor(*args: Any, email: str | None, **kwargs: Any) -> Any:
        return command(*args, actor=_actor(email), **kwargs)

    return with_actor


@audit.command("seal")
def audit_seal() -> None:
    """Seal what is not sealed yet."""
    total = 0
    while True:
        with transaction():
            sealed = seals.seal()
        total += sealed
        if sealed < seals.BATCH:
            break
    click.echo(f"{total} records sealed")


@audit.command("verify")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def audit_verify(as_json: bool) -> None:
    """Verify the trail: exit 0 when it is whole, 1 with the first broken record."""
    with read():
        verdict = seals.verify()
    if as_json:
        click.echo(json.dumps(verdict_as_dict(verdict)))
    else:
        click.echo(_verdict_in_words(verdict))
    sys.exit(0 if verdict.whole else 1)


def verdict_as_dict(verdict: seals.Verdict) -> dict[str, Any]:
    """Return a verdict as the JSON answer."""
    return {
        "whole": verdict.whole,
        "records": verdict.records,
        "seals": verdict.seals,
        "unsealed": verdict.unsealed,
        "broken_record": verdict.broken_record,
        "broken_seal": verdict.broken_seal,
        "reason": verdict.reason or None,
    }


def _verdict_in_words(verdict: seals.Verdict) -> str:
    if verdict.whole:
        return (
            f"The trail is whole: {verdict.records} records in {verdict.seals} seals; "
            f"{verdict.unsealed} not sealed yet."
        )
    where = f"record {verdict.broken_record}" if verdict.broken_record else f"seal {verdict.broken_seal}"
    return f"The trail is broken at {where}: {verdict.reason}."


def _actor(email: str | None) -> Actor:
    if email is None:
        return SYSTEM
    with read():
        user = (
            db.session.scalars(
                select(User)
                .options(joinedload(User.agency), joinedload(User.roles))
                .where(User.email == email.strip().lower(), User.disabled_at.is_(None))
            )
            .unique()
            .one_or_none()
        )
        if user is None:
            raise click.UsageError(f"there is no user {email}")
        return actor_for(user)


COMMANDS: tuple[click.Command, ...] = (audit,)


def register(app: Flask) -> None:
    """Give `flask --app wsgi` the same commands."""
    for command in COMMANDS:
        app.cli.add_command(command)


def main() -> None:
    """Run `casework`; a setting that cannot be right is one sentence and exit 2."""
    group = FlaskGroup(
        name="casework",
        create_app=create_app,
        add_default_commands=False,
        add_version_option=False,
        load_dotenv=False,
    )
    for command in COMMANDS:
        group.add_command(command)
    try:
        group.main()
    except config.SettingsError as error:
        click.echo(f"casework: {error}", err=True)
        sys.exit(2)
