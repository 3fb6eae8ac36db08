"""What somebody can work out from the figures on a page: the attacker that suppression has to withstand.

The attacker knows every printed number, how the figures are sums of each other (definitions stand beside them), and
that no group has fewer than nobody in it.
"""

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from casework.reports.disclosure.sizes import SMALLEST_SHOWN
from casework.reports.disclosure.tables import CountTable

_TOLERANCE = 1e-5


def small_groups(table: CountTable) -> NDArray[np.float32]:
    """Return every group of fewer than five people that can be put together from atoms, nobody included: a row each."""
    counts = np.array(list(table.atoms.values()))
    small = np.flatnonzero(counts < SMALLEST_SHOWN)
    choices = (np.arange(1, 2 ** len(small))[:, None] >> np.arange(len(small))) & 1
    choices = choices[choices @ counts[small] < SMALLEST_SHOWN]
    groups = np.zeros((len(choices), len(counts)), dtype=np.float32)
    groups[:, small] = choices
    return groups


def derivable(table: CountTable, printed: Collection[str], groups: NDArray[np.float32]) -> int:
    """Count the given groups whose size follows exactly from the printed figures by adding and subtracting.

    A group follows when its row lies in the row space of the printed figures, that is, when it is orthogonal to
    everything those figures do not determine.
    """
    if not len(groups):
        return 0
    free = _undetermined(np.array([table.rows[name] for name in printed]))
    return int(np.sum(np.all(np.abs(groups @ free.T) < _TOLERANCE, axis=1)))


def bounds(table: CountTable, printed: Collection[str], figure: str) -> tuple[float, float]:
    """Return the least and the most that a figure can be, given the printed ones (linear programming, HiGHS)."""
    # Loaded here because it takes a third of a second, and only the refresh job needs it.
    from scipy.optimize import linprog

    known = np.array([table.rows[name] for name in printed])
    values = np.array([float(table.count(name)) for name in printed])
    target = table.rows[figure]
    least = linprog(target, A_eq=known, b_eq=values, bounds=(0, None), method="highs")
    most = linprog(-target, A_eq=known, b_eq=values, bounds=(0, None), method="highs")
    if least.status != 0:
        raise ArithmeticError(f"the printed figures contradict each other: {least.message}")
    return float(least.fun), float(-most.fun) if most.status == 0 else float("inf")


def guessable(table: CountTable, printed: Collection[str]) -> int:
    """Count the figures left out whose feasible range is narrower than the threshold."""
    left_out = [name for name in table.figures if name not in printed]
    return sum(_width(table, printed, name) < SMALLEST_SHOWN - _TOLERANCE for name in left_out)


def _width(table: CountTable, printed: Collection[str], figure: str) -> float:
    least, most = bounds(table, printed, figure)
    return most - least


def _undetermined(known: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return a basis of the directions in which atoms can move without moving any printed figure."""
    _, strengths, directions = np.linalg.svd(known, full_matrices=True)
    rank = int(np.sum(strengths > _TOLERANCE))
    return directions[rank:]
