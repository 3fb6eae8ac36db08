"""Passwords: what is good enough, and how they are kept.

Hashing takes about 50 ms by design and is never done inside a transaction. Parameters: OWASP's for argon2id
(19 MiB, two passes, one lane).
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError
from zxcvbn import zxcvbn

from casework.access.errors import WeakPassword

MIN_LENGTH = 12
MAX_LENGTH = 128
_GOOD_SCORE = 3  # zxcvbn's "safely unguessable": over 10^8 guesses, beyond what throttling lets anybody try
_ESTIMATED_LENGTH = 72  # zxcvbn takes quadratic time; what comes later can only make a password stronger
_SHORTEST_OWN_WORD = 4

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def hash_password(password: str) -> str:
    """Return the argon2id hash to keep. Call it outside transactions."""
    return _hasher.hash(password)


def matches(password_hash: str | None, password: str) -> bool:
    """Say whether a password is the one that was hashed, in the same time whether or not there is a hash."""
    try:
        _hasher.verify(password_hash or _nobodys_hash(), password)
    except (VerifyMismatchError, VerificationError, InvalidHashError):
        return False
    return password_hash is not None


def needs_rehash(password_hash: str) -> bool:
    """Say whether a hash was made with weaker parameters than today's."""
    return _hasher.check_needs_rehash(password_hash)


def check_strength(password: str, *, own_words: Iterable[str] = ()) -> None:
    """Accept a new password or say what is wrong with it.

    `own_words` are the person's names, address and agency: they are the first things somebody guesses.
    Raises WeakPassword.
    """
    if len(password) < MIN_LENGTH:
        raise WeakPassword(f"Your password must be at least {MIN_LENGTH} characters long")
    if len(password) > MAX_LENGTH:
        raise WeakPassword(f"Your password must be {MAX_LENGTH} characters or fewer")
    words = _words(own_words)
    lowered = password.casefold()
    if any(word in lowered for word in words):
        raise WeakPassword("Your password must not contain your name, your email address or your agency's name")
    found = zxcvbn(password[:_ESTIMATED_LENGTH], user_inputs=[*words, "casework"])
    if found["score"] < _GOOD_SCORE:
        raise WeakPassword("That password is too easy to guess. Try three or four words that do not belong together")


def _words(texts: Iterable[str]) -> list[str]:
    found = {word for text in texts for word in re.split(r"[\W_]+", text.casefold())}
    return sorted(word for word in found if len(word) >= _SHORTEST_OWN_WORD)


@lru_cache(maxsize=1)
def _nobodys_hash() -> str:
    # Verified for an address that nobody has, so that the answer takes as long as for one that somebody has.
    return _hasher.hash("nobody has this password")
