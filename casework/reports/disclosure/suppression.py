"""Which figures of a table of thirty people or more have to be left out."""

from collections.abc import Callable, Collection
from functools import partial

from casework.reports.disclosure.attack import derivable, guessable, small_groups
from casework.reports.disclosure.sizes import SMALLEST_SHOWN
from casework.reports.disclosure.tables import CountTable

Weakness = Callable[[Collection[str]], int]


def left_out(table: CountTable) -> frozenset[str]:
    """Return the names of the figures that may not be printed.

    First those that are small, none included, or whose complement is (PRACTICE §2.12 R-SD-1). Then, one at a time,
    the further figure that takes most away from an attacker (the least important among equals), until no group of
    fewer than five can be derived, differences between steps of a funnel included, and every figure left out could
    be any of a range at least as wide as the threshold. The size of the cohort always stays.
    """
    printed = [name for name in table.figures if name == table.size or not _is_small(table, name)]
    groups = small_groups(table)
    printed = _close(table, printed, lambda names: derivable(table, names, groups))
    printed = _close(table, printed, partial(guessable, table))
    return frozenset(table.figures) - frozenset(printed)


def _is_small(table: CountTable, name: str) -> bool:
    count = table.count(name)
    base = table.share_of.get(name)
    complement = None if base is None else table.count(base) - count
    return count < SMALLEST_SHOWN or (complement is not None and complement < SMALLEST_SHOWN)


def _close(table: CountTable, printed: list[str], weakness: Weakness) -> list[str]:
    """Leave out further figures until the weakness is gone; with the size alone printed it always is."""
    while weakness(printed):
        candidates = [name for name in reversed(printed) if name != table.size]
        if not candidates:
            raise ArithmeticError(f"a table of {table.count(table.size)} people cannot be protected")
        printed = min(
            ([name for name in printed if name != candidate] for candidate in candidates),
            key=weakness,
        )
    return printed
