"""Made-up young people: valid numbers of ranges that nobody has, and no two alike."""

from datetime import date
from random import Random

from casework.demo.names import Maker, landline, mobile, nhs_number
from casework.people.identifiers import normal_nhs_number, normal_postcode

TODAY = date(2026, 11, 20)


def test_nhs_numbers_are_valid_and_of_the_test_range() -> None:
    for serial in range(0, 900_000, 997):
        number = nhs_number(serial)
        assert number.startswith("999")
        assert normal_nhs_number(number) == number


def test_telephones_are_of_the_drama_ranges() -> None:
    assert mobile(1_007) == "07700 900007"
    assert landline(12) == "01632 960012"


def test_two_hundred_people_differ_and_are_of_the_age_asked_for() -> None:
    maker = Maker(Random(7), TODAY)
    made = [maker.make(least_age=13, most_age=17) for _ in range(200)]
    assert len({(one.forename, one.surname) for one in made}) == 200
    assert len({one.nhs_number for one in made}) == 200
    for one in made:
        years = (TODAY - one.date_of_birth).days / 365.25
        assert 13 <= years < 18
        assert normal_postcode(one.postcode) == one.postcode


def test_the_same_seed_makes_the_same_people() -> None:
    first, again = Maker(Random(3), TODAY), Maker(Random(3), TODAY)
    assert [first.make() for _ in range(50)] == [again.make() for _ in range(50)]


def test_more_people_than_there_are_names_when_that_does_not_matter() -> None:
    maker = Maker(Random(1), TODAY, unique=False)
    assert len([maker.make() for _ in range(5_000)]) == 5_000
