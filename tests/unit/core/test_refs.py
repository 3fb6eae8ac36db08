"""References: said on the telephone, typed by somebody in a hurry, shown with a dash."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.core.refs import ALPHABET, LENGTH, new_ref, parse_ref, show_ref


def test_new_ones_are_canonical() -> None:
    assert parse_ref(new_ref()) is not None


@given(st.text(alphabet=ALPHABET, min_size=LENGTH, max_size=LENGTH))
def test_what_is_shown_is_read_back(ref: str) -> None:
    assert parse_ref(show_ref(ref)) == ref
    assert parse_ref(show_ref(ref).lower()) == ref


@pytest.mark.parametrize("typed", ["k7qf 4m2p", "K7QF-4M2P", " k7qf4m2p "])
def test_any_spelling_is_taken(typed: str) -> None:
    assert parse_ref(typed) == "K7QF4M2P"


def test_letters_that_look_like_digits_are_digits() -> None:
    assert parse_ref("OIL0-OIL0") == "01100110"


@pytest.mark.parametrize("typed", ["", "K7QF", "K7QF-4M2P-9", "K7QU-4M2P", "../../etc"])
def test_what_cannot_be_one_is_nothing(typed: str) -> None:
    assert parse_ref(typed) is None
