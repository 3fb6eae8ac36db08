"""Every page a role is offered: open to it, without a fault that a reviewer would find."""

from collections import deque
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest

from tests.browser.pages import Visitor, pattern_of

ROLES = (
    *("referrer", "coordinator", "caseworker", "practitioner"),
    *("chair", "commissioner", "governance", "administrator"),
)
PAGES = 40  # at most, for each role
FILES = (".pdf", ".xlsx", ".csv")
OTHER_PEOPLES = "/demo/"  # what it links to is for whoever got the message


@pytest.mark.parametrize("role", ROLES)
def test_no_page_that_is_offered_has_a_fault(role: str, visit: Callable[..., Visitor], looked_at: set[str]) -> None:
    visitor = visit(role)
    faults = visitor.faults()  # each has a home of their own at one address
    for pattern in _offered(visitor):
        if pattern not in looked_at:
            looked_at.add(pattern)
            faults += visitor.faults()
    assert faults == []


def _offered(visitor: Visitor) -> Iterator[str]:
    """Walk breadth first over links, opening one address of each pattern; it is open while it is out."""
    waiting, seen = deque(["/"]), {"/"}
    for _ in range(PAGES):
        if not waiting:
            return
        path = waiting.popleft()
        visitor.go(path)
        yield pattern_of(path)
        if path.startswith(OTHER_PEOPLES):
            continue
        for href in visitor.page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)"):
            link = href.removeprefix(visitor.site).partition("#")[0]
            if link.startswith("/") and not urlsplit(link).path.endswith(FILES) and pattern_of(link) not in seen:
                seen.add(pattern_of(link))
                waiting.append(link)
