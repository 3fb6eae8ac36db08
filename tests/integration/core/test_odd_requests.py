"""No address fails on what no page of ours would ask of it."""

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast, Member

NAMES = (
    *(
        "q",
        "as",
        "page",
        "next",
        "before",
        "after",
        "since",
        "until",
        "from",
        "to",
        "sort",
        "filter",
        "status",
        "state",
    ),
    *("kind", "verb", "act", "who", "record", "role", "agency", "area", "cohort", "person", "lead", "risk", "late"),
)
ODD = ("99999999999999999999", "2026-13-45", "' OR 1=1 --<script>é")
NOT_PAGES = {"static", "readyz"}


@pytest.mark.parametrize("who", ["coordinator", "governance"])
def test_every_page_bears_odd_queries(
    app: Flask, client_for: Callable[[Member], FlaskClient], cast: Cast, who: str
) -> None:
    browser = client_for(getattr(cast, who))
    failed = []
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.endpoint.rpartition(".")[2] in NOT_PAGES:
            continue
        path = re.sub(r"<ref:[^>]+>", "K7QF-4M2P", re.sub(r"<int:[^>]+>", "1", rule.rule))
        path = re.sub(r"<[a-z]+:[^>]+>", "x", path)
        for odd in ODD:
            status = browser.get(path, query_string=dict.fromkeys(NAMES, odd)).status_code
            if status >= 500:
                failed.append((path, odd[:20], status))
    assert not failed
