"""Imports every model and every subject, so that migrations, tests and the engines see them all."""

from casework.access import models as access_models
from casework.access import subjects as access_subjects
from casework.actions import subjects as action_subjects
from casework.audit import models as audit_models
from casework.cases import subjects as case_subjects
from casework.cohorts import subjects as cohort_subjects
from casework.core import drafts, idempotency, installation, jobs, lease
from casework.events import subjects as event_subjects
from casework.meetings import subjects as meeting_subjects
from casework.messages import models as message_models
from casework.outcomes import subjects as outcome_subjects
from casework.people import subjects as people_subjects
from casework.referrals import subjects as referral_subjects
from casework.reminders import models as reminder_models
from casework.reports import models as report_models

__all__ = [
    "access_models",
    "access_subjects",
    "action_subjects",
    "audit_models",
    "case_subjects",
    "cohort_subjects",
    "drafts",
    "event_subjects",
    "idempotency",
    "installation",
    "jobs",
    "lease",
    "meeting_subjects",
    "message_models",
    "outcome_subjects",
    "people_subjects",
    "referral_subjects",
    "reminder_models",
    "report_models",
]
