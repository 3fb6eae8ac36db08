"""What the demonstration writes is fit to be read: no word that blames or labels, nothing left unfilled."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from casework.actions.rules import check_text
from casework.demo import agencies, staff
from casework.demo.words import actions, cases, contacts, events, meetings, referrals

_LABELS = re.compile(
    r"\b(criminal lifestyle|promiscuous|prostitut\w*|put (him|her|them)sel(f|ves) at risk|attention.seeking|lorem|absconded?)\b",
    re.IGNORECASE,
)
_SLOT = re.compile(r"\{(?!n\})[^}]*\}?")


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


@pytest.mark.parametrize(
    "module", [actions, cases, contacts, events, meetings, referrals], ids=lambda each: each.__name__
)
def test_no_text_labels_or_blames(module: object) -> None:
    written = [text for name, value in vars(module).items() if name.isupper() for text in texts(value)]
    assert written
    for text in written:
        assert not _LABELS.search(text), text
        assert not _SLOT.search(text), text


def test_every_promise_says_what_will_be_done() -> None:
    for promises in actions.PROMISES.values():
        for text, done_when in promises:
            assert check_text(text) == text
            assert done_when


def test_every_user_has_an_agency_and_a_manager_who_exist() -> None:
    codes = {agency.code for agency in agencies.AGENCIES}
    keys = {user.key for user in staff.USERS}
    assert len(keys) == len(staff.USERS)
    assert keys >= staff.DEMO_KEYS
    for user in staff.USERS:
        assert user.agency in codes
        assert not user.manager or user.manager in keys - {user.key}
