"""Importing an agency's file: once, row by row, each row in a transaction of its own."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.exc import IntegrityError

from casework.access import services as access
from casework.access.types import Gateway
from casework.audit.services import record
from casework.core import clock
from casework.core.actor import Actor
from casework.core.config import settings as installation
from casework.core.db import db, transaction
from casework.core.refs import show_ref
from casework.core.subjects import SubjectRef
from casework.people.types import Sex
from casework.referrals import queries, rules
from casework.referrals.errors import NoAgency, NoGateway
from casework.referrals.importing import answer, columns
from casework.referrals.importing.reading import read_file
from casework.referrals.importing.rules import check_file
from casework.referrals.importing.types import FIELDS, CheckedRow, FileCode, FileRefused, Outcome, ReadFile
from casework.referrals.models import ImportBatch, ImportRow
from casework.referrals.services.receiving import Received, receive
from casework.referrals.types import BatchState, HeldState

Progress = Callable[[int, int], None]
_NOT_OF_A_REFERRAL = frozenset({"referral_date", "sex", "sex_as_given", "ethnicity_as_given"})
_LONGEST = {"forename": 120, "surname": 120, "postcode": 16, "nhs_number": 20, "upn": 20, "pnc_id": 20}


@dataclass(frozen=True, slots=True)
class FileSent:
    """A file and what is said about it."""

    name: str
    content: bytes
    as_at: date
    agency_id: int | None = None
    gateway: Gateway | None = None
    area_id: int | None = None

    @property
    def hash(self) -> str:
        """A digest of the content: the same file under another name is the same file."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Checked:
    """A file whose rows have been weighed and not stored."""

    file: ReadFile
    rows: tuple[CheckedRow, ...]
    matches: Mapping[int, list[str]]


def dry_run(actor: Actor, *, sent: FileSent) -> Checked:
    """Weigh a file's rows and change nothing. Needs neither agency nor gateway. Raises FileRefused."""
    _refuse_second(sent)
    file, rows = _checked(sent)
    found = {row.row: _matches(actor, row) for row in rows}
    return Checked(file, rows, found)


def start_import(actor: Actor, *, sent: FileSent) -> ImportBatch:
    """Take a file in, to be worked through by `process`. Keeps how its columns were taken, and the gateway.

    One that was interrupted is taken up again. Raises FileRefused (also for a file imported before), NoAgency,
    NoGateway.
    """
    earlier = _refuse_second(sent)
    if earlier is not None:
        return earlier
    agency = queries.agency_by_id(sent.agency_id) if sent.agency_id is not None else None
    if agency is None:
        raise NoAgency
    gateway = sent.gateway or agency.default_gateway
    if gateway is None:
        raise NoGateway
    file, _ = _checked(sent)
    batch = ImportBatch(
        file_name=sent.name[:200],
        file_hash=sent.hash,
        content=sent.content,
        agency_id=agency.id,
        gateway=gateway,
        area_id=sent.area_id,
        as_at=sent.as_at,
        mapping=_mapping(file),
        state=BatchState.QUEUED,
        imported_by_id=actor.user_id,
        created_at=clock.now(),
    )
    try:
        with db.session.begin_nested():
            db.session.add(batch)
    except IntegrityError:  # the same file, sent by somebody else in the same moment
        return queries.earlier_batch(sent.hash) or batch
    if agency.default_gateway is None:
        agency.default_gateway = gateway
    said = {"gateway": (None, gateway), "agency": (None, agency.code)}
    record(actor, "import.started", subject_of(batch), changes=said)
    return batch


def process(actor: Actor, *, batch_id: int, progress: Progress | None = None) -> dict[str, Any]:
    """Work through a file, one transaction a row, and answer as the command does. Safe to begin again."""
    with transaction():
        batch = db.session.get_one(ImportBatch, batch_id)
        batch.state = BatchState.RUNNING
        content = batch.content or b""
        sent = FileSent(batch.file_name, content, batch.as_at, batch.agency_id, batch.gateway, batch.area_id)
        known = dict(batch.mapping)
        settings = _settings_of(batch)
    rows = check_file(read_file(content, known=known), as_at=sent.as_at, ages=allowed_ages())
    referrals: dict[int, str] = {}
    found: dict[int, list[str]] = {}
    for number, row in enumerate(rows, start=1):
        with transaction():
            kept = _keep_row(actor, settings, row)
            found[row.row] = list(kept.values.get("matches", []))
            if kept.referral_id is not None:
                referrals[row.row] = show_ref(queries.referral_ref(kept.referral_id))
        if progress is not None:
            progress(number, len(rows))
    with transaction():
        ref = _finish(actor, batch_id, rows)
    return answer.answer(sent.name, rows, batch=show_ref(ref), referrals=referrals, matches=found)


def allowed_ages() -> tuple[int, int]:
    """Return the youngest and the oldest age, in completed years on the date of referral, that this partnership takes."""
    return installation().referral_min_age, installation().referral_max_age


