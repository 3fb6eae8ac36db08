"""Names compared as people compare them: case, accents, dashes and curly apostrophes forgiven."""

import re
import unicodedata

_LETTERS = str.maketrans(
    {
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ø": "o",
        "ħ": "h",
        "ı": "i",
        "ŧ": "t",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "ʻ": "'",
        "´": "'",
        "`": "'",
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "–": "-",
        "—": "-",
        "−": "-",
    }
)
_APART = re.compile(r"[^\w']+|_+")


def fold(text: str) -> str:
    """Bring a name to the form in which names are compared: Łukasz is lukasz, O’NEILL is o'neill.

    Case, accents and the width of spaces go; apostrophes and hyphens stay, in their plain forms.
    """
    plain = unicodedata.normalize("NFKD", " ".join(text.casefold().translate(_LETTERS).split()))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(_LETTERS)


def words(text: str) -> tuple[str, ...]:
    """Split a name into folded words for searching: O'Neill-Żak is oneill and zak."""
    return tuple(word for word in _APART.sub(" ", fold(text)).replace("'", "").split() if word)


def squash(text: str) -> str:
    """Fold and keep letters and digits only: Smith-Jones, Smith Jones and SMITHJONES are the same."""
    return "".join(words(text))
