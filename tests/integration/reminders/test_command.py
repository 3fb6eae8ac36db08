"""`casework reminders run`: what it prints, and how it exits."""

import json
from datetime import date
from typing import TYPE_CHECKING

from flask import Flask

from casework.reminders.commands import reminders

if TYPE_CHECKING:
    from tests.integration.reminders.conftest import Promises


def test_it_prints_the_counts_in_a_sentence(app: Flask, promises: "Promises") -> None:
    promises.add(1, date(2026, 11, 23))
    done = app.test_cli_runner().invoke(reminders, ["run", "--now", "2026-11-20T09:00"])
    assert done.exit_code == 0
    assert done.stdout == (
        "1 due: 1 sent in 1 message, 0 already sent, 0 failed, 0 waiting for the next digest; 0 cancelled.\n"
    )


def test_the_same_as_json_run_twice(app: Flask, promises: "Promises") -> None:
    promises.add(1, date(2026, 11, 23))
    runner = app.test_cli_runner()
    first = json.loads(runner.invoke(reminders, ["run", "--now", "2026-11-20T09:00", "--json"]).stdout)
    second = json.loads(runner.invoke(reminders, ["run", "--now", "2026-11-20T09:00", "--json"]).stdout)
    assert (first["due"], first["sent"], first["already_sent"]) == (1, 1, 0)
    assert (second["due"], second["sent"], second["already_sent"]) == (1, 0, 1)
    assert (second["failed"], second["cancelled"], second["problems"]) == (0, 0, 0)


def test_a_time_without_a_zone_is_london_time(app: Flask, promises: "Promises") -> None:
    promises.add(1, date(2026, 7, 20))
    runner = app.test_cli_runner()
    early = json.loads(runner.invoke(reminders, ["run", "--now", "2026-07-20T07:29", "--json"]).stdout)
    late = json.loads(runner.invoke(reminders, ["run", "--now", "2026-07-20T07:30", "--json"]).stdout)
    assert (early["sent"], early["waiting"], late["sent"]) == (0, 1, 1)


def test_what_is_no_time_is_said(app: Flask) -> None:
    done = app.test_cli_runner().invoke(reminders, ["run", "--now", "tomorrow"])
    assert done.exit_code == 2
    assert "'tomorrow' is no time such as" in done.stderr


def test_a_part_that_cannot_be_done_is_exit_1_after_the_rest(app: Flask, promises: "Promises") -> None:
    promises.broken = True
    done = app.test_cli_runner().invoke(reminders, ["run", "--json"])
    assert done.exit_code == 1
    assert json.loads(done.stdout)["problems"] == 1
