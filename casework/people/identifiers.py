"""Numbers by which agencies know a young person: how each is checked, and its one normal form.

Every `normal_…` answers the form that is kept, or None when the text is not a valid number of its kind.
Sources: PRACTICE section 3 (NHS Data Dictionary, DfE unique pupil numbers, Home Office PNC and CRO).
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

_LETTERS_23 = "ZABCDEFGHJKLMNPQRTUVWXY"
_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_NHS = re.compile(r"^[0-9]{10}$")
_UPN = re.compile(r"^[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]$")
_PNC = re.compile(r"^([0-9]{4}|[0-9]{2})[/-]([0-9]{1,7})([A-HJ-NP-RT-Z])$")
_PNC_UNPARTED_SHORT = re.compile(r"^([0-9]{2})([0-9]{1,7})([A-HJ-NP-RT-Z])$")
_PNC_UNPARTED_LONG = re.compile(r"^([0-9]{4})([0-9]{6,7})([A-HJ-NP-RT-Z])$")
_CRO_STANDARD = re.compile(r"^([0-9]{1,6})/([0-9]{2})([A-HJ-NP-RT-Z])$")
_CRO_FILE = re.compile(r"^SF([0-9]{2})/([0-9]{1,6})([A-HJ-NP-RT-Z])$")
_POSTCODE = re.compile(r"^(GIR ?0AA|[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2})$")
_OUTWARD = re.compile(r"^[A-Z]{1,2}[0-9][A-Z0-9]?$")
_UPRN = re.compile(r"^[0-9]{1,12}$")


def normal_nhs_number(text: str) -> str | None:
    """Ten digits without spaces; the last checks the others (weights 10 to 2, modulus 11)."""
    digits = re.sub(r"[\s\-.]", "", text)
    if not _NHS.match(digits):
        return None
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return digits if (11 - total % 11) % 11 == int(digits[9]) else None


def show_nhs_number(normal: str) -> str:
    """Write an NHS number as it is read out: 999 230 0485."""
    return f"{normal[:3]} {normal[3:6]} {normal[6:]}"


def normal_upn(text: str) -> str | None:
    """A check letter and twelve digits, the last a letter when temporary (weights 2 to 13, modulus 23)."""
    upn = re.sub(r"[\s\-]", "", text).upper()
    if not _UPN.match(upn):
        return None
    last = "0123456789" if upn[12].isdigit() else _UPN_LETTERS
    values = [int(digit) for digit in upn[1:12]] + [last.index(upn[12])]
    total = sum(value * weight for value, weight in zip(values, range(2, 14), strict=True))
    return upn if _UPN_LETTERS[total % 23] == upn[0] else None


def normal_pnc_id(text: str) -> str | None:
    """YYYY/NNNNNNND; two-digit years, a missing slash and an unpadded serial are read too."""
    pnc = re.sub(r"\s", "", text).upper().replace("\\", "/")
    found = _PNC.match(pnc) or _PNC_UNPARTED_SHORT.match(pnc) or _PNC_UNPARTED_LONG.match(pnc)
    if not found:
        return None
    year, serial, letter = found[1], found[2].zfill(7), found[3]
    if _LETTERS_23[int(year[-2:] + serial) % 23] != letter:
        return None
    return f"{_long_year(year)}/{serial}{letter}"


def _long_year(year: str) -> str:
    """Read a year of two digits: the PNC began in 1974, and its numbers carry years back to the 1940s."""
    if len(year) == 4:
        return year
    return ("20" if int(year) < 40 else "19") + year


def normal_cro_number(text: str) -> str | None:
    """NNNNNN/YYD, or SFYY/NNNNNND for a small file; the letter checks year and serial."""
    cro = re.sub(r"\s", "", text).upper()
    if found := _CRO_STANDARD.match(cro):
        serial, year, letter = found[1].zfill(6), found[2], found[3]
        return f"{serial}/{year}{letter}" if _cro_letter(year, serial) == letter else None
    if found := _CRO_FILE.match(cro):
        year, serial, letter = found[1], found[2], found[3]
        return cro if _cro_letter(year, serial) == letter else None
    return None


def _cro_letter(year: str, serial: str) -> str:
    return _LETTERS_23[int(year + serial) % 23]


def normal_postcode(text: str) -> str | None:
    """A whole postcode in capitals with its space: ta201ql is TA20 1QL."""
    code = re.sub(r"[\s.\-]", "", text).upper()
    if not _POSTCODE.match(code):
        return None
    return f"{code[:-3]} {code[-3:]}"


def is_postcode_district(text: str) -> bool:
    """Say whether the text is only the first half of a postcode, such as BS5."""
    return _OUTWARD.match(text.strip().upper()) is not None


def normal_uprn(text: str) -> str | None:
    """A unique property reference: up to 12 digits, without leading zeros, no check digit."""
    digits = text.strip()
    return (digits.lstrip("0") or None) if _UPRN.match(digits) else None


NORMAL_FORMS: Mapping[str, Callable[[str], str | None]] = MappingProxyType(
    {
        "cro": normal_cro_number,
        "nhs_number": normal_nhs_number,
        "pnc_id": normal_pnc_id,
        "upn": normal_upn,
        "uprn": normal_uprn,
    }
)
"""The kinds of identifier that can be checked, each with its check."""


def identifiers_in(text: str) -> tuple[tuple[str, str], ...]:
    """Say what a text typed into a search box may be: pairs of kind and normal form."""
    checks = (
        ("nhs_number", normal_nhs_number),
        ("upn", normal_upn),
        ("pnc_id", normal_pnc_id),
        ("cro", normal_cro_number),
    )
    found = ((kind, check(text)) for kind, check in checks)
    return tuple((kind, normal) for kind, normal in found if normal)
