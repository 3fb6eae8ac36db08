"""Lists of referrals: their order, their scope, and that they cost the same for two and for many."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from casework.core import clock
from casework.core.db import read, transaction
from casework.core.refs import show_ref
from casework.referrals import queries
from casework.referrals.queries import QueueFilter
from casework.referrals.types import Urgency
from tests.cast import Cast, Member
from tests.factories.referrals import import_file, refer

ClientFor = Callable[[Member], FlaskClient]


def test_the_queue_is_by_urgency_then_the_longest_waiting(app: Flask, cast: Cast) -> None:
    now = clock.now()
    for hours, urgency in enumerate((Urgency.ROUTINE, Urgency.SOON, Urgency.TODAY, Urgency.SOON)):
        with clock.frozen(now + timedelta(hours=hours)), transaction():
            refer(cast, urgency=urgency, surname=f"Number{hours}")
    with read():
        everything = queries.queue(cast.coordinator.actor)
        assert [line.name for line in everything] == ["Rhys Number2", "Rhys Number1", "Rhys Number3", "Rhys Number0"]
        paged = []
        after: str | None = None
        while rows := queries.queue(cast.coordinator.actor, after=after, limit=1):
            paged += rows
            after = rows[-1].ref
        assert paged == everything
        assert queries.queue(cast.outsider.actor) == []
        assert queries.queue_counts(cast.coordinator.actor)[QueueFilter.TO_ACKNOWLEDGE] == 4


def test_a_referrer_pages_through_their_own(app: Flask, cast: Cast) -> None:
    now = clock.now()
    for hours in range(3):
        with clock.frozen(now + timedelta(hours=hours)), transaction():
            refer(cast, surname=f"Number{hours}")
    with read():
        first = queries.sent_by(cast.referrer.actor, limit=2)
        rest = queries.sent_by(cast.referrer.actor, after=first[-1].ref, limit=2)
        assert [line.name for line in first + rest] == ["Rhys Number2", "Rhys Number1", "Rhys Number0"]
        assert queries.sent_by(cast.practitioner.actor) == []


def test_pages_cost_the_same_for_two_and_for_many(
    app: Flask, cast: Cast, client_for: ClientFor, count_statements: Callable[[], Any]
) -> None:
    browser = client_for(cast.coordinator)
    header = b"Surname,Forename,DOB,Reason,Referred on\n"
    pages = ("/", "/referrals", "/imports", "/imports/held")
    counts: list[dict[str, int]] = []
    for more in (2, 40):
        rows = b"".join(b"Jones%d,,5/6/2009,Robbery,1/10/26\n" % number for number in range(more))
        import_file(cast, f"{more}.csv", actor=cast.coordinator.actor, content=header + rows)
        with transaction():
            for number in range(more):
                refer(cast, surname=f"Zed{number}")
        counts.append({})
        for page in pages:
            with count_statements() as statements:
                assert browser.get(page).status_code == 200
            counts[-1][page] = len(statements)
    assert counts[0] == counts[1]
    assert max(counts[0].values()) <= 22, counts


def test_triage_costs_a_fixed_number_of_statements(
    app: Flask, cast: Cast, client_for: ClientFor, count_statements: Callable[[], Any]
) -> None:
    browser = client_for(cast.coordinator)
    with transaction():
        ref = show_ref(refer(cast).ref)
    counts = []
    for more in (1, 20):
        with transaction():
            for _ in range(more):
                refer(cast)
        with count_statements() as statements:
            assert browser.get(f"/referrals/{ref}").status_code == 200
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 20
