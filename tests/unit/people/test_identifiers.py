"""Check digits and normal forms, against published vectors and python-stdnum."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.gb import nhs, upn

from casework.people.identifiers import (
    identifiers_in,
    is_postcode_district,
    normal_cro_number,
    normal_nhs_number,
    normal_pnc_id,
    normal_postcode,
    normal_upn,
    normal_uprn,
    show_nhs_number,
)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("943 476 5919", "9434765919"),
        ("4010232137", "4010232137"),
        ("999-230-0485", "9992300485"),
        ("9434765918", None),
        ("943476591", None),
        ("٩٤٣٤٧٦٥٩١٩", None),
        ("", None),
    ],
)
def test_nhs_number(text: str, normal: str | None) -> None:
    """Spaces and hyphens are forgiven, a wrong check digit is not."""
    assert normal_nhs_number(text) == normal


def test_nhs_number_is_shown_in_three_parts() -> None:
    """As it is read out."""
    assert show_nhs_number("9992300485") == "999 230 0485"


@given(st.from_regex(r"[0-9]{10}", fullmatch=True))
def test_nhs_number_agrees_with_stdnum(text: str) -> None:
    """A second implementation says the same."""
    assert (normal_nhs_number(text) is not None) == nhs.is_valid(text)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("B801200005001", "B801200005001"),
        ("b8012 0000 5001", "B801200005001"),
        ("A801200005001", None),
        ("I801200005001", None),
        ("B80120000500", None),
    ],
)
def test_upn(text: str, normal: str | None) -> None:
    """The first letter checks the digits."""
    assert normal_upn(text) == normal


@given(st.from_regex(r"[A-Z][0-9]{11}[0-9A-Z]", fullmatch=True))
def test_upn_letter_agrees_with_stdnum(text: str) -> None:
    """Where stdnum, which also knows local authorities, says valid, so do we; and its check letter is ours."""
    if upn.is_valid(text):
        assert normal_upn(text) == text
    elif normal_upn(text):
        assert upn.calc_check_digit(text[1:]) == text[0]


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("2003/0012345N", "2003/0012345N"),
        ("1999/0000001G", "1999/0000001G"),
        ("2024/1234567K", "2024/1234567K"),
        ("2024/1234567k", "2024/1234567K"),
        ("03/12345N", "2003/0012345N"),
        ("99/1G", "1999/0000001G"),
        ("20030012345N", "2003/0012345N"),
        ("030012345N", "2003/0012345N"),
        ("2003/0012345P", None),
        ("2003/0012345I", None),
        ("2003/00123456N", None),
        ("nothing", None),
    ],
)
def test_pnc_id(text: str, normal: str | None) -> None:
    """Short years, missing slashes and unpadded serials are read; the letter must fit."""
    assert normal_pnc_id(text) == normal


@pytest.mark.parametrize(
    ("text", "normal"), [("001234/99L", "001234/99L"), ("1234/99l", "001234/99L"), ("001234/99M", None), ("x", None)]
)
def test_cro_number(text: str, normal: str | None) -> None:
    """The standard form is padded to six digits."""
    assert normal_cro_number(text) == normal


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("ta201ql", "TA20 1QL"),
        ("SW1A 1AA", "SW1A 1AA"),
        (" bs5  6xx ", "BS5 6XX"),
        ("GIR 0AA", "GIR 0AA"),
        ("BS5", None),
        ("BS5 6X", None),
        ("No fixed abode", None),
        ("", None),
    ],
)
def test_postcode(text: str, normal: str | None) -> None:
    """A whole postcode is valid however it is spaced; half of one is not."""
    assert normal_postcode(text) == normal


def test_half_a_postcode_is_known_as_such() -> None:
    """So that the sentence can say what is missing."""
    assert is_postcode_district("bs5")
    assert not is_postcode_district("BS5 6XX")


def test_uprn() -> None:
    """Digits only, leading zeros dropped."""
    assert normal_uprn("100023336956") == "100023336956"
    assert normal_uprn("000123") == "123"
    assert normal_uprn("1000233369567") is None
    assert normal_uprn("000") is None


def test_what_a_search_text_may_be() -> None:
    """One text may be an identifier of some kind."""
    assert identifiers_in("999 230 0485") == (("nhs_number", "9992300485"),)
    assert identifiers_in("b801200005001") == (("upn", "B801200005001"),)
    assert identifiers_in("Siôn Jones") == ()
