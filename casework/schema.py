"""Imports every model and every subject, so that migrations, tests and the engines see them all."""

from casework.access import models as access_models
from casework.actions import models as action_models
from casework.audit import models as audit_models
from casework.cases import models as case_models
from casework.cohorts import models as cohort_models
from casework.core import drafts, idempotency, installation, jobs
from casework.events import models as event_models
from casework.meetings import models as meeting_models
from casework.messages import models as message_models
from casework.people import models as people_models
from casework.referrals import models as referral_models
from casework.reminders import models as reminder_models

__all__ = [
    "access_models",
    "action_models",
    "audit_models",
    "case_models",
    "cohort_models",
    "drafts",
    "event_models",
    "idempotency",
    "installation",
    "jobs",
    "meeting_models",
    "message_models",
    "people_models",
    "referral_models",
    "reminder_models",
]