def subject_of(batch: ImportBatch) -> SubjectRef:
    """Return the import without its contents, for the trail."""
    return SubjectRef("import_batch", batch.id, batch.ref)


def row_subject(row: ImportRow) -> SubjectRef:
    """Return a row without its contents, for the trail."""
    return SubjectRef("import_row", row.id, row.ref)


def as_received(values: Mapping[str, Any], settings: "RowSettings", unverified: tuple[str, ...]) -> Received:
    """Turn a row's normal forms into what a referral says."""
    details = {name: value for name, value in values.items() if name not in _NOT_OF_A_REFERRAL}
    details = {name: value[: _LONGEST[name]] if name in _LONGEST else value for name, value in details.items()}
    details["sex"] = Sex(values.get("sex", Sex.NOT_KNOWN))
    details["sex_given"] = str(values.get("sex_as_given", ""))[:60]
    details["ethnicity_given"] = str(values.get("ethnicity_as_given", ""))[:120]
    return Received(
        details=details,
        source_agency_id=settings.agency_id,
        area_id=settings.area_id,
        referred_on=values["referral_date"],
        gateway=settings.gateway,
        batch_id=settings.batch_id,
        unverified_fields=unverified,
    )


@dataclass(frozen=True, slots=True)
class RowSettings:
    """What every row of a file has in common."""

    batch_id: int
    agency_id: int
    area_id: int | None
    gateway: Gateway


def as_far_as_known(row: ImportRow, batch: ImportBatch) -> dict[str, str]:
    """Return a held row by field, to be completed: normal forms, and what could not be read as it was sent."""
    sent = {batch.mapping.get(columns.heading_key(column)): str(cell) for column, cell in row.original.items()}
    return {name: str(row.values.get(name) or sent.get(name) or "") for name in FIELDS}


def settings_of(batch: ImportBatch) -> RowSettings:
    """Return what every row of a file has in common."""
    return _settings_of(batch)


def _settings_of(batch: ImportBatch) -> RowSettings:
    return RowSettings(batch.id, batch.agency_id, batch.area_id, batch.gateway)


def _checked(sent: FileSent) -> tuple[ReadFile, tuple[CheckedRow, ...]]:
    file = read_file(sent.content, known=queries.earlier_mapping(sent.agency_id))
    return file, check_file(file, as_at=sent.as_at, ages=allowed_ages())


def _refuse_second(sent: FileSent) -> ImportBatch | None:
    """Return the import of this file that was begun and not ended; refuse one that was ended."""
    earlier = queries.earlier_batch(sent.hash)
    if earlier is not None and earlier.state is BatchState.DONE:
        raise FileRefused(
            FileCode.ALREADY_IMPORTED,
            f"This file was imported on {clock.london_day(earlier.created_at):%d/%m/%Y} as {show_ref(earlier.ref)}.",
        )
    return earlier


def _mapping(file: ReadFile) -> dict[str, str]:
    return {columns.heading_key(heading): name for name, heading in file.guess.items()}


def _matches(actor: Actor, row: CheckedRow) -> list[str]:
    return queries.matching_refs(actor, queries.described_row(row.values))


def _keep_row(actor: Actor, settings: RowSettings, row: CheckedRow) -> ImportRow:
    """Keep one row whole as it was sent: with its referral, or held. One that is kept already stays as it is."""
    kept = queries.row_of_batch(settings.batch_id, row.row)
    if kept is not None:
        return kept
    matches = _matches(actor, row)
    refused = row.outcome is Outcome.REFUSED
    kept = ImportRow(
        batch_id=settings.batch_id,
        row_number=row.row,
        outcome=row.outcome.value,
        code=row.code.value if row.code else None,
        field=row.field,
        message=row.message,
        problems=[answer.problem(each) for each in row.problems],
        duplicate_of=row.duplicate_of,
        original=dict(row.original),
        values={**_plain(row.values), "matches": matches},
        held=HeldState.HELD if refused else None,
        due_on=rules.settle_by(clock.today()) if refused else None,
    )
    if not refused:
        referral = receive(actor, as_received(row.values, settings, row.unverified))
        kept.referral_id = referral.id
    db.session.add(kept)
    db.session.flush()
    _place_row(actor, kept, settings.area_id)
    record(actor, "import.row_held" if refused else "import.row_kept", row_subject(kept))
    return kept


def _place_row(actor: Actor, row: ImportRow, area_id: int | None) -> None:
    """A row stands where its referral stands: in its area, or in all of them while nobody knows which."""
    for each in [area_id] if area_id is not None else queries.area_ids():
        access.place(actor, "import_row", row.id, "area", each)


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def _finish(actor: Actor, batch_id: int, rows: tuple[CheckedRow, ...]) -> str:
    batch = db.session.get_one(ImportBatch, batch_id)
    counts = answer.summary(rows)
    batch.accepted, batch.warned, batch.refused = counts["accepted"], counts["warning"], counts["refused"]
    batch.state = BatchState.DONE
    # Each row is kept whole; the file itself is needed no more.
    batch.content = None
    record(actor, "import.done", subject_of(batch), detail=counts)
    return batch.ref
