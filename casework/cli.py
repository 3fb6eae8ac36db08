"""The command-line program `casework`: each command reads its words, makes one call, and prints the answer."""

import json
import sys
from collections.abc import Callable
from functools import partial, wraps
from pathlib import Path
from typing import Any

import click
from flask import Flask
from flask.cli import AppGroup, ScriptInfo
from flask_migrate.cli import db as migrations  # type: ignore[import-not-found]  # its stubs leave it out
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from casework.access.commands import add_user
from casework.access.models import User
from casework.access.sessions import actor_for
from casework.app import create_app
from casework.audit import seals
from casework.core import config
from casework.core.actor import SYSTEM, Actor
from casework.core.db import db, read, transaction
from casework.core.errors import DomainError
from casework.core.serving import scheduler, serve_command, web
from casework.demo.commands import demo
from casework.referrals.commands import Options, import_referrals
from casework.reminders.commands import reminders
from casework.starting import prepare

audit = AppGroup("audit", help="Seal and verify the trail.")
users = AppGroup("user", help="People who sign in.")
imports = AppGroup("import", help="Take in agencies' files.")


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


@users.command("add")
@click.argument("email")
@click.option("--name", required=True, help="Their name.")
@click.option("--agency", required=True, help="Their agency's code or name.")
@click.option("--role", required=True, help="What they do, such as caseworker or administrator.")
@click.option("--area", default="", help="The code of the area in which they do it.")
@acting
def user_add(email: str, name: str, agency: str, role: str, area: str, actor: Actor) -> None:
    """Add a user and print their one-time set-up link."""
    try:
        link = add_user(actor, email=email, name=name, agency_code=agency, role=role, area_code=area)
    except DomainError as error:
        raise click.UsageError(error.message) from None
    click.echo(link)


@imports.command("referrals")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--agency", default="", help="The code of the agency that sent it; the acting user's unless told.")
@click.option("--gateway", default="", help="The legal gateway under which it shares; the one kept for it unless told.")
@click.option("--as-at", default="", metavar="DATE", help="The day as at which dates are weighed; today unless told.")
@click.option("--dry-run", is_flag=True, help="Change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@acting
def import_referrals_command(
    file: Path, agency: str, gateway: str, as_at: str, dry_run: bool, as_json: bool, actor: Actor
) -> None:
    """Import an agency's file of referrals: 0 when it could be read, 2 when something is lacking, 3 when refused."""
    options = Options(agency=agency, gateway=gateway, as_at=as_at, is_dry_run=dry_run, as_json=as_json)
    complain = partial(click.echo, err=True)
    sys.exit(import_referrals(actor, path=file, options=options, echo=click.echo, complain=complain))


COMMANDS: tuple[click.Command, ...] = (
    audit,
    demo,
    imports,
    reminders,
    scheduler,
    serve_command(prepare),
    users,
    web,
)


def register(app: Flask) -> None:
    """Give `flask --app wsgi` the same commands."""
    for command in COMMANDS:
        app.cli.add_command(command)


def main() -> None:
    """Run `casework`; a setting that cannot be right is one sentence and exit 2."""
    group = click.Group("casework", help=__doc__.partition(":")[0] + ".")
    for command in (*COMMANDS, migrations):
        group.add_command(command)
    try:
        group.main(obj=ScriptInfo(create_app=create_app))
    except config.SettingsError as error:
        click.echo(f"casework: {error}", err=True)
        sys.exit(2)
