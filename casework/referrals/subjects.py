"""How referrals, imported files and held rows introduce themselves to what cuts across."""

from casework.core.subjects import Subject, register
from casework.referrals.due import held_rows_due, referrals_due
from casework.referrals.models import ImportBatch, ImportRow, Referral

_SAID = (
    *("forename", "surname", "date_of_birth", "postcode", "address", "phone", "nhs_number", "upn", "pnc_id"),
    *("child_protection_ref", "child_protection_why_not", "reason", "worries", "young_person_says", "family_says"),
    *("not_told_because", "gillick_note", "strengths", "before_contact", "notes", "decision_note"),
)

REFERRAL = register(
    Subject(
        kind="referral",
        model=Referral,
        label="Referral",
        endpoint="referrals.show_referral",
        tables=("referrals", "referral_messages"),
        due=referrals_due,
        repoint=("referrals.person_id",),
        erase=(*(f"referrals.{name}" for name in _SAID), "referral_messages.text"),
    )
)

IMPORT_BATCH = register(
    Subject(
        kind="import_batch",
        model=ImportBatch,
        label="Import",
        endpoint="imports.show_batch",
        tables=("import_batches",),
        erase=("import_batches.content",),
    )
)

IMPORT_ROW = register(
    Subject(
        kind="import_row",
        model=ImportRow,
        label="Row of an import",
        endpoint="imports.show_row",
        tables=("import_rows",),
        due=held_rows_due,
        erase=("import_rows.original", "import_rows.values", "import_rows.message", "import_rows.settled_note"),
    )
)
