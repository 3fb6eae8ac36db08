"""The floor: bare Flask views with a Flask-Login session, the fewest statements and cached templates without a layout.

Same database, same server, same machine, same run: what a page costs beyond this is ours. Letters are those of the
performance paper: b a list, f a case page with its audit row committed, g my actions, d a note posted, i a kept summary.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from flask import Flask, redirect, render_template, request
from flask_login import LoginManager, UserMixin, current_user, login_required, login_user
from sqlalchemy import ForeignKey, Index, String, Text, create_engine, event, insert, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from werkzeug.wrappers import Response

DATABASE = "FLOOR_DATABASE"
ENTRIES = 10
MY_ACTIONS = 50
PAGE = 50


class _Base(DeclarativeBase):
    """Tables of the floor alone."""


class FloorUser(UserMixin, _Base):  # type: ignore[misc]
    """Somebody signed in."""

    __tablename__ = "floor_users"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))


class FloorCase(_Base):
    """A case with what a list shows of it."""

    __tablename__ = "floor_cases"
    __table_args__ = (Index(None, "status", "surname", "id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(8), unique=True)
    surname: Mapped[str] = mapped_column(String(80))
    forename: Mapped[str] = mapped_column(String(80))
    status: Mapped[str] = mapped_column(String(20))
    risk: Mapped[str] = mapped_column(String(20))
    opened_at: Mapped[datetime]


class FloorEvent(_Base):
    """One line of a timeline."""

    __tablename__ = "floor_events"
    __table_args__ = (Index(None, "case_id", "at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("floor_cases.id"))
    at: Mapped[datetime]
    text: Mapped[str] = mapped_column(Text)


class FloorAction(_Base):
    """One promise."""

    __tablename__ = "floor_actions"
    __table_args__ = (Index(None, "case_id", "due_at"), Index(None, "owner_id", "done", "due_at"))
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("floor_cases.id"))
    owner_id: Mapped[int] = mapped_column(ForeignKey("floor_users.id"))
    done: Mapped[bool]
    due_at: Mapped[datetime]
    text: Mapped[str] = mapped_column(Text)


class FloorAudit(_Base):
    """Who looked at what, or wrote it."""

    __tablename__ = "floor_audit"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    user_id: Mapped[int]
    verb: Mapped[str] = mapped_column(String(40))
    case_id: Mapped[int]


class FloorSummary(_Base):
    """Figures that somebody counted before."""

    __tablename__ = "floor_summaries"
    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str] = mapped_column(String(80))
    number: Mapped[int]


def fill(path: Path, cases: int) -> None:
    """Make the floor's database with that many cases, each with ten entries and ten actions."""
    engine = _engine(path)
    _Base.metadata.create_all(engine)
    start = datetime(2026, 1, 5, 9, tzinfo=UTC).replace(tzinfo=None)
    with engine.begin() as connection:
        connection.execute(insert(FloorUser), [{"id": 1, "name": "A worker"}, {"id": 2, "name": "Somebody else"}])
        connection.execute(insert(FloorCase), [_case(number, start) for number in range(1, cases + 1)])
        connection.execute(
            insert(FloorEvent), [row for number in range(1, cases + 1) for row in _events(number, start)]
        )
        connection.execute(
            insert(FloorAction), [row for number in range(1, cases + 1) for row in _actions(number, start)]
        )
        connection.execute(
            insert(FloorSummary), [{"label": f"Figure {number}", "number": number} for number in range(30)]
        )
    engine.dispose()


def reference(number: int) -> str:
    """Return the reference of the floor's nth case."""
    return f"F{number:07d}"


def make_app() -> Flask:
    """Make the floor's application on the database named in the environment."""
    app = Flask(__name__, template_folder=str(Path(__file__).parent / "floor_templates"))
    app.secret_key = "the floor has no secrets"
    engine = _engine(Path(os.environ[DATABASE]))
    manager = LoginManager(app)

    @contextmanager
    def session() -> Iterator[Session]:
        with Session(engine, expire_on_commit=False) as opened:
            yield opened

    @manager.user_loader  # type: ignore[untyped-decorator, unused-ignore]
    def load_user(key: str) -> FloorUser | None:
        with session() as opened:
            return opened.get(FloorUser, int(key))

    @app.get("/in")
    def sign_in() -> str:
        with session() as opened:
            login_user(opened.get_one(FloorUser, 1))
        return "in"

    _add_views(app, session)
    return app


