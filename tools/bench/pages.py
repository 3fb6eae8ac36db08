"""The pages that are measured: who asks for what, and which floor stands beside it."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from urllib.parse import urlencode

from flask import Flask
from sqlalchemy import event, func, select

from casework.access import sessions
from casework.access.models import User
from casework.cases.models import Case, Intervention
from casework.cohorts.models import Cohort
from casework.core.config import settings
from casework.core.db import db, read, transaction
from casework.core.refs import show_ref
from casework.core.web import new_key
from tools.bench import driving, floor
from tools.bench.driving import Client

_TOKEN = re.compile(rb'name="csrf_token"[^>]*value="([^"]+)"')
_SET_COOKIE = re.compile(rb"(?i)set-cookie: ([^;\r\n]+)")
_NOTE = "Met at the library as planned. Talked about the way home and tried the bus together."


@dataclass(frozen=True, slots=True)
class Page:
    """One operation: what the application is asked, what the floor is asked, and how slow it may be beside it."""

    name: str
    floor: str
    bar: float
    status: int
    make: driving.Requests
    make_floor: driving.Requests


@dataclass(frozen=True, slots=True)
class Asked:
    """What one request of a page costs, seen from inside."""

    statements: int
    kilobytes: float


def pages(app: Flask, port: int, floor_port: int) -> list[Page]:
    """Return what is measured, with sessions and form tokens at hand."""
    with app.app_context():
        coordinator, worker, practitioner, commissioner = (
            _session(name) for name in ("coordinator", "caseworker", "practitioner", "commissioner")
        )
        long_case, worker_case, cohort = _long_case(), _case_of("caseworker"), _cohort()
    floor_cookie = _floor_cookie(floor_port)
    log_path = f"/cases/{worker_case}/interventions/new"
    log = _poster(port, log_path, worker)
    numbers = count(1)

    def floor_note() -> bytes:
        case_id = next(numbers) % 500 + 1
        return driving.post(f"/d/{case_id}", floor_cookie, urlencode({"text": _NOTE}))

    def getter(path: str, cookie: str) -> driving.Requests:
        request = driving.get(path, cookie)
        return lambda: request

    return [
        Page("case list", "b", 3, 200, getter("/cases", coordinator), getter("/b", floor_cookie)),
        Page(
            *("case page, 200 entries", "f", 3, 200),
            getter(f"/cases/{long_case}", coordinator),
            getter(f"/f/{floor.reference(7)}", floor_cookie),
        ),
        Page("my actions", "g", 3, 200, getter("/actions", practitioner), getter("/g", floor_cookie)),
        Page("log an intervention", "d", 3, 303, log, floor_note),
        Page("cohort outcomes", "i", 8, 200, getter(f"/outcomes/{cohort}", commissioner), getter("/i", floor_cookie)),
    ]


def look_inside(app: Flask, page: Page) -> Asked:
    """Ask once within this process, and count statements and bytes."""
    head, _, body = page.make().partition(b"\r\n\r\n")
    lines = head.decode().split("\r\n")
    method, path, _ = lines[0].split(" ")
    headers = dict(line.split(": ", 1) for line in lines[1:] if not line.startswith("Content-Length"))
    client = app.test_client(use_cookies=False)
    answer = client.open(path, method=method, headers=headers, data=body)
    with app.app_context(), _counted() as statements:
        answer = client.open(path, method=method, headers=headers, data=_fresh_key(body))
    if answer.status_code != page.status:
        raise driving.Unexpected(f"{page.name} answered {answer.status_code}")
    return Asked(len(statements), round(len(answer.data) / 1024, 1))


@contextmanager
def _counted() -> Iterator[list[str]]:
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def _fresh_key(body: bytes) -> bytes:
    return re.sub(rb"_key=[^&]*", b"_key=" + new_key().encode(), body)


def _session(name: str) -> str:
    with transaction():
        user = db.session.scalars(select(User).where(User.email == f"{name}@demo.example")).one()
        token = sessions.start(user, browser="bench", network="127.0.0.1")
    return f"{sessions.cookie_name(settings())}={token}"


def _long_case() -> str:
    """Return the case with most entries that everybody's list would show."""
    with read():
        longest = (
            select(Case.ref)
            .join(Intervention, Intervention.case_id == Case.id)
            .group_by(Case.id, Case.ref)
            .order_by(func.count().desc(), Case.id)
            .limit(1)
        )
        return show_ref(db.session.scalars(longest).one())


def _case_of(name: str) -> str:
    with read():
        worker = select(User.id).where(User.email == f"{name}@demo.example").scalar_subquery()
        own = select(Case.ref).where(Case.lead_worker_id == worker).order_by(Case.id.desc()).limit(1)
        return show_ref(db.session.scalars(own).one())


def _cohort() -> str:
    with read():
        return show_ref(db.session.scalars(select(Cohort.ref).order_by(Cohort.id).limit(1)).one())


def _poster(port: int, path: str, cookie: str) -> Callable[[], bytes]:
    """Return what makes a form's POST, with a token that was given once and a new key each time."""
    client = Client(port)
    answer = client.ask(driving.get(path, cookie))
    client.close()
    token = _TOKEN.search(answer.body)
    if answer.status != 200 or token is None:
        raise driving.Unexpected(f"the form at {path} answered {answer.status}")
    cookies = "; ".join([cookie, *(found.decode() for found in _SET_COOKIE.findall(answer.headers))])
    answers = {
        "kind": "visit",
        "when": "now",
        "attendance": "attended",
        "what_happened": _NOTE,
        "csrf_token": token[1].decode(),
    }
    return lambda: driving.post(path, cookies, urlencode({**answers, "_key": new_key()}))


def _floor_cookie(port: int) -> str:
    client = Client(port)
    answer = client.ask(driving.get("/in", ""))
    client.close()
    return "; ".join(found.decode() for found in _SET_COOKIE.findall(answer.headers))
