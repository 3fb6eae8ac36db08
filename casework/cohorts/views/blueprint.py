"""The blueprint of cohorts."""

from flask import Blueprint

bp = Blueprint("cohorts", __name__, url_prefix="/cohorts")


def status_of(form: object) -> int:
    """Return the answer's status: 422 when what was sent has problems."""
    return 422 if getattr(form, "errors", None) or getattr(form, "form_errors", None) else 200
