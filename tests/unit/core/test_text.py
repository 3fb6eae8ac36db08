"""Names compared as people compare them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.core.text import fold, squash, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Łukasz", "LUKASZ"),
        ("ŻAK", "Zak"),
        ("Nguyễn", "nguyen"),
        ("Siôn", "SION"),
        ("Sinéad", "Sine\u0301ad"),
        ("O’NEILL", "O'Neill"),
        ("Smith–Jones", "smith-jones"),
        ("NÍ  BHRIAIN", "Ni Bhriain"),
        ("Đorđe", "dorde"),
        ("Bjørn", "BJORN"),
        ("Weiß", "WEISS"),
        ("İnci", "inci"),
    ],
)
def test_written_two_ways(one: str, other: str) -> None:
    """Case, accents, special letters and typographer's marks make no difference."""
    assert fold(one) == fold(other)


def test_what_stays() -> None:
    """Apostrophes, hyphens and spaces are part of a name until it is searched for."""
    assert fold("D'Arcy") == "d'arcy"
    assert fold("Smith-Jones") != fold("Smith Jones")
    assert words("Mary-Jane O'Neill (Żak)") == ("mary", "jane", "oneill", "zak")
    assert squash("Smith-Jones") == squash("SMITH JONES") == "smithjones"


@given(st.text(max_size=30))
def test_folding_again_changes_nothing(text: str) -> None:
    """What is folded stays as it is."""
    once = squash(text)
    assert squash(once) == once
