"""The floor that pages are measured against costs what the performance paper says: no more, no less."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from casework.core import db as product
from tools.bench import floor


@pytest.fixture(autouse=True)
def _without_the_products_transactions() -> Iterator[None]:
    """The floor runs in a process of its own, where nobody insists on read() and transaction()."""
    event.remove(Session, "after_begin", product._session_begins)
    yield
    event.listen(Session, "after_begin", product._session_begins)


@pytest.mark.parametrize(
    ("letter", "method", "path", "status", "statements"),
    [
        ("b", "GET", "/b", 200, 2),
        ("f", "GET", f"/f/{floor.reference(7)}", 200, 5),
        ("g", "GET", "/g", 200, 2),
        ("d", "POST", "/d/7", 303, 3),
        ("i", "GET", "/i", 200, 2),
    ],
)
def test_each_takes_the_fewest_statements(
    *,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    letter: str,
    method: str,
    path: str,
    status: int,
    statements: int,
) -> None:
    database = tmp_path / "floor.sqlite3"
    floor.fill(database, 60)
    monkeypatch.setenv(floor.DATABASE, str(database))
    client = floor.make_app().test_client()
    assert client.get("/in").status_code == 200
    seen: list[str] = []
    note: Callable[..., None] = lambda *args: seen.append(args[2])  # noqa: E731
    event.listen(Engine, "before_cursor_execute", note)
    try:
        answer = client.open(path, method=method, data={"text": "Met as planned"} if method == "POST" else None)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert answer.status_code == status
    assert len(seen) == statements, letter
