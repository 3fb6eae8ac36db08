"""How rows end, and which of several problems decides."""

from datetime import date
from typing import Any

import pytest

from casework.referrals.importing.reading import read_file
from casework.referrals.importing.rules import age_on, check_file, check_values
from casework.referrals.importing.types import CheckedRow

AS_AT = date(2026, 10, 30)
GOOD = {
    "Surname": "Jones",
    "Forename": "Rhys",
    "DOB": "05/06/2009",
    "Reason": "Knife carrying",
    "Referral date": "01/10/2026",
}


def check(*rows: dict[str, str], ages: tuple[int, int] = (8, 25)) -> tuple[CheckedRow, ...]:
    """Check rows written as a file: each is a good one but for what it says."""
    columns = list(dict.fromkeys(key for row in rows for key in (*GOOD, *row)))
    lines = [columns] + [[(GOOD | row).get(column, "") for column in columns] for row in rows]
    text = "\n".join("|".join(line) for line in lines)
    return check_file(read_file(text.encode()), as_at=AS_AT, ages=ages)


def ended(row: CheckedRow) -> tuple[Any, ...]:
    """Say how a row ended, in short."""
    return row.outcome.value, row.code and row.code.value, row.field


def test_good_row() -> None:
    """It is accepted, with normal forms and the whole row as it was sent."""
    (row,) = check({"Postcode": "ta201ql", "Sex": "M", "NHS No": "999 230 0485", "Shoe size": "9"})
    assert ended(row) == ("accepted", None, None)
    assert row.values == {
        "surname": "Jones",
        "forename": "Rhys",
        "date_of_birth": date(2009, 6, 5),
        "reason": "Knife carrying",
        "referral_date": date(2026, 10, 1),
        "sex": "male",
        "postcode": "TA20 1QL",
        "nhs_number": "9992300485",
    }
    assert row.original["Shoe size"] == "9"
    assert row.original["Postcode"] == "ta201ql"


@pytest.mark.parametrize(
    ("faults", "code", "field"),
    [
        ({"Surname": "", "Forename": "", "DOB": "", "Reason": ""}, "required", "surname"),
        ({"Surname": " - "}, "required", "surname"),
        ({"Forename": "", "DOB": "", "Reason": ""}, "required", "forename"),
        ({"DOB": "", "Reason": ""}, "required", "date_of_birth"),
        ({"Reason": "", "DOB": "31/02/2009"}, "required", "reason"),
        ({"Referral date": "", "DOB": "31/02/2009"}, "required", "referral_date"),
        ({"DOB": "31/02/2009", "Referral date": "31/09/2026"}, "date_invalid", "date_of_birth"),
        ({"DOB": "18/05/2027", "Referral date": "soon"}, "date_invalid", "referral_date"),
        ({"DOB": "10/26/2009"}, "date_invalid", "date_of_birth"),
        ({"DOB": "18/05/2027", "Referral date": "29/11/26"}, "date_in_future", "date_of_birth"),
        ({"DOB": "30/10/1985", "Referral date": "29/11/26"}, "date_in_future", "referral_date"),
        ({"DOB": "31/10/26"}, "date_in_future", "date_of_birth"),
        ({"DOB": "30/10/85"}, "age_out_of_range", "date_of_birth"),
        ({"DOB": "02/10/2018"}, "age_out_of_range", "date_of_birth"),
        ({"DOB": "01/10/2000"}, "age_out_of_range", "date_of_birth"),
        ({"DOB": "02/10/2026"}, "age_out_of_range", "date_of_birth"),
    ],
)
def test_first_problem_decides(faults: dict[str, str], code: str, field: str) -> None:
    """Codes in their order; within a code, the fields in theirs."""
    (row,) = check(faults)
    assert ended(row) == ("refused", code, field)
    assert row.problems[0].message == row.message


@pytest.mark.parametrize("born", ["01/10/2018", "02/10/2000"])
def test_the_edges_of_the_ages_are_in(born: str) -> None:
    """Eight today, and the last day of being twenty-five."""
    (row,) = check({"DOB": born})
    assert ended(row) == ("accepted", None, None)


def test_ages_are_a_setting() -> None:
    """A partnership may work with other ages."""
    (row,) = check({"DOB": "01/10/2018"}, ages=(10, 25))
    assert ended(row) == ("refused", "age_out_of_range", "date_of_birth")


