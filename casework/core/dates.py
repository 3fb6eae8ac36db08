"""Dates as people type them, day first, in the United Kingdom."""

import re
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
EARLIEST_YEAR = 1900
LATEST_YEAR = 2100
EXAMPLE = "Write it like 3 April 2026 or 3/4/26."

Purpose = Literal["past", "future"]

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?\s+", re.IGNORECASE)
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
_INSTANT = re.compile(
    r"^(?P<day>\d{4}-\d{2}-\d{2})[T ](?P<time>\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)\s*"
    r"(?P<zone>Z|UTC|[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?:,?\s+(?:at\s+)?|T)\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?$",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$")
_DAY_FIRST = re.compile(r"^(\d{1,2})\s*[-/.\s]\s*(\d{1,2})\s*[-/.\s]\s*(\d{2}|\d{4})$")
_DAY_WORD = re.compile(r"^(\d{1,2})[-/.,\s]*(?:of\s+)?([a-z]{3,9})[-/.,\s']*(\d{4}|\d{2})$", re.IGNORECASE)
_WORD_DAY = re.compile(r"^([a-z]{3,9})[-/.\s]*(\d{1,2})[,\s]+(\d{4})$", re.IGNORECASE)
_YEAR_WORD = re.compile(r"^(\d{4})[-/.\s]*([a-z]{3,9})[-/.\s]*(\d{1,2})$", re.IGNORECASE)
_EIGHT = re.compile(r"^\d{8}$")


class DateError(ValueError):
    """The text is not a date; ``message`` says why in plain English."""

    def __init__(self, message: str) -> None:
        """Keep the sentence that is shown beside the field."""
        super().__init__(message)
        self.message = message


def parse_date(text: str, *, purpose: Purpose, today: date) -> date:
    """Read a date somebody typed or a system wrote, day before month.

    A year of two digits is never after this year where the date lies in the past (dates of
    birth, past events), and in this century where it may lie ahead (deadlines, meetings,
    referral dates). An instant with a zone answers the day it was in London.

    Raises:
        DateError: with a sentence for the person who typed it.
    """
    cleaned = " ".join(text.replace("\u00a0", " ").split())
    if not cleaned:
        raise DateError(f"Enter a date. {EXAMPLE}")
    instant = _INSTANT.match(cleaned)
    if instant:
        return _london_day(instant, cleaned)
    cleaned = _ORDINAL.sub("", _WEEKDAY.sub("", _CLOCK.sub("", cleaned))).strip(" .,")
    year, month, day = _parts(cleaned, purpose, today)
    return _real(year, month, day, cleaned)


def show_date(day: date) -> str:
    """Write a date as it is shown everywhere: 3 April 2026."""
    return f"{day.day} {_MONTHS[day.month - 1].capitalize()} {day.year}"


def _parts(text: str, purpose: Purpose, today: date) -> tuple[int, int, int]:
    if found := _YEAR_FIRST.match(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _DAY_FIRST.match(text):
        return _year(found[3], purpose, today), int(found[2]), int(found[1])
    if found := _DAY_WORD.match(text):
        return _year(found[3], purpose, today), _month(found[2], text), int(found[1])
    if found := _WORD_DAY.match(text):
        return int(found[3]), _month(found[1], text), int(found[2])
    if found := _YEAR_WORD.match(text):
        return int(found[1]), _month(found[2], text), int(found[3])
    if _EIGHT.match(text):
        return _eight_digits(text)
    raise _not_a_date(text)


def _eight_digits(text: str) -> tuple[int, int, int]:
    """Tell 20260403 from 03042026; no text can be both, since 19 and 20 are no months."""
    if text[:2] in ("19", "20") and 1 <= int(text[4:6]) <= 12:
        return int(text[:4]), int(text[4:6]), int(text[6:])
    return int(text[4:]), int(text[2:4]), int(text[:2])


def _year(text: str, purpose: Purpose, today: date) -> int:
    if len(text) == 4:
        return int(text)
    year = today.year // 100 * 100 + int(text)
    if purpose == "past" and year > today.year:
        return year - 100
    return year


def _month(word: str, text: str) -> int:
    for number, name in enumerate(_MONTHS, start=1):
        if name.startswith(word.lower()) or (word.lower() == "sept" and number == 9):
            return number
    raise _not_a_date(text)


def _real(year: int, month: int, day: int, text: str) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        if 1 <= month <= 12 and 1 <= day <= 31:
            text = f"{day} {_MONTHS[month - 1].capitalize()} {year}"
        raise DateError(f"{text} is not a real date") from None
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise DateError(f"The year {year} is too far away. Check the date.")
    return found


def _london_day(instant: re.Match[str], text: str) -> date:
    zone = (instant["zone"] or "").upper().replace("UTC", "Z")
    time = instant["time"].replace(",", ".").partition(".")[0]
    try:
        moment = datetime.fromisoformat(f"{instant['day']}T{time}{zone.replace('Z', '+00:00')}")
    except ValueError:
        raise DateError(f"{text} is not a real date") from None
    if moment.tzinfo is None:
        return _real(moment.year, moment.month, moment.day, text)
    try:
        moment = moment.astimezone(LONDON)
    except OverflowError:
        raise DateError(f"{text} is not a real date") from None
    return _real(moment.year, moment.month, moment.day, text)


def _not_a_date(text: str) -> DateError:
    shown = text if len(text) <= 40 else text[:40] + "…"
    return DateError(f"“{shown}” is not a date. {EXAMPLE}")
