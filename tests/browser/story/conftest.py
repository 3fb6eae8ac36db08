"""The story that the product is for, told in chapters: each goes on where the one before it ended."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from tests.browser.pages import Visitor

_BROKEN = pytest.StashKey[str]()


@dataclass
class Story:
    """Who is in it, each at a window of their own, and the references they have been given on the way."""

    window: Callable[..., Visitor]
    referral: str = ""
    second_referral: str = ""
    person: str = ""
    case: str = ""
    deterrence_case: str = ""
    meeting: str = ""
    action: str = ""
    event: str = ""
    _seated: dict[str, Visitor] = field(default_factory=dict)

    def at(self, role: str, *, phone: bool = False) -> Visitor:
        """The window of a demo user, who signs in when first needed."""
        if role not in self._seated:
            self._seated[role] = self.window(phone=phone)
            self._seated[role].sign_in(role)
        return self._seated[role]

    def unknown(self) -> Visitor:
        """The window of somebody who has not signed in."""
        return self._seated.setdefault(f"unknown {len(self._seated)}", self.window())

    def end(self) -> None:
        """Close every window."""
        for visitor in self._seated.values():
            visitor.page.context.close()


@pytest.fixture(scope="session")
def story(window: Callable[..., Visitor]) -> Iterator[Story]:
    told = Story(window)
    yield told
    told.end()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    outcome = yield
    if outcome.get_result().failed:  # type: ignore[attr-defined]
        item.session.stash[_BROKEN] = item.name


def pytest_runtest_setup(item: pytest.Item) -> None:
    broken = item.session.stash.get(_BROKEN, "")
    if broken:
        pytest.skip(f"the story stopped at {broken}")
