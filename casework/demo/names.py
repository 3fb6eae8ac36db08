"""Young people who do not exist: names of many origins, dates of birth, numbers and addresses nobody has.

NHS numbers come from the range kept for tests (999), telephone numbers from Ofcom's drama ranges, postcodes from an
area that is not given out (ZZ).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from casework.people.types import Sex


@dataclass(frozen=True, slots=True)
class Origin:
    """Names that go together, and the ethnic group (Census 2021 code) their bearers would give."""

    ethnicity: tuple[str, ...]
    girls: tuple[str, ...]
    boys: tuple[str, ...]
    surnames: tuple[str, ...]
    girls_surnames: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A made-up young person."""

    forename: str
    surname: str
    also_known_as: str
    date_of_birth: date
    sex: Sex
    ethnicity: str
    first_language: str
    nhs_number: str
    postcode: str
    address: str
    phone: str


ORIGINS: tuple[tuple[int, Origin], ...] = (
    (
        30,
        Origin(
            ("13",),
            ("Chloe", "Megan", "Ellie", "Jessica", "Paige", "Leah", "Keira", "Amber", "Libby", "Courtney", "Skye"),
            ("Callum", "Jayden", "Kyle", "Reece", "Connor", "Mason", "Bradley", "Kian", "Declan", "Corey", "Tyler"),
            (
                "Hartley",
                "Pickering",
                "Booth",
                "Ashworth",
                "Tranter",
                "Naylor",
                "Holroyd",
                "Garside",
                "Sugden",
                "Fenwick",
            ),
        ),
    ),
    (
        12,
        Origin(
            ("13",),
            ("Siân", "Angharad", "Ffion", "Cerys", "Lowri"),
            ("Llŷr", "Owain", "Iestyn", "Siôn", "Gethin"),
            ("Llewellyn", "Prydderch", "ap Rhys", "Gwynne", "Bebb", "Môn-Hughes"),
            language="Welsh",
        ),
    ),
    (
        10,
        Origin(
            ("17",),
            ("Zofia", "Małgorzata", "Agnieszka", "Łucja"),
            ("Paweł", "Łukasz", "Michał", "Bartłomiej", "Jakub"),
            ("Wiśniewski", "Zieliński", "Kowalczyk", "Wójcik", "Zając", "Górski"),
            ("Wiśniewska", "Zielińska", "Kowalczyk", "Wójcik", "Zając", "Górska"),
            language="Polish",
        ),
    ),
    (
        8,
        Origin(
            ("14",),
            ("Niamh", "Sinéad", "Róisín", "Aoife"),
            ("Oisín", "Ciarán", "Pádraig", "Cillian"),
            ("O’Sullivan", "Ó Briain", "Mac Giolla", "O’Dowd", "Mhic Cárthaigh"),
        ),
    ),
    (
        7,
        Origin(
            ("5",),
            ("Thảo", "Linh", "Hương"),
            ("Hùng", "Đức", "Minh", "Tuấn"),
            ("Nguyễn", "Trần", "Phạm", "Đặng"),
            language="Vietnamese",
        ),
    ),
    (
        9,
        Origin(
            ("6",),
            ("Títílayọ̀", "Adéọlá", "Fúnmiláyọ̀", "Yétúndé"),
            ("Ọláwálé", "Adébáyọ̀", "Táíwò", "Kẹ́hìndé"),
            ("Ọládélé", "Adéyẹmí", "Ògúnlẹ́yẹ", "Akínwálé"),
            language="Yoruba",
        ),
    ),
    (
        10,
        Origin(
            ("4", "1"),
            ("Zainab", "Aisha", "Maryam", "Hafsa"),
            ("Ayaan", "Hamza", "Zayn", "Idris", "Bilal"),
            ("Hussain", "Malik", "Chaudhry", "Begum-Ali", "Qureshi"),
            language="Urdu",
        ),
    ),
    (
        9,
        Origin(
            ("7", "11"),
            ("Shanice", "Kiara", "Tiana", "Imani"),
            ("Tyrese", "Jerome", "Malachi", "Dante", "Kymani"),
            ("Campbell", "Grant-Douglas", "Francis", "Bogle", "Linton"),
        ),
    ),
    (
        5,
        Origin(
            ("6",),
            ("Hodan", "Ifrah", "Sagal"),
            ("Abdi", "Liban", "Mahad"),
            ("Warsame", "Farah", "Jama", "Guled"),
            language="Somali",
        ),
    ),
)

