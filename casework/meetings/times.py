"""Times of day as people write them."""

import re
from datetime import time

_SHAPE = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*([ap]\.?m\.?)?", re.IGNORECASE)


def parse_time(text: str) -> time:
    """Read a time of day: 10, 10am, 2.30pm, 14:30. Raises ValueError, with a message, for anything else.

    A bare hour from 1 to 6 is afternoon: nobody meets before seven in the morning.
    """
    typed = text.strip().lower()
    if typed in ("noon", "midday"):
        return time(12)
    found = _SHAPE.fullmatch(typed)
    if found is None:
        raise ValueError("Enter a time, like 10am or 14:30")
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "")[:1]
    if half:
        if not 1 <= hour <= 12:
            raise ValueError("Enter a time, like 10am or 14:30")
        hour = hour % 12 + (12 if half == "p" else 0)
    elif 1 <= hour <= 6 and not typed.startswith("0"):
        hour += 12
    if hour > 23 or minute > 59:
        raise ValueError("Enter a time, like 10am or 14:30")
    return time(hour, minute)


def show_time_of_day(at: time | None) -> str:
    """Return a time of day as GOV.UK writes it, such as 2:30pm; nothing for none."""
    if at is None:
        return ""
    minutes = f":{at.minute:02d}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'am' if at.hour < 12 else 'pm'}"
