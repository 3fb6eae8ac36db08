"""What agencies call their columns."""

import pytest

from casework.referrals.importing.columns import SYNONYMS, guess, heading_key
from casework.referrals.importing.types import FIELDS, NAME


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("D.O.B.", "date_of_birth"),
        ("D.O.B", "date_of_birth"),
        ("Date of birth", "date_of_birth"),
        ("birth_date", "date_of_birth"),
        ("DateOfBirth", "date_of_birth"),
        ("DOB (dd/mm/yyyy)", "date_of_birth"),
        ("Child's date of birth", "date_of_birth"),
        ("Pupil DOB", "date_of_birth"),
        ("Pupil name", NAME),
        ("Name of young person", NAME),
        ("Young person’s name", NAME),
        ("Full name (Surname, Forename)", NAME),
        ("Surname, Forename", NAME),
        ("NAME", NAME),
        ("Legal surname", "surname"),
        ("family_name", "surname"),
        ("Last Name", "surname"),
        ("PupilSurname", "surname"),
        ("FORENAME(S)", "forename"),
        ("First name(s)", "forename"),
        ("given_name", "forename"),
        ("Legal Forename", "forename"),
        ("Gender", "sex"),
        ("M/F", "sex"),
        ("POST CODE", "postcode"),
        ("Home postcode", "postcode"),
        ("NHS No.", "nhs_number"),
        ("nhs_number", "nhs_number"),
        ("Patient NHS Number", "nhs_number"),
        ("UPN", "upn"),
        ("Unique Pupil Number (UPN)", "upn"),
        ("PNC ID", "pnc_id"),
        ("PNC-No", "pnc_id"),
        ("Ethnic origin", "ethnicity"),
        ("REASON FOR REFERRAL", "reason"),
        ("Concern", "reason"),
        ("Concern(s)", "reason"),
        ("presentation", "reason"),
        ("Presenting complaint", "reason"),
        ("Reason for referring", "reason"),
        ("Cause for concern", "reason"),
        ("Date raised", "referral_date"),
        ("DATE REFERRED", "referral_date"),
        ("referral_datetime", "referral_date"),
        ("Referred on", "referral_date"),
        ("Date of Referral", "referral_date"),
        ("OFFICER NOTES", "notes"),
        ("Any other comments", None),
        ("Parent surname", None),
        ("Mother's date of birth", None),
        ("School postcode", None),
        ("Referrer name", None),
        ("Officer name", None),
        ("", None),
        ("???", None),
    ],
)
def test_heading(heading: str, name: str | None) -> None:
    """A heading is the field it names; what is about somebody else is no field."""
    assert list(guess([heading], {})) == ([name] if name else [])


def test_the_surer_of_two_columns_is_taken() -> None:
    """A file with a referral date and an attendance date has one of each meaning."""
    assert guess(["Date", "Attendance date", "Referral date"], {}) == {"referral_date": 2}
    assert guess(["Preferred forename", "Legal forename"], {}) == {"forename": 1}


def test_synonyms_are_in_the_form_they_are_compared_in() -> None:
    """Each belongs to one field, and every field but none more has some."""
    listed = [word for words in SYNONYMS.values() for word in words]
    assert [heading_key(word) for word in listed] == listed
    assert len(set(listed)) == len(listed)
    assert set(SYNONYMS) == {*FIELDS, NAME}
