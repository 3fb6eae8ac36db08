"""Body of `casework import referrals`."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from casework.access.types import Gateway
from casework.core import clock
from casework.core.actor import Actor
from casework.core.dates import DateError, parse_date
from casework.core.db import read, transaction
from casework.core.errors import DomainError
from casework.referrals import queries
from casework.referrals.errors import NoAgency
from casework.referrals.importing import answer
from casework.referrals.importing.types import FileRefused
from casework.referrals.services import dry_run, process, start_import
from casework.referrals.services.importing import FileSent

READ = 0
LACKING = 2
REFUSED_WHOLE = 3

Echo = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Options:
    """What stands on the command line."""

    agency: str = ""
    gateway: str = ""
    as_at: str = ""
    is_dry_run: bool = False
    as_json: bool = False


def import_referrals(actor: Actor, *, path: Path, options: Options, echo: Echo, complain: Echo) -> int:
    """Import an agency's file and print the answer; return the exit code.

    0 when the file could be read, whatever its rows; 2 when agency or gateway is lacking; 3 when refused whole.
    """
    try:
        answered, notes = _run(actor, path, options)
    except FileRefused as refusal:
        said = answer.refused(path.name, refusal)
        echo(_as_json(said) if options.as_json else f"{path.name}: {refusal.message}")
        return REFUSED_WHOLE
    except DomainError as error:
        complain(f"casework: {error.message}")
        return LACKING
    for note in notes:
        complain(note)
    echo(_as_json(answered) if options.as_json else _in_words(answered))
    return READ


def _run(actor: Actor, path: Path, options: Options) -> tuple[dict[str, Any], tuple[str, ...]]:
    content = _content(path)
    with read():
        sent = _sent(actor, path, content, options)
    if options.is_dry_run:
        with read():
            checked = dry_run(actor, sent=sent)
        return answer.answer(sent.name, checked.rows, matches=checked.matches), checked.file.notes
    with transaction():
        batch_id = start_import(actor, sent=sent).id
    return process(actor, batch_id=batch_id), ()


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DomainError(f"{path} cannot be read: {error.strerror}") from None


def _sent(actor: Actor, path: Path, content: bytes, options: Options) -> FileSent:
    areas = queries.areas_of(actor)
    return FileSent(
        name=path.name,
        content=content,
        as_at=_as_at(options.as_at),
        agency_id=_agency_id(actor, options.agency),
        gateway=_gateway(options.gateway),
        area_id=areas[0][0] if len(areas) == 1 else None,
    )


def _as_at(text: str) -> date:
    if not text:
        return clock.today()
    try:
        return parse_date(text, purpose="future", today=clock.today())
    except DateError as error:
        raise DomainError(f"--as-at: {error.message}") from None


def _agency_id(actor: Actor, code: str) -> int | None:
    if not code:
        return actor.agency_id
    agency = queries.agency_by_code(code)
    if agency is None:
        raise NoAgency(f"There is no agency {code!r}")
    return agency.id


def _gateway(code: str) -> Gateway | None:
    if not code:
        return None
    try:
        return Gateway(code.strip().lower())
    except ValueError:
        known = ", ".join(gateway.value for gateway in Gateway)
        raise DomainError(f"There is no gateway {code!r}. Gateways are: {known}") from None


def _as_json(answered: dict[str, Any]) -> str:
    return json.dumps(answered, ensure_ascii=False, indent=1)


def _in_words(answered: dict[str, Any]) -> str:
    counts = answered["summary"]
    lines = [
        f"{answered['file']}: {counts['accepted']} accepted, {counts['warning']} with a warning, "
        f"{counts['refused']} refused" + (f" (import {answered['batch']})" if answered["batch"] else "")
    ]
    lines += [f"  row {row['row']}: {row['outcome']}: {row['message']}" for row in answered["rows"] if row["message"]]
    return "\n".join(lines)
