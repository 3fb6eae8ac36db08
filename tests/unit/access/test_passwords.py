"""What is a good enough password, and how one is checked."""

import pytest

from casework.access import passwords
from casework.access.errors import WeakPassword

GOOD = "lantern-otter-vinegar-81"


def test_a_few_unrelated_words_are_good_enough() -> None:
    passwords.check_strength(GOOD, own_words=("Dele Adeyemi", "dele.adeyemi", "Northvale Council"))


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("short-one-8", "at least 12"),
        ("x" * 129, "128 characters or fewer"),
        ("adeyemi-otter-vinegar-81", "your name"),
        ("NORTHVALE-otter-vinegar", "your name"),
        ("password1234", "too easy"),
        ("aaaaaaaaaaaaaaaa", "too easy"),
        ("qwertyuiop123", "too easy"),
    ],
)
def test_a_weak_one_is_refused_with_the_reason(password: str, why: str) -> None:
    with pytest.raises(WeakPassword, match=why):
        passwords.check_strength(password, own_words=("Dele Adeyemi", "Northvale Council"))


def test_short_own_words_do_not_forbid_half_the_alphabet() -> None:
    passwords.check_strength(GOOD, own_words=("Jo Li", "an@tests.example"))


def test_only_the_right_password_matches() -> None:
    hashed = passwords.hash_password(GOOD)
    assert hashed.startswith("$argon2id$")
    assert passwords.matches(hashed, GOOD)
    assert not passwords.matches(hashed, GOOD + "x")


def test_nobody_has_a_password_even_the_one_that_stands_in_for_theirs() -> None:
    assert not passwords.matches(None, "nobody has this password")


def test_a_hash_made_with_weaker_parameters_is_to_be_made_again() -> None:
    weaker = "$argon2id$v=19$m=8192,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$5ySLwYpUIhiJlyq4eR6/mSHBZZqL7F3O8l9GhYqdzDw"
    assert passwords.needs_rehash(weaker)
    assert not passwords.needs_rehash(passwords.hash_password(GOOD))
