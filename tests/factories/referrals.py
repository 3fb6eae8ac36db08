"""Fictional referrals and files. Call inside a `transaction()`."""

from datetime import date
from pathlib import Path
from typing import Any

from casework.access.types import Gateway
from casework.core import clock
from casework.core.actor import SYSTEM, Actor
from casework.core.db import transaction
from casework.referrals import services
from casework.referrals.models import Referral
from casework.referrals.services.importing import FileSent
from casework.referrals.types import Urgency, YesNoUnknown
from tests.cast import Cast

AGENCY_FILES = Path(__file__).parents[1] / "data" / "agency_files"

DETAILS: dict[str, Any] = {
    "forename": "Rhys",
    "surname": "Llewelyn",
    "date_of_birth": date(2011, 3, 4),
    "postcode": "BS5 6XX",
    "reason": "Knife carrying",
    "child_protection_made": YesNoUnknown.NO,
    "child_protection_why_not": "Nobody was hurt",
    "urgency": Urgency.SOON,
}


def refer(cast: Cast, **given: Any) -> Referral:
    """A referral that the school's referrer made through the front door."""
    return services.refer(cast.referrer.actor, details={**DETAILS, **given}, area_id=cast.northvale)


def file_sent(cast: Cast, name: str, *, content: bytes | None = None, as_at: date | None = None) -> FileSent:
    """A file the police sent about Northvale."""
    return FileSent(
        name=name,
        content=(AGENCY_FILES / name).read_bytes() if content is None else content,
        as_at=as_at or clock.today(),
        agency_id=cast.police,
        gateway=Gateway.PCSC_S16,
        area_id=cast.northvale,
    )


def import_file(
    cast: Cast, name: str, *, actor: Actor = SYSTEM, content: bytes | None = None, as_at: date | None = None
) -> dict[str, Any]:
    """Import a file whole, outside any transaction, and answer as the command does."""
    sent = file_sent(cast, name, content=content, as_at=as_at)
    with transaction():
        batch_id = services.start_import(actor, sent=sent).id
    return services.process(actor, batch_id=batch_id)
