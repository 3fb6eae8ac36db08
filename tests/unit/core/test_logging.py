"""What the log keeps of an exception: never its message, which can quote what somebody typed."""

import json

from casework.core.logging import without_messages


def test_an_exception_is_logged_by_kind_and_place_without_its_message() -> None:
    try:
        try:
            raise KeyError("Rhys ap Gwilym")
        except KeyError as cause:
            raise ValueError("born 3 April 2010") from cause
    except ValueError as error:
        event = without_messages(None, "error", {"event": "failed", "exc_info": error})
    assert event["error"] == ["ValueError", "KeyError"]
    assert "test_logging.py" in event["at"][0]
    written = json.dumps(event)
    assert "Rhys" not in written
    assert "April" not in written


def test_what_has_no_exception_stays_as_it_is() -> None:
    assert without_messages(None, "info", {"event": "done", "count": 3}) == {"event": "done", "count": 3}
