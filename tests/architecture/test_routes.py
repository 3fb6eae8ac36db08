"""Conventions of addresses, proved over all of them. Each failure says what to do."""

import re
from collections.abc import Iterator

from flask import Flask
from werkzeug.routing import Rule

from casework.access import guard
from casework.access.guard import access_mark, public
from casework.access.types import ROLE_PERMISSIONS, Permission

OPEN_TO_ALL = {
    # In the demonstration only: elsewhere these do not exist, which their own tests prove.
    "messages.demo_outbox",
    "messages.run_reminders",
    # Signing in.
    "access.set_up",
    "access.set_up_page",
    "access.sign_in",
    "access.sign_in_page",
    "static",
}
"""Addresses that need no sign-in, besides those that only machines ask (see MACHINES)."""

MACHINES = re.compile(r"/(healthz|readyz|metrics)$")


def rules(app: Flask) -> Iterator[Rule]:
    yield from app.url_map.iter_rules()


def test_every_view_says_who_may_use_it(app: Flask) -> None:
    unmarked = {rule.endpoint for rule in rules(app) if access_mark(app.view_functions[rule.endpoint]) is None}
    assert not unmarked, f"mark these with @requires, @signed_in or @public (access/guard.py): {sorted(unmarked)}"


def test_only_known_addresses_are_open_to_all(app: Flask) -> None:
    opened = {
        rule.endpoint
        for rule in rules(app)
        if access_mark(app.view_functions[rule.endpoint]) == guard.PUBLIC and not MACHINES.search(rule.rule)
    }
    assert opened == OPEN_TO_ALL, "a new @public view needs a line in OPEN_TO_ALL here, and a second pair of eyes"


def test_every_mark_is_a_permission_that_some_role_carries(app: Flask) -> None:
    carried = {permission.value for permissions in ROLE_PERMISSIONS.values() for permission in permissions}
    marks = {access_mark(app.view_functions[rule.endpoint]) for rule in rules(app)} - {guard.PUBLIC, guard.SIGNED_IN}
    assert marks <= carried, f"no role carries {sorted(str(mark) for mark in marks - carried)} (access/types.py)"


def test_permissions_are_in_alphabetical_order() -> None:
    names = [permission.name for permission in Permission]
    assert names == sorted(names), "keep Permission in alphabetical order (access/types.py)"


def test_addresses_are_kebab_case(app: Flask) -> None:
    fixed = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
    wrong = [
        rule.rule
        for rule in rules(app)
        if rule.endpoint != "static"
        for part in rule.rule.strip("/").split("/")
        if part and not part.startswith("<") and not fixed.fullmatch(re.sub(r"<[^>]+>", "x", part))
    ]
    assert not wrong, f"write addresses in kebab-case: {wrong}"


def test_parameters_are_typed(app: Flask) -> None:
    untyped = [rule.rule for rule in rules(app) if re.search(r"<[^:>]+>", rule.rule)]
    assert not untyped, f"write <ref:ref>, <int:…> or <string:…>, never <name>: {untyped}"


def test_an_address_takes_reading_or_writing_and_says_which(app: Flask) -> None:
    strange = {
        rule.rule: sorted(rule.methods or ())
        for rule in rules(app)
        if rule.endpoint != "static" and (rule.methods or set()) - {"GET", "HEAD", "OPTIONS", "POST"}
    }
    assert not strange, f"forms know GET and POST only: {strange}"


def test_no_address_ends_in_a_slash(app: Flask) -> None:
    slashed = [rule.rule for rule in rules(app) if rule.rule != "/" and rule.rule.endswith("/")]
    assert not slashed, f"no slash at the end of an address: {slashed}"


def test_an_unmarked_view_is_refused(app: Flask) -> None:
    def forgotten() -> str:
        return "a secret"

    app.view_functions["access.sign_in_page"] = forgotten
    answer = app.test_client().get("/sign-in")
    assert answer.status_code == 403
    assert "a secret" not in answer.text


def test_a_view_that_changes_something_answers_no_reading(app: Flask) -> None:
    wrong = [
        rule.rule
        for rule in rules(app)
        if getattr(app.view_functions[rule.endpoint], "casework_writes", False) and "POST" not in (rule.methods or ())
    ]
    assert not wrong, f"@writes belongs on views that answer POST: {wrong}"


def test_marks_survive_wrapping() -> None:
    @public
    def view() -> str:
        return ""

    assert access_mark(view) == guard.PUBLIC
