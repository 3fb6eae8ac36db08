"""Browsers in words that their owners recognise."""

import pytest

from casework.access.browsers import browser_name

_WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)"


@pytest.mark.parametrize(
    ("description", "words"),
    [
        (f"{_WINDOWS} Gecko/20100101 Firefox/145.0", "Firefox on Windows"),
        (f"{_WINDOWS} AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0", "Edge on Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1) AppleWebKit/605 Version/18 Safari/604", "Safari on an iPhone"),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537 Chrome/142.0 Mobile", "Chrome on an Android device"),
        ("curl/8", "A browser"),
        ("", "A browser"),
    ],
)
def test_a_description_is_put_in_words(description: str, words: str) -> None:
    assert browser_name(description) == words
