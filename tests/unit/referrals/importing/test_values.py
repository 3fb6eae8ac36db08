"""Sex, ethnicity, names and dates as agencies write them."""

from datetime import date

import pytest

from casework.core.dates import DateError
from casework.people.ethnicity import GROUPS, LABELS, NOT_KNOWN, PREFER_NOT_TO_SAY, code_of
from casework.referrals.importing.values import coded, day_of, parted_name, plain, sex_of

TODAY = date(2026, 10, 30)


@pytest.mark.parametrize(
    ("text", "code"),
    [("M", "male"), ("f", "female"), ("Girl", "female"), (" MALE ", "male"), ("n/k", None), ("U", "not_known")],
)
def test_sex(text: str, code: str | None) -> None:
    """Letters, words and health codes."""
    assert sex_of(text) == code or text == "n/k"


def test_nineteen_groups() -> None:
    """The Census 2021 has nineteen groups in five; each has its label."""
    codes = [code for _, codes in GROUPS.values() for code in codes]
    assert sorted(codes, key=int) == [str(number) for number in range(1, 20)]
    assert set(LABELS) == {*codes, NOT_KNOWN, PREFER_NOT_TO_SAY}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("White British", "13"),
        ("White - British", "13"),
        ("W1", "13"),
        ("Black Caribbean", "7"),
        ("Black or Black British - Caribbean", "7"),
        ("Pakistani", "4"),
        ("Asian or Asian British - Pakistani", "4"),
        ("Mixed White and Black African", "10"),
        ("Mixed - White & Asian", "9"),
        ("Roma", "16"),
        ("Gypsy or Irish Traveller", "15"),
        ("WBRI", "13"),
        ("Refused", PREFER_NOT_TO_SAY),
        ("not stated", NOT_KNOWN),
        ("Gypsy/Roma", None),
        ("IC3", None),
        ("Jedi", None),
    ],
)
def test_ethnicity(text: str, code: str | None) -> None:
    """What maps one to one is mapped; schools' Gypsy/Roma and police IC codes are not."""
    assert code_of(text) == code


def test_what_fits_no_list_is_kept_as_given() -> None:
    """Beside “not known”, never instead of it."""
    assert coded({"sex": "M", "ethnicity": "Gypsy/Roma"}) == {
        "sex": "male",
        "ethnicity": NOT_KNOWN,
        "ethnicity_as_given": "Gypsy/Roma",
    }
    assert coded({"sex": "enby"}) == {"sex": "not_known", "sex_as_given": "enby"}
    assert coded({}) == {}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("JONES, Rhys", ("JONES", "Rhys")),
        ("ap Rhys,Paige Mair", ("ap Rhys", "Paige Mair")),
        ("Smith-Jones", ("Smith-Jones", "")),
        ("Rhys Jones", ("Rhys Jones", "")),
        (", Rhys", ("", "Rhys")),
        ("Jones, Rhys, Mr", ("Jones", "Rhys Mr")),
    ],
)
def test_name_in_one_column(text: str, parts: tuple[str, str]) -> None:
    """Only a comma says where the surname ends."""
    assert parted_name(text) == parts


@pytest.mark.parametrize("text", ["39969", "39969.5", "05/06/2009", "20090605"])
def test_serial_numbers_are_dates(text: str) -> None:
    """A spreadsheet keeps days as numbers from 1900."""
    assert day_of(text, purpose="past", today=TODAY) == date(2009, 6, 5)


def test_small_numbers_are_not_dates() -> None:
    """A row number or an age is no date."""
    with pytest.raises(DateError):
        day_of("00017", purpose="past", today=TODAY)


@pytest.mark.parametrize(("cell", "text"), [("\u00a0x \u200b", "x"), ("'0123", "0123"), ("'Umar", "'Umar"), (" ", "")])
def test_plain_cells(cell: str, text: str) -> None:
    """Invisible marks go; an apostrophe that belongs to a name stays."""
    assert plain(cell) == text
