"""No figure left out can be worked out from those printed: attacked by an independent solver."""

from itertools import combinations

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from casework.reports.disclosure import CountTable, Exact, Hidden, Size, exact, protect

THRESHOLD = 5
counts = st.one_of(st.integers(0, 8), st.integers(0, 60))

FUNNEL = ("waiting", "not accepted", "not engaged", "engaged only", "completed")
JOURNEY = (
    "waiting",
    "not accepted",
    "in, engaged",
    "in, not engaged",
    "completed",
    "moved, engaged",
    "moved, not engaged",
    "declined, engaged",
    "declined, not engaged",
)
CHECKS = ("unchecked", "both", "before only", "after only", "neither")


def funnel(*numbers: int) -> CountTable:
    """Four nested steps: each difference between two of them is a count too."""
    parts = [frozenset(FUNNEL), frozenset(FUNNEL[2:]), frozenset(FUNNEL[3:]), frozenset(FUNNEL[4:])]
    names = ("referred", "accepted", "engaged", "completed")
    share_of = {"accepted": "referred", "engaged": "accepted", "completed": "accepted"}
    return CountTable(
        dict(zip(FUNNEL, numbers, strict=True)), dict(zip(names, parts, strict=True)), "accepted", share_of
    )


def journey(*numbers: int) -> CountTable:
    """A funnel and the reasons for leaving, which cut across it."""
    whole = frozenset(JOURNEY)
    accepted = whole - {"waiting", "not accepted"}
    figures = {
        "accepted": accepted,
        "referred": whole,
        "engaged": frozenset(name for name in accepted if "not engaged" not in name),
        "completed": frozenset({"completed"}),
        "still in": frozenset({"in, engaged", "in, not engaged"}),
        "moved": frozenset({"moved, engaged", "moved, not engaged"}),
        "declined": frozenset({"declined, engaged", "declined, not engaged"}),
        "waiting": frozenset({"waiting"}),
        "not accepted": frozenset({"not accepted"}),
    }
    share_of = dict.fromkeys(("engaged", "completed", "still in", "moved", "declined"), "accepted")
    return CountTable(dict(zip(JOURNEY, numbers, strict=True)), figures, "accepted", share_of)


def checks(*numbers: int) -> CountTable:
    """Checked or not, and of those checked an event before, after, both or neither."""
    checked = frozenset(CHECKS[1:])
    figures = {
        "people": frozenset(CHECKS),
        "checked": checked,
        "unchecked": frozenset({"unchecked"}),
        "before": frozenset({"both", "before only"}),
        "after": frozenset({"both", "after only"}),
    }
    share_of = {"checked": "people", "unchecked": "people", "before": "checked", "after": "checked"}
    return CountTable(dict(zip(CHECKS, numbers, strict=True)), figures, "people", share_of)


def made_of(make, parts: tuple[str, ...]):  # type: ignore[no-untyped-def]
    return st.lists(counts, min_size=len(parts), max_size=len(parts)).map(lambda numbers: make(*numbers))


@st.composite
def any_table(draw: st.DrawFn) -> CountTable:
    """A table of any shape: every figure any sum of the atoms."""
    names = [f"atom {position}" for position in range(draw(st.integers(2, 6)))]
    subset = st.sets(st.sampled_from(names), min_size=1).map(frozenset)
    sums = draw(st.sets(subset, min_size=1, max_size=6)) - {frozenset(names)}
    figures = {"people": frozenset(names)} | {f"figure {i}": parts for i, parts in enumerate(sorted(sums, key=sorted))}
    share_of = dict.fromkeys(list(figures)[1:], "people")
    return CountTable({name: draw(counts) for name in names}, figures, "people", share_of)


tables = st.one_of(made_of(funnel, FUNNEL), made_of(journey, JOURNEY), made_of(checks, CHECKS), any_table())


