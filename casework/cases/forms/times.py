"""A time of day in one text box, as people write it: 14:30, 2.30pm, 2pm."""

import re
from collections.abc import Sequence
from datetime import time
from typing import Any

from wtforms import Field, StringField

_TIME = re.compile(r"(\d{1,2})(?:[:.\s]?(\d{2}))?\s*([ap])?\.?(?:m\.?)?", re.IGNORECASE)
_NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}


class TimeText(Field):
    """A London time of day; `data` is a time or None, and what was typed stays in the box."""

    widget = StringField.widget
    data: Any

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Parse what was typed. Raises ValueError in plain English."""
        typed = str(valuelist[0]).strip() if valuelist else ""
        self.data = parse_time(typed) if typed else None

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return f"{self.data:%H:%M}" if isinstance(self.data, time) else ""


def parse_time(text: str) -> time:
    """Read a time of day. Raises ValueError in plain English when it is none."""
    named = _NAMED.get(text.strip().lower())
    if named is not None:
        return named
    match = _TIME.fullmatch(text.strip())
    if match is None:
        raise ValueError("Enter a time, like 14:30 or 2:30pm")
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if (half and not 1 <= hour <= 12) or hour > 23 or minute > 59:
        raise ValueError("Enter a time, like 14:30 or 2:30pm")
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute)
