"""What agencies write in a cell, brought to what we keep."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from casework.core.dates import Purpose, parse_date
from casework.core.text import fold
from casework.people import ethnicity

_SEX: Mapping[str, tuple[str, ...]] = {
    "female": ("f", "female", "girl", "woman", "fem", "2", "benyw"),
    "male": ("m", "male", "boy", "man", "1", "gwryw"),
    "not_known": (
        *("not stated", "not known", "unknown", "u", "x", "0", "9", "nk", "not specified", "indeterminate"),
        *("prefer not to say", "not recorded"),
    ),
}
_SEX_CODES: Mapping[str, str] = {word: code for code, words in _SEX.items() for word in words}
_SERIAL = re.compile(r"^\d{5}(?:\.\d+)?$")
_SERIAL_START = date(1899, 12, 30)
_FIRST_SERIAL = 7306  # 1 January 1920
_LAST_SERIAL = 73050  # 31 December 2099


def sex_of(text: str) -> str | None:
    """Answer female, male or not_known; None where the word is not one we know."""
    return _SEX_CODES.get(" ".join(re.sub(r"[^\w]+", " ", fold(text)).split()))


def coded(values: Mapping[str, str]) -> dict[str, str]:
    """Put sex and ethnicity through their lists; what fits none is kept as given beside “not known”."""
    kept: dict[str, str] = {}
    if sex := values.get("sex"):
        kept |= _with_original("sex", sex_of(sex), sex, "not_known")
    if group := values.get("ethnicity"):
        kept |= _with_original("ethnicity", ethnicity.code_of(group), group, ethnicity.NOT_KNOWN)
    return kept


def _with_original(name: str, code: str | None, text: str, unknown: str) -> dict[str, str]:
    return {name: code} if code else {name: unknown, f"{name}_as_given": text}


def day_of(text: str, *, purpose: Purpose, today: date) -> date:
    """Read a date as `parse_date` does, or as the serial number under which a spreadsheet keeps it.

    Raises:
        DateError: when it is neither.
    """
    if _SERIAL.match(text) and _FIRST_SERIAL <= int(text[:5]) <= _LAST_SERIAL:
        return _SERIAL_START + timedelta(days=int(text[:5]))
    return parse_date(text, purpose=purpose, today=today)


def parted_name(text: str) -> tuple[str, str]:
    """Part “JONES, Rhys” into surname and forename. Without a comma it is all surname, however many words."""
    surname, _, forename = text.partition(",")
    return surname.strip(), " ".join(forename.replace(",", " ").split())


def plain(cell: str) -> str:
    """Take stray spaces and invisible marks out of a cell, and the apostrophe Excel puts before forced text."""
    cell = re.sub(r"[\u200b-\u200f\u2060\ufeff]", "", cell).replace("\u00a0", " ").strip()
    return cell[1:].strip() if re.match(r"^'[=+\-@\d]", cell) else cell
