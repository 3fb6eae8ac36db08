"""How young people introduce themselves to what cuts across."""

from casework.core.subjects import Subject, register
from casework.people.models import Person

PERSON = register(
    Subject(
        kind="person",
        model=Person,
        label="Young person",
        endpoint="people.show_person",
        tables=("people", "name_tokens", "identifiers", "warnings"),
        repoint=("name_tokens.person_id", "identifiers.person_id", "warnings.person_id"),
        erase=(
            *("people.forename", "people.surname", "people.also_known_as", "people.pronouns", "people.date_of_birth"),
            *("people.postcode", "people.address", "people.phone", "people.safe_contact", "name_tokens.token"),
            *("identifiers.value", "warnings.text"),
        ),
    )
)
