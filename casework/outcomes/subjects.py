"""How outcome checks and records of education and work introduce themselves to what cuts across."""

from casework.core.subjects import Subject, register
from casework.outcomes.models import EteRecord, OutcomeCheck

OUTCOME_CHECK = register(
    Subject(
        kind="outcome_check",
        model=OutcomeCheck,
        label="Outcome check",
        tables=("outcome_checks",),
        repoint=("outcome_checks.person_id",),
        erase=("outcome_checks.note",),
    )
)

ETE_RECORD = register(
    Subject(
        kind="ete_record",
        model=EteRecord,
        label="Education, employment or training",
        tables=("ete_records",),
        repoint=("ete_records.person_id",),
        erase=("ete_records.note",),
    )
)