_KNOWN_AS = {"Bartłomiej": "Bart", "Małgorzata": "Gosia", "Angharad": "Harri", "Adébáyọ̀": "Bayo", "Títílayọ̀": "Titi"}
_NICKNAMES = ("Jay", "Smiley", "Dee", "Kez", "Bugs", "Titch", "Moz", "Rio")
_STREETS = (
    *("Fennel Court", "Tenter Street", "Kiln Rise", "Mercer House, Loom Lane", "Weir Gardens", "Saltbox Row"),
    *("Plover Walk", "Fuller Terrace", "Cartwright Close", "Dyehouse Lane", "Larkfield Avenue", "Quarry View"),
)
_SAFE_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"


class Maker:
    """Makes young people, no two with the same name unless told that this does not matter (there are not so many)."""

    def __init__(self, rng: Random, today: date, *, unique: bool = True) -> None:
        self._rng = rng
        self._unique = unique
        self._today = today
        self._names: set[tuple[str, str]] = set()
        self._count = 0

    def make(self, *, least_age: int = 13, most_age: int = 17, boys: float = 0.72, on: date | None = None) -> Made:
        """Make somebody of an age between two (completed years) on a day."""
        rng = self._rng
        origin = rng.choices([origin for _, origin in ORIGINS], [weight for weight, _ in ORIGINS])[0]
        sex, forename, surname = self._name(origin, boys)
        self._count += 1
        return Made(
            forename=forename,
            surname=surname,
            also_known_as=_KNOWN_AS.get(forename, rng.choice(_NICKNAMES) if rng.random() < 0.15 else ""),
            date_of_birth=self._born(on or self._today, least_age, most_age),
            sex=sex,
            ethnicity=rng.choice(origin.ethnicity) if rng.random() > 0.06 else "not_known",
            first_language=origin.language if rng.random() < 0.4 else "",
            nhs_number=nhs_number(100_000 + self._count * 37),
            postcode=f"ZZ{rng.randint(1, 9)} {rng.randint(1, 9)}{rng.choice(_SAFE_LETTERS)}{rng.choice(_SAFE_LETTERS)}",
            address=f"{rng.randint(1, 148)} {rng.choice(_STREETS)}",
            phone=mobile(self._count),
        )

    def _name(self, origin: Origin, boys: float) -> tuple[Sex, str, str]:
        rng = self._rng
        while True:
            sex = Sex.MALE if rng.random() < boys else Sex.FEMALE
            forename = rng.choice(origin.boys if sex is Sex.MALE else origin.girls)
            surname = rng.choice(origin.surnames if sex is Sex.MALE else origin.girls_surnames or origin.surnames)
            if not self._unique or (forename, surname) not in self._names:
                self._names.add((forename, surname))
                return sex, forename, surname
            # A small origin can run out of names: a double-barrelled one is always new.
            other = rng.choice([name for name in origin.surnames if name != surname])
            doubled = f"{surname}-{other}"
            if (forename, doubled) not in self._names:
                self._names.add((forename, doubled))
                return sex, forename, doubled

    def _born(self, on: date, least: int, most: int) -> date:
        return on - timedelta(days=self._rng.randint(least * 366, most * 365 + 350))


def nhs_number(serial: int) -> str:
    """Return the valid NHS number of the test range with this serial (6 digits) or the next one that has one."""
    while True:
        digits = f"999{serial % 1_000_000:06d}"
        check = 11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=True)) % 11
        if check != 10:
            return f"{digits}{0 if check == 11 else check}"
        serial += 1


def mobile(number: int) -> str:
    """Return a mobile number of the drama range."""
    return f"07700 900{number % 1000:03d}"


def landline(number: int) -> str:
    """Return a landline number of the drama range."""
    return f"01632 960{number % 1000:03d}"