def feasible(table: CountTable, row: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> tuple[float, float]:
    """The range of a sum of atoms, given what is printed: the attack, written apart from the product's own."""
    shown = protect(table)
    printed = [name for name in table.figures if isinstance(shown[name], Exact)]
    known = [[1.0 if atom in table.figures[name] else 0.0 for atom in table.atoms] for name in printed]
    values = [sum(table.atoms[atom] for atom in table.figures[name]) for name in printed]
    ends = []
    for sign in (1, -1):
        answer = linprog(sign * row, A_eq=known, b_eq=values, bounds=(0, None))
        ends.append(sign * answer.fun if answer.status == 0 else np.inf)
    return float(ends[0]), float(ends[1])


def row_of(table: CountTable, atoms: frozenset[str]) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    return np.array([1.0 if atom in atoms else 0.0 for atom in table.atoms])


@settings(max_examples=150, deadline=None)
@given(tables)
def test_what_is_left_out_could_be_any_of_a_range(table: CountTable) -> None:
    assume(table.count(table.size) >= 30)
    shown = protect(table)
    for name, value in shown.values.items():
        if isinstance(value, Hidden):
            least, most = feasible(table, row_of(table, table.figures[name]))
            assert least - 1e-6 <= table.count(name) <= most + 1e-6
            assert most - least >= THRESHOLD - 1e-6, f"{name} lies between {least} and {most}"


@settings(max_examples=100, deadline=None)
@given(tables)
def test_no_small_group_follows_from_what_is_printed(table: CountTable) -> None:
    assume(table.count(table.size) >= 30)
    small = [name for name, count in table.atoms.items() if count < THRESHOLD]
    for members in range(1, len(small) + 1):
        for chosen in combinations(small, members):
            if sum(table.atoms[name] for name in chosen) < THRESHOLD:
                least, most = feasible(table, row_of(table, frozenset(chosen)))
                assert most - least > 1e-6, f"{chosen} is {least}"


@settings(max_examples=150, deadline=None)
@given(tables)
def test_what_is_printed_is_true_and_large_enough(table: CountTable) -> None:
    assume(table.count(table.size) >= 30)
    shown = protect(table)
    assert shown.size is Size.FULL
    printed = [name for name, value in shown.values.items() if isinstance(value, Exact)]
    assert table.size in printed
    for name in printed:
        assert shown[name] == Exact(table.count(name))
        assert table.count(name) >= THRESHOLD
    for name, other in combinations(printed, 2):
        small, large = sorted((table.figures[name], table.figures[other]), key=len)
        if small < large:
            difference = sum(table.atoms[atom] for atom in large - small)
            assert difference >= THRESHOLD, f"{name} and {other} differ by {difference}"


def test_nested_steps_that_differ_by_two_are_not_both_printed() -> None:
    shown = protect(funnel(20, 10, 2, 20, 18))
    assert isinstance(shown["engaged"], Hidden)
    assert shown["accepted"] == Exact(40)
    assert shown["completed"] == Exact(18)


def test_a_single_hidden_reason_takes_another_with_it() -> None:
    shown = protect(journey(10, 10, 10, 5, 20, 10, 5, 2, 0))
    assert isinstance(shown["declined"], Hidden)
    hidden = {name for name, value in shown.values.items() if isinstance(value, Hidden)}
    assert len(hidden & {"completed", "still in", "moved"}) == 1, "one of the row, not more, keeps the first hidden"


def test_a_few_unchecked_are_not_given_away_by_the_checked() -> None:
    shown = protect(checks(2, 10, 10, 10, 10))
    assert isinstance(shown["checked"], Hidden)
    assert isinstance(shown["unchecked"], Hidden)


def test_nothing_is_left_out_without_need() -> None:
    shown = protect(funnel(20, 10, 10, 12, 18))
    assert [shown[name] for name in ("referred", "accepted", "engaged", "completed")] == [
        Exact(70),
        Exact(40),
        Exact(30),
        Exact(18),
    ]


def test_partners_see_every_count() -> None:
    table = journey(1, 0, 2, 0, 3, 0, 1, 1, 0)
    shown = exact(table)
    assert {name: shown[name] for name in table.figures} == {name: Exact(table.count(name)) for name in table.figures}
