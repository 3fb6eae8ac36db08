"""`make bench`: load a thousand young people, measure five pages beside their floors, print the table and keep it."""

import json
import os
import platform
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

import click
import flask_migrate
from flask import Flask

from casework.app import create_app
from casework.core import clock
from casework.core.paths import CHECKOUT
from casework.demo.bulk.load import load_bulk
from tools.bench import driving, floor, servers
from tools.bench.driving import Client, Target
from tools.bench.pages import Page, look_inside, pages

SIZE = 1_000
ROUNDS = 6
_KEY = "bench-only-key-of-more-than-32-characters"
_PRINTED_ONLY = frozenset({"floor", "floor_rps", "bar"})
_OUT = CHECKOUT / "docs" / "bench.json"


@dataclass(frozen=True, slots=True)
class Measured:
    """One line of the table; times in milliseconds with one client, requests a second with eight."""

    page: str
    size: int
    p50_ms: float
    p95_ms: float
    rps: float
    statements: int
    kb: float
    floor: str
    floor_ms: float
    floor_rps: float
    ratio: float
    bar: float


def main() -> int:
    """Measure everything, print it and keep it; a page slower than its bar is said, and fails nothing."""
    with tempfile.TemporaryDirectory(prefix="casework-bench-") as home:
        measured = _measure(Path(home))
    _print(measured)
    _OUT.parent.mkdir(exist_ok=True)
    figures = {"machine": _machine(), "date": clock.today().isoformat(), "pages": [_kept(line) for line in measured]}
    _OUT.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


def _kept(line: Measured) -> dict[str, object]:
    """Return what is kept of a line; the rest is printed only."""
    return {name: value for name, value in asdict(line).items() if name not in _PRINTED_ONLY}


def _measure(home: Path) -> list[Measured]:
    env = {
        "CASEWORK_ENV": "demo",
        "CASEWORK_HOME": str(home),
        "CASEWORK_DATABASE_URL": f"sqlite:///{home / 'casework.sqlite3'}",
        "CASEWORK_SECRET_KEY": _KEY,
        "CASEWORK_MASTER_KEY": _KEY,
        floor.DATABASE: str(home / "floor.sqlite3"),
    }
    click.echo(f"Loading {SIZE} young people…")
    app = create_app(env)
    with app.app_context():
        flask_migrate.upgrade()
        load_bulk(SIZE)
    floor.fill(home / "floor.sqlite3", SIZE)
    port, floor_port = servers.free_port(), servers.free_port()
    with (
        servers.serving(servers.application(port), port, env, home / "application.log"),
        servers.serving(servers.bare_floor(floor_port), floor_port, env, home / "floor.log"),
    ):
        return [_one(app, page, port, floor_port) for page in pages(app, port, floor_port)]


def _one(app: Flask, page: Page, port: int, floor_port: int) -> Measured:
    click.echo(f"Measuring: {page.name}…")
    inside = look_inside(app, page)
    ours = Target(port, page.make, page.status)
    theirs = Target(floor_port, page.make_floor, page.status)
    # Turn and turn about, so that whatever else the machine does touches both alike.
    client, floor_client = Client(port), Client(floor_port)
    for target, asking in ((ours, client), (theirs, floor_client)):
        driving.one_after_another(target, driving.WARM_UP, asking)
    took: list[float] = []
    floor_took: list[float] = []
    for _ in range(ROUNDS):
        took += driving.one_after_another(ours, driving.ALONE, client)
        floor_took += driving.one_after_another(theirs, driving.ALONE, floor_client)
    client.close()
    floor_client.close()
    p50, p95 = driving.middle_and_worst(took)
    floor_p50, _ = driving.middle_and_worst(floor_took)
    return Measured(
        page=page.name,
        size=SIZE,
        p50_ms=round(p50, 2),
        p95_ms=round(p95, 2),
        rps=round(driving.together(ours)),
        statements=inside.statements,
        kb=inside.kilobytes,
        floor=page.floor,
        floor_ms=round(floor_p50, 2),
        floor_rps=round(driving.together(theirs)),
        ratio=round(p50 / floor_p50, 2),
        bar=page.bar,
    )


def _print(measured: list[Measured]) -> None:
    click.echo(
        f"\n{'page':26} {'p50 ms':>7} {'p95 ms':>7} {'req/s':>6} {'stmts':>6} {'kB':>6}   floor {'ms':>6} {'req/s':>6} {'ratio':>6} {'bar':>4}"
    )
    for line in measured:
        late = " slower than its bar" if line.ratio > line.bar else ""
        click.echo(
            f"{line.page:26} {line.p50_ms:7.2f} {line.p95_ms:7.2f} {line.rps:6.0f} {line.statements:6d} {line.kb:6.1f}   "
            f"{line.floor:>5} {line.floor_ms:6.2f} {line.floor_rps:6.0f} {line.ratio:6.2f} {line.bar:4.0f}{late}"
        )


def _machine() -> str:
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"SQLite, gunicorn with {servers.WORKERS} workers, load from the same cores"
    )


if __name__ == "__main__":
    sys.exit(main())
