"""The shape of a row: which fields it may have and what each must look like to be read."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate

from casework.core.dates import DateError, Purpose
from casework.referrals.importing.types import LABELS
from casework.referrals.importing.values import day_of


class DayField(fields.Field[date]):
    """A date as agencies write it."""

    def __init__(self, *, purpose: Purpose, **kwargs: Any) -> None:
        """Say whether the day lies in the past or may lie ahead."""
        super().__init__(**kwargs)
        self.purpose: Purpose = purpose

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> date:
        schema = self.root
        if not isinstance(schema, RowSchema):
            raise TypeError("A DayField belongs to a RowSchema, which knows what day it is.")
        try:
            return day_of(value, purpose=self.purpose, today=schema.as_at)
        except DateError as error:
            raise ValidationError(error.message) from None


def _required(name: str) -> dict[str, str]:
    return {"required": f"There is no {LABELS[name]}."}


def _words(**kwargs: Any) -> fields.String:
    return fields.String(validate=validate.Length(min=1), **kwargs)


class RowSchema(Schema):
    """One row as text by field, blank cells left out; loads to a dict, never to a model."""

    class Meta:
        """A field that is not named here is a mistake of ours, not the agency's."""

        unknown = RAISE

    surname = _words(required=True, error_messages=_required("surname"))
    forename = _words(required=True, error_messages=_required("forename"))
    date_of_birth = DayField(purpose="past", required=True, error_messages=_required("date_of_birth"))
    reason = _words(required=True, error_messages=_required("reason"))
    referral_date = DayField(purpose="future", required=True, error_messages=_required("referral_date"))
    sex = _words()
    postcode = _words()
    nhs_number = _words()
    upn = _words()
    pnc_id = _words()
    ethnicity = _words()
    notes = _words()

    def __init__(self, as_at: date) -> None:
        """Keep the day the import counts as, in London."""
        super().__init__()
        self.as_at = as_at

    def read(self, text: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
        """Answer what could be read and, by field, the sentence for what could not."""
        try:
            return dict(self.load(dict(text))), {}
        except ValidationError as error:
            wrong = {name: str(sentences[0]) for name, sentences in error.messages_dict.items()}
            valid = error.valid_data
            return dict(valid) if isinstance(valid, dict) else {}, wrong
