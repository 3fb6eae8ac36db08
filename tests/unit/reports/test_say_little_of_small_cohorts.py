"""Below thirty people words, below ten nothing, and a percentage or interval never outlives its counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.reports.disclosure import (
    Band,
    CountTable,
    Exact,
    Figures,
    Hidden,
    Protected,
    Share,
    Size,
    TooFew,
    Words,
    exact,
    protect,
    say,
    share_in_words,
    size_in_words,
    size_of,
)


def outcome(good: int, bad: int, unknown: int = 0) -> CountTable:
    return CountTable(
        {"good": good, "bad": bad, "unknown": unknown},
        {
            "people": frozenset({"good", "bad", "unknown"}),
            "known": frozenset({"good", "bad"}),
            "good": frozenset({"good"}),
        },
        "people",
        {"known": "people", "good": "known"},
    )


@pytest.mark.parametrize(
    ("people", "size"), [(0, Size.TOO_FEW), (9, Size.TOO_FEW), (10, Size.SMALL), (29, Size.SMALL), (30, Size.FULL)]
)
def test_sizes_turn_at_ten_and_thirty(people: int, size: Size) -> None:
    assert size_of(people) is size


@pytest.mark.parametrize(
    ("count", "base", "words"),
    [
        (0, 15, "a minority"),
        (5, 15, "a minority"),
        (8, 20, "about half"),
        (12, 20, "about half"),
        (13, 20, "most"),
        (15, 15, "most"),
    ],
)
def test_shares_in_words(count: int, base: int, words: str) -> None:
    assert share_in_words(count, base) == Words(Share(words))


@given(st.integers(10, 29))
def test_none_reads_like_a_few_and_all_like_most(base: int) -> None:
    assert share_in_words(0, base) == share_in_words(1, base)
    assert share_in_words(base, base) == share_in_words(base - 1, base)


def test_a_small_base_has_no_words_whatever_the_cohort() -> None:
    shown = protect(outcome(4, 3, 12))
    assert shown["people"] == Band(10, 19)
    assert shown["good"] == TooFew()


@pytest.mark.parametrize(
    ("people", "text"),
    [(9, "too few to describe"), (10, "10 to 19"), (19, "10 to 19"), (20, "20 to 29"), (30, "30 or more")],
)
def test_size_in_words(people: int, text: str) -> None:
    assert say(size_in_words(people)) == text


@given(st.integers(0, 29), st.integers(0, 29), st.integers(0, 29))
def test_no_digit_about_people_below_thirty(good: int, bad: int, unknown: int) -> None:
    shown = protect(outcome(good, bad, unknown))
    if good + bad + unknown >= 30:
        return
    assert not any(isinstance(value, Exact) for value in shown.values.values())
    for name in ("known", "good"):
        rate = shown.rate(name)
        assert rate.percent is None
        assert rate.interval is None
        assert not any(letter.isdigit() for letter in rate.text)
    assert shown.plot("good") is None


def test_below_ten_everything_reads_the_same() -> None:
    assert {say(value) for value in protect(outcome(9, 0)).values.values()} == {"too few to describe"}


def test_a_percentage_needs_both_its_counts() -> None:
    shown = protect(outcome(20, 18, 2))
    assert isinstance(shown["known"], Hidden)
    assert shown.rate("good").percent is None
    assert shown.rate("good").text == "not shown"
    assert shown.plot("known", "good") is None


def test_an_interval_needs_thirty_and_five_on_each_side() -> None:
    shown = protect(outcome(20, 18, 12))
    assert shown.rate("good").text == "20 of 38 (53%)"
    assert shown.rate("good").interval is not None
    assert shown.rate("good").interval_text == "37% to 68%"
    few_known = protect(outcome(12, 10, 30))
    assert few_known.rate("good").percent == pytest.approx(54.5, abs=0.1)
    assert few_known.rate("good").interval is None
    assert few_known.plot("known", "good") == (22, 12)


def test_partners_get_an_interval_at_any_size() -> None:
    rate = exact(outcome(15, 0)).rate("good")
    assert rate.text == "15 of 15 (100%)"
    assert rate.interval_text == "80% to 100%"


def test_partners_read_nobody_without_dividing_by_nothing() -> None:
    assert exact(outcome(0, 0, 3)).rate("good").text == "0"


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_figures_survive_being_kept(good: int, bad: int, unknown: int) -> None:
    for shown in (protect(outcome(good, bad, unknown)), exact(outcome(good, bad, unknown))):
        assert Figures.from_json(shown.as_json()) == shown


values: list[Protected] = [Exact(1234), Hidden(), Words(Share.MOST), Band(10, 19), Band(30, None), TooFew()]


def test_every_value_has_its_words() -> None:
    assert [say(value) for value in values] == [
        "1,234",
        "not shown",
        "most",
        "10 to 19",
        "30 or more",
        "too few to describe",
    ]


@pytest.mark.parametrize(
    "table",
    [
        lambda: CountTable({"a": -1}, {"people": frozenset({"a"})}, "people"),
        lambda: CountTable({"a": 1}, {"people": frozenset({"b"})}, "people"),
        lambda: CountTable({"a": 1}, {"people": frozenset({"a"})}, "everybody"),
        lambda: CountTable({"a": 1}, {"people": frozenset({"a"}), "all": frozenset({"a"})}, "people"),
        lambda: CountTable({str(i): 1 for i in range(21)}, {"people": frozenset({"1"})}, "people"),
        lambda: events(10, 9),
        lambda: CountTable({"a": 1, "b": 1}, {"p": frozenset({"a"}), "q": frozenset({"b"})}, "p", {"q": "p"}),
    ],
)
def test_a_table_that_does_not_add_up_is_refused(table) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=r"count|figure|size"):
        table()


def events(people: int, happened: int, others: int = 40) -> CountTable:
    return CountTable(
        {"hurt": people, "not hurt": others},
        {"people": frozenset({"hurt", "not hurt"}), "hurt": frozenset({"hurt"})},
        "people",
        {"hurt": "people"},
        {"events": ("hurt", happened)},
    )


@pytest.mark.parametrize(
    ("people", "happened", "said"),
    [(10, 24, "24"), (10, 14, "not shown"), (10, 10, "not shown"), (4, 30, "not shown")],
)
def test_a_total_is_shown_only_with_its_people_and_never_as_once_each(people: int, happened: int, said: str) -> None:
    assert say(protect(events(people, happened))["events"]) == said


def test_a_total_of_a_small_cohort_is_not_shown() -> None:
    assert isinstance(protect(events(10, 40, others=5))["events"], Hidden)
    assert isinstance(protect(events(2, 40, others=5))["events"], TooFew)
    assert exact(events(2, 40, others=5))["events"] == Exact(40)


def test_many_contacts_of_a_small_cohort_are_words() -> None:
    contacts = CountTable(
        {"attended": 240, "missed": 60},
        {"offered": frozenset({"attended", "missed"}), "attended": frozenset({"attended"})},
        "offered",
        {"attended": "offered"},
        people=15,
    )
    assert protect(contacts).rate("attended").text == "most"
