"""How much may be said about a group of a given size."""

from enum import StrEnum

from casework.reports.disclosure.values import Band, Protected, Share, TooFew, Words

SMALLEST_DESCRIBED = 10
SMALLEST_COUNTED = 30
SMALLEST_SHOWN = 5


class Size(StrEnum):
    """TOO_FEW: nothing; SMALL: words only; FULL: counts behind suppression."""

    TOO_FEW = "too few"
    SMALL = "small"
    FULL = "full"


def size_of(people: int) -> Size:
    """Return how much may be said about so many people."""
    if people < SMALLEST_DESCRIBED:
        return Size.TOO_FEW
    return Size.SMALL if people < SMALLEST_COUNTED else Size.FULL


def share_in_words(count: int, base: int) -> Protected:
    """Return a share in words: under 40 % a minority, 40 to 60 % about half, over 60 % most.

    None and all fall in the outer words, because 0 % and 100 % are disclosures. A base below ten has no words.
    Whole-number arithmetic keeps exactly 40 % and exactly 60 % in the middle.
    """
    if base < SMALLEST_DESCRIBED:
        return TooFew()
    if count * 100 < 40 * base:
        return Words(Share.MINORITY)
    return Words(Share.HALF if count * 100 <= 60 * base else Share.MOST)


def size_in_words(people: int) -> Protected:
    """Return the size of a group below thirty as a band of ten."""
    if people < SMALLEST_DESCRIBED:
        return TooFew()
    if people >= SMALLEST_COUNTED:
        return Band(SMALLEST_COUNTED, None)
    low = people // 10 * 10
    return Band(low, low + 9)
