"""A large partnership to measure with: rows put in by the thousand, standing where the services would place them.

Ten interventions and five actions a person; every fiftieth case has 200 entries. No trail is made up for them.
"""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import func, insert, select, text

from casework.access.demo_people import PASSWORD
from casework.access.passwords import hash_password
from casework.cohorts import services as cohorts
from casework.cohorts.types import CohortDetails, ProgrammeType, Targets
from casework.core import clock
from casework.core.db import db, transaction
from casework.core.installation import mark_demo
from casework.demo import partnership
from casework.demo.bulk.rows import TABLES, rows_of
from casework.demo.bulk.setting import Numbers, Rows, Setting
from casework.demo.load import SEED, check_may_load
from casework.demo.names import Maker
from casework.demo.story import World
from casework.reports.tasks import refresh_due

BATCH = 500
COHORT_SIZE = 250


def load_bulk(people: int) -> bool:
    """Load a partnership of that many young people into an empty database; False when a demonstration is there.

    Raises Refused in production, or where there are users of somebody else's.
    """
    if not check_may_load():
        return False
    password_hash = hash_password(PASSWORD)
    with transaction():
        world = partnership.found(SEED, password_hash)
        setting = _setting(world, people)
        for rows in _batches(setting, people):
            for model, values in rows.items():
                db.session.execute(insert(model.__table__), values)  # type: ignore[arg-type]
        _continue_sequences(setting.numbers)
        mark_demo(f"bulk {people}")
    refresh_due()
    with db.engine.connect() as connection:
        # The planner needs to know which index helps, as it would after a night of autovacuum.
        connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("ANALYZE"))
    return True


def _setting(world: World, people: int) -> Setting:
    numbers = Numbers()
    areas = (world.areas["calderwick"], world.areas["brackwater"])
    made = [_cohort(world, number, areas[number % 2]) for number in range(max(1, -(-people // COHORT_SIZE)))]
    workers = {
        areas[0]: ("caseworker", "hannah.voss", "imran.sadiq", "brid.keane", "aled.morris-tate"),
        areas[1]: ("sam.whitlock", "agata.lis", "ned.corrigan"),
    }
    for model in TABLES:
        numbers.last[model] = db.session.scalar(select(func.max(model.__table__.c.id))) or 0
    return Setting(
        world,
        numbers,
        Maker(world.rng, world.today, unique=False),
        tuple(cohort_id for cohort_id, _ in made),
        tuple(area_id for _, area_id in made),
        {area: tuple(world.users[key].id for key in keys) for area, keys in workers.items()},
        world.now,
        world.today,
    )


def _cohort(world: World, number: int, area_id: int) -> tuple[int, int]:
    details = CohortDetails(
        name=f"Safer Places {number + 1}",
        code=f"SP{number + 1}",
        programme_type=ProgrammeType.CONTEXTUAL_SAFEGUARDING,
        area_id=area_id,
        capacity=COHORT_SIZE,
        opens_on=world.day(900),
        coordinator_user_id=world.users["coordinator"].id,
        commissioner_agency_id=world.agencies["opcc"].id,
        targets=Targets(COHORT_SIZE, 150, 75, 80, 14),
    )
    with clock.frozen(world.now - timedelta(days=900)):
        return cohorts.make(world.actors["coordinator"], details=details).id, area_id


def _batches(setting: Setting, people: int) -> Iterator[Rows]:
    for first in range(0, people, BATCH):
        rows: Rows = {model: [] for model in TABLES}
        for number in range(first, min(first + BATCH, people)):
            rows_of(setting, rows, number)
        yield {model: values for model, values in rows.items() if values}


def _continue_sequences(numbers: Numbers) -> None:
    """PostgreSQL counts keys by itself: let it go on after those given here."""
    if db.session.get_bind().dialect.name != "postgresql":
        return
    for model, last in numbers.last.items():
        if last:
            sequence = func.pg_get_serial_sequence(model.__tablename__, "id")
            db.session.execute(select(func.setval(sequence, last)))
