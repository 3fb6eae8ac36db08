"""How a report describes the counts that hang together, so that the gate can see what follows from what."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class CountTable:
    """Counts of people that stand on one page and are linked by sums.

    `atoms` are the groups nobody subdivides: disjoint, and together everybody. `figures` are what the page would
    like to print, each a sum of atoms, most important first. `size` names the figure that is the number of people
    in the cohort. `share_of` says of which figure each one is a share. Counts that share a margin belong in ONE
    table: two tables on a page may have nothing but `size` in common, or one gives the other away.
    """

    atoms: Mapping[str, int]
    figures: Mapping[str, frozenset[str]]
    size: str
    share_of: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if any(count < 0 for count in self.atoms.values()):
            raise ValueError("a count of people is never negative")
        for name, parts in self.figures.items():
            if not parts or not parts <= self.atoms.keys():
                raise ValueError(f"figure {name!r} is not a sum of this table's atoms")
        if len(set(self.figures.values())) < len(self.figures):
            raise ValueError("two figures count the same people: print one of them")
        if self.size not in self.figures:
            raise ValueError("the size of the cohort must be one of the figures")
        for name, base in self.share_of.items():
            if not self.figures[name] <= self.figures[base]:
                raise ValueError(f"figure {name!r} is not part of {base!r}")

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
