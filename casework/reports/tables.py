"""The fixed tables of a cohort's report: which groups there are, and which sums of them are printed.

Tables have only `joined` in common; counts that share any other margin stand in one table (disclosure.CountTable).
"""

from collections.abc import Mapping
from itertools import product

from casework.reports.disclosure import CountTable

Counts = Mapping[str, int]

REASONS = ("other_help", "stopped", "circumstances")
"""Why people left, in three groups: single reasons would point at single people."""

JOURNEY_ATOMS = (
    "waiting",
    "not_accepted",
    "in_engaged",
    "in_not_engaged",
    "completed",
    *(f"{reason}_{part}" for reason, part in product(REASONS, ("engaged", "not_engaged"))),
)
CHECKED_ATOMS = tuple("checked_" + "".join(bits) for bits in product("01", repeat=4))
"""Of those checked: harmed others before, after; were harmed before, after (1 for yes)."""
VIOLENCE_ATOMS = ("unchecked", *CHECKED_ATOMS)
VIOLENCE_FIGURES = ("harmed_others_before", "harmed_others_after", "harmed_before", "harmed_after")
ETE_ATOMS = ("unknown", "known_00", "known_01", "known_10", "known_11")
"""Of those known at both points: in education, employment or training at the start, now (1 for yes)."""


def journey(counts: Counts) -> CountTable:
    """From being put forward to leaving, with the reasons."""
    joined = frozenset(JOURNEY_ATOMS[2:])
    figures = {
        "joined": joined,
        "referred": frozenset(JOURNEY_ATOMS),
        "engaged": frozenset(name for name in joined if not name.endswith("_not_engaged")),
        "completed": frozenset({"completed"}),
        "still_in": frozenset({"in_engaged", "in_not_engaged"}),
        **{reason: frozenset({f"{reason}_engaged", f"{reason}_not_engaged"}) for reason in REASONS},
        "waiting": frozenset({"waiting"}),
        "not_accepted": frozenset({"not_accepted"}),
    }
    share_of = dict.fromkeys(("engaged", "completed", "still_in", *REASONS), "joined")
    share_of |= dict.fromkeys(("joined", "waiting", "not_accepted"), "referred")
    return CountTable(_only(JOURNEY_ATOMS, counts), figures, "joined", share_of)


def contacts(counts: Counts, people: int) -> CountTable:
    """Contacts offered and attended."""
    figures = {"offered": frozenset({"attended", "missed"}), "attended": frozenset({"attended"})}
    return CountTable(_only(("attended", "missed"), counts), figures, "offered", {"attended": "offered"}, people=people)


def violence(counts: Counts, totals: Counts) -> CountTable:
    """Those checked for violence in equal windows before and after joining, with what was found."""
    figures = {"joined": frozenset(VIOLENCE_ATOMS), "checked": frozenset(CHECKED_ATOMS)}
    for place, name in enumerate(VIOLENCE_FIGURES):
        figures[name] = frozenset(atom for atom in CHECKED_ATOMS if atom.removeprefix("checked_")[place] == "1")
    share_of = {"checked": "joined", **dict.fromkeys(VIOLENCE_FIGURES, "checked")}
    sums = {f"{name}_events": (name, totals.get(f"{name}_events", 0)) for name in VIOLENCE_FIGURES}
    return CountTable(_only(VIOLENCE_ATOMS, counts), figures, "joined", share_of, sums)


def ete(counts: Counts) -> CountTable:
    """Education, employment or training at the start and now, among those known at both."""
    known = frozenset(ETE_ATOMS[1:])
    figures = {
        "joined": frozenset(ETE_ATOMS),
        "known": known,
        "in_at_start": frozenset({"known_10", "known_11"}),
        "in_now": frozenset({"known_01", "known_11"}),
    }
    share_of = {"known": "joined", "in_at_start": "known", "in_now": "known"}
    return CountTable(_only(ETE_ATOMS, counts), figures, "joined", share_of)


def _only(atoms: tuple[str, ...], counts: Counts) -> dict[str, int]:
    unknown = set(counts) - set(atoms)
    if unknown:
        raise ValueError(f"counts that no table has: {sorted(unknown)}")
    return {atom: counts.get(atom, 0) for atom in atoms}
