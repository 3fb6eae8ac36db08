"""How a report describes the counts that hang together, so that the gate can see what follows from what."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

MOST_ATOMS = 20


@dataclass(frozen=True)
class CountTable:
    """Counts of people that stand on one page and are linked by sums.

    `atoms` are the groups nobody subdivides: disjoint, and together everybody. `figures` are what the page would
    like to print, each a sum of atoms, most important first. `size` names the figure that is the number of people
    in the cohort. `share_of` says of which figure each one is a share. Counts that share a margin belong in ONE
    table: two tables on a page may have nothing but `size` in common, or one gives the other away.

    `totals` are sums over people, such as events, as {name: (figure of those people, total)}: shown only with those
    people. `people` is the number in the cohort where the table counts something of theirs, such as contacts.
    """

    atoms: Mapping[str, int]
    figures: Mapping[str, frozenset[str]]
    size: str
    share_of: Mapping[str, str] = field(default_factory=dict)
    totals: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    people: int | None = None

    def __post_init__(self) -> None:
        self._check_figures()
        for name, base in self.share_of.items():
            if not self.figures[name] <= self.figures[base]:
                raise ValueError(f"figure {name!r} is not part of {base!r}")
        for name, (figure, total) in self.totals.items():
            if name in self.figures or total < self.count(figure):
                raise ValueError(f"total {name!r} cannot be less than one each of figure {figure!r}")

    def _check_figures(self) -> None:
        if len(self.atoms) > MOST_ATOMS:
            raise ValueError(f"a count of more than {MOST_ATOMS} atoms takes too long to protect")
        if any(count < 0 for count in self.atoms.values()):
            raise ValueError("a count of people is never negative")
        for name, parts in self.figures.items():
            if not parts or not parts <= self.atoms.keys():
                raise ValueError(f"figure {name!r} is not a sum of this table's atoms")
        if len(set(self.figures.values())) < len(self.figures):
            raise ValueError("two figures count the same people: print one of them")
        if self.size not in self.figures:
            raise ValueError("the size of the cohort must be one of the figures")

    def count(self, figure: str) -> int:
        """Return the true value of a figure: for the gate and for partners who may see it."""
        return sum(self.atoms[atom] for atom in self.figures[figure])

    @cached_property
    def matrix(self) -> NDArray[np.float64]:
        """One row a figure, one column an atom: 1 where the figure counts the atom."""
        return np.array([[float(atom in parts) for atom in self.atoms] for parts in self.figures.values()])

    @cached_property
    def rows(self) -> Mapping[str, NDArray[np.float64]]:
        """Each figure's row of the matrix."""
        return dict(zip(self.figures, self.matrix, strict=True))
