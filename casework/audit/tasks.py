"""Checking the whole trail when somebody asks for it on a page."""

from collections.abc import Mapping
from typing import Any

from casework.audit.queries import VERIFY_JOB
from casework.audit.seals import verify
from casework.core.db import read
from casework.core.jobs import Running, handles


@handles(VERIFY_JOB)
def verify_trail(running: Running) -> Mapping[str, Any]:
    """Verify the chain and every readable value; keep the verdict as the job's result."""
    with read():
        verdict = verify()
    return {
        "whole": verdict.whole,
        "records": verdict.records,
        "seals": verdict.seals,
        "broken_record": verdict.broken_record,
        "reason": verdict.reason,
    }
