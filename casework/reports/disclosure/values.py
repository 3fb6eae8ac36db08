"""What may stand where a number would: the number, a word, a band, or the plain statement that it is left out."""

from dataclasses import dataclass
from enum import StrEnum


class Share(StrEnum):
    """The three words for a share of a small cohort (DESIGN §4 "Numbers")."""

    MINORITY = "a minority"
    HALF = "about half"
    MOST = "most"


@dataclass(frozen=True, slots=True)
class Exact:
    """A count that may be shown."""

    value: int


@dataclass(frozen=True, slots=True)
class Hidden:
    """A count left out, because it or another could be worked out to point at a person."""


@dataclass(frozen=True, slots=True)
class Words:
    """A share in words; 'a minority' includes none and 'most' includes all."""

    share: Share


@dataclass(frozen=True, slots=True)
class Band:
    """A size between two bounds, both included; `high` is None for 'or more'."""

    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class TooFew:
    """Fewer than ten people: nothing is said about them."""


Protected = Exact | Hidden | Words | Band | TooFew

HIDDEN_TEXT = "not shown"
TOO_FEW_TEXT = "too few to describe"


def say(value: Protected) -> str:
    """Return the words or digits that stand on a page for a protected value."""
    match value:
        case Exact(number):
            return f"{number:,}"
        case Words(share):
            return share.value
        case Band(low, None):
            return f"{low} or more"
        case Band(low, high):
            return f"{low} to {high}"
        case TooFew():
            return TOO_FEW_TEXT
        case Hidden():
            return HIDDEN_TEXT


def to_json(value: Protected) -> dict[str, int | str | None]:
    """Return a protected value as it is kept in a summary row."""
    match value:
        case Exact(number):
            return {"kind": "exact", "value": number}
        case Words(share):
            return {"kind": "words", "share": share.value}
        case Band(low, high):
            return {"kind": "band", "low": low, "high": high}
        case TooFew():
            return {"kind": "too_few"}
        case Hidden():
            return {"kind": "hidden"}


def from_json(kept: dict[str, object]) -> Protected:
    """Return the protected value that `to_json` kept. Raises ValueError for anything else."""
    match kept:
        case {"kind": "exact", "value": int(number)}:
            return Exact(number)
        case {"kind": "words", "share": str(share)}:
            return Words(Share(share))
        case {"kind": "band", "low": int(low), "high": None}:
            return Band(low, None)
        case {"kind": "band", "low": int(low), "high": int(high)}:
            return Band(low, high)
        case {"kind": "too_few"}:
            return TooFew()
        case {"kind": "hidden"}:
            return Hidden()
    raise ValueError(f"not a protected value: {kept!r}")