def _add_views(app: Flask, session: Any) -> None:
    @app.get("/b")
    @login_required  # type: ignore[untyped-decorator, unused-ignore]
    def cases() -> str:
        wanted = (
            select(FloorCase).where(FloorCase.status == "open").order_by(FloorCase.surname, FloorCase.id).limit(PAGE)
        )
        with session() as opened:
            return render_template("b.html", cases=opened.scalars(wanted).all(), user=current_user)

    @app.get("/f/<ref>")
    @login_required  # type: ignore[untyped-decorator, unused-ignore]
    def one_case(ref: str) -> str:
        with session() as opened:
            found = opened.scalars(select(FloorCase).where(FloorCase.ref == ref)).one()
            events = (
                select(FloorEvent).where(FloorEvent.case_id == found.id).order_by(FloorEvent.at.desc()).limit(ENTRIES)
            )
            actions = (
                select(FloorAction).where(FloorAction.case_id == found.id).order_by(FloorAction.due_at).limit(ENTRIES)
            )
            page = render_template(
                "f.html", case=found, events=opened.scalars(events).all(), actions=opened.scalars(actions).all()
            )
            opened.add(_audit("looked", found.id))
            opened.commit()
        return page

    @app.get("/g")
    @login_required  # type: ignore[untyped-decorator, unused-ignore]
    def my_actions() -> str:
        wanted = (
            select(FloorAction, FloorCase.ref)
            .join(FloorCase, FloorCase.id == FloorAction.case_id)
            .where(FloorAction.owner_id == 1, FloorAction.done.is_(False))
            .order_by(FloorAction.due_at, FloorAction.id)
            .limit(MY_ACTIONS)
        )
        with session() as opened:
            return render_template("g.html", rows=opened.execute(wanted).all())

    @app.post("/d/<int:case_id>")
    @login_required  # type: ignore[untyped-decorator, unused-ignore]
    def note(case_id: int) -> Response:
        with session() as opened:
            opened.add(FloorEvent(case_id=case_id, at=_now(), text=request.form["text"]))
            opened.add(_audit("noted", case_id))
            opened.commit()
        return redirect(f"/f/{reference(case_id)}", 303)

    @app.get("/i")
    @login_required  # type: ignore[untyped-decorator, unused-ignore]
    def summary() -> str:
        with session() as opened:
            return render_template(
                "i.html", figures=opened.scalars(select(FloorSummary).order_by(FloorSummary.id)).all()
            )


def _audit(verb: str, case_id: int) -> FloorAudit:
    return FloorAudit(at=_now(), user_id=1, verb=verb, case_id=case_id)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def _engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}")

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: Any) -> None:
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=15000", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")

    return engine


def _case(number: int, start: datetime) -> dict[str, Any]:
    return {
        "id": number,
        "ref": reference(number),
        "surname": f"Surname{number % 211:03d}",
        "forename": f"Forename{number % 97}",
        "status": "open",
        "risk": ("low", "medium", "high")[number % 3],
        "opened_at": start + timedelta(hours=number),
    }


def _events(number: int, start: datetime) -> list[dict[str, Any]]:
    text = "Met at the library and talked about the way home, the course, and what would help before the next review. "
    return [{"case_id": number, "at": start + timedelta(days=day), "text": f"{text}{day}"} for day in range(ENTRIES)]


def _actions(number: int, start: datetime) -> list[dict[str, Any]]:
    return [
        {
            "case_id": number,
            "owner_id": 1 if number <= MY_ACTIONS and day == 0 else 2,
            "done": False,
            "due_at": start + timedelta(days=day + number % 30),
            "text": "Offer a phased timetable with a named adult at the gate",
        }
        for day in range(ENTRIES)
    ]