def test_leap_day() -> None:
    """Somebody born on 29 February comes of age on 1 March in other years."""
    assert age_on(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert age_on(date(2008, 2, 29), date(2026, 3, 1)) == 18


@pytest.mark.parametrize(
    ("faults", "code", "field"),
    [
        ({"PNC ID": "2003/0012345P", "UPN": "A801200005001"}, "pnc_invalid", "pnc_id"),
        ({"UPN": "A801200005001", "NHS": "123"}, "upn_invalid", "upn"),
        ({"NHS": "9.99E+09", "Postcode": "BS5"}, "nhs_number_invalid", "nhs_number"),
        ({"Postcode": "BS5"}, "postcode_invalid", "postcode"),
        ({"Postcode": "No fixed abode"}, "postcode_invalid", "postcode"),
    ],
)
def test_warnings_keep_the_value_unverified(faults: dict[str, str], code: str, field: str) -> None:
    """The young person is imported all the same, the doubtful value as it was sent."""
    (row,) = check(faults)
    assert ended(row) == ("warning", code, field)
    assert set(row.unverified) == {each.field for each in row.problems}
    assert row.values[field] in faults.values()


def test_all_problems_are_told() -> None:
    """So that a person can put them right in one go."""
    (row,) = check({"Surname": "", "DOB": "31/02/2009", "Referral date": "29/11/26", "Postcode": "BS5"})
    assert [(each.code.value, each.field) for each in row.problems] == [
        ("required", "surname"),
        ("date_invalid", "date_of_birth"),
        ("date_in_future", "referral_date"),
        ("postcode_invalid", "postcode"),
    ]


def test_duplicates_ignore_case_and_accents() -> None:
    """Every later one points at the first, whatever else its row says."""
    rows = check(
        {"Surname": "Żak", "Forename": "Łukasz"},
        {"Surname": "ZAK", "Forename": "Lukasz", "Reason": "Robbery"},
        {"Surname": "zak", "Forename": "łukasz", "Postcode": "BS5"},
        {"Surname": "O’Neill"},
        {"Surname": "O'NEILL", "DOB": "2009-06-05"},
        {"Surname": "O'Neill", "DOB": "06/06/2009"},
    )
    assert [row.outcome.value for row in rows] == ["accepted", "refused", "refused", "accepted", "refused", "accepted"]
    assert [row.duplicate_of for row in rows] == [None, 2, 2, None, 5, None]
    assert ended(rows[1]) == ("refused", "duplicate_in_file", None)
    assert [each.code.value for each in rows[2].problems] == ["duplicate_in_file", "postcode_invalid"]


def test_a_refused_row_has_no_duplicates() -> None:
    """The second one, which can be imported, is; the third repeats that one."""
    rows = check({"Reason": ""}, {}, {})
    assert [ended(row)[:2] for row in rows] == [
        ("refused", "required"),
        ("accepted", None),
        ("refused", "duplicate_in_file"),
    ]
    assert rows[2].duplicate_of == 3


def test_a_row_with_a_warning_has_duplicates() -> None:
    """It was imported."""
    rows = check({"Postcode": "BS5"}, {})
    assert [row.outcome.value for row in rows] == ["warning", "refused"]


@pytest.mark.parametrize("missing", ["Surname", "Forename", "DOB", "Reason", "Referral date"])
def test_a_missing_column_refuses_every_row(missing: str) -> None:
    """Each row is held, none is lost."""
    columns = [column for column in GOOD if column != missing]
    text = "\n".join(",".join(line) for line in [columns, [GOOD[column] for column in columns]])
    (row,) = check_file(read_file(text.encode()), as_at=AS_AT)
    assert row.outcome.value == "refused"
    assert row.code == "required"


def test_names_in_one_column() -> None:
    """A comma parts them; a name without one is all surname."""
    text = "Pupil name;DOB;Concern;Referred on\n" + "\n".join(
        f"{name};5 June 2009;Robbery;1 Oct 26" for name in ("Jones, Rhys", "Rhys Jones", "", ", Rhys", "Jones,")
    )
    rows = check_file(read_file(text.encode()), as_at=AS_AT)
    assert [ended(row) for row in rows] == [
        ("accepted", None, None),
        ("refused", "required", "forename"),
        ("refused", "required", "surname"),
        ("refused", "required", "surname"),
        ("refused", "required", "forename"),
    ]
    assert rows[1].values["surname"] == "Rhys Jones"


def test_instants_count_as_days_in_london() -> None:
    """Half past eleven in the evening of a summer's day in UTC is the next day here."""
    rows = check({"Referral date": "2026-10-20T23:30:00Z"}, {"DOB": "06/06/2009", "Referral date": "2026-10-30T23:30Z"})
    assert [row.values["referral_date"] for row in rows] == [date(2026, 10, 21), date(2026, 10, 30)]


def test_formulas_stay_text() -> None:
    """Nothing that a file says is ever calculated."""
    (row,) = check({"Notes": '=HYPERLINK("http://example.test","see file")'})
    assert row.values["notes"] == '=HYPERLINK("http://example.test","see file")'


def test_a_row_completed_by_hand_is_checked_the_same() -> None:
    """What a person types into the held row passes through the same rules."""
    text = {"surname": "Jones", "forename": "Rhys", "date_of_birth": "5/6/09", "reason": "x", "postcode": "ta201ql"}
    values, problems = check_values(text, as_at=AS_AT)
    assert values["date_of_birth"] == date(2009, 6, 5)
    assert values["postcode"] == "TA20 1QL"
    assert [(each.code.value, each.field) for each in problems] == [("required", "referral_date")]
