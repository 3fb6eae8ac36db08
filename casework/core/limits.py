"""How much and how often: sizes of requests, and how many a network may send.

Counting happens in each web process and only guards it against being kept busy; guessing passwords is counted in the
database (access.throttle), where every process sees it.
"""

import ipaddress
from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, abort, current_app, request
from werkzeug.routing import IntegerConverter, Map

from casework.core import clock

MEGABYTE = 1024 * 1024
FORM_BYTES = MEGABYTE
UPLOAD_BYTES = 10 * MEGABYTE + FORM_BYTES  # a file of 10 MB with the form around it
REQUESTS_A_MINUTE = 6_000
GREATEST_KEY = 2**31 - 1  # PostgreSQL's integer
_MOST_NETWORKS = 10_000
_THIS_MACHINE = frozenset({"127.0.0.1", "::/64"})

_View = TypeVar("_View", bound=Callable[..., Any])


def takes_files(view: _View) -> _View:
    """Mark a view that receives files: its requests may be as large as UPLOAD_BYTES."""
    view.takes_files = True  # type: ignore[attr-defined]
    return view


def network_of(address: str | None) -> str:
    """Return the network an address belongs to: itself for IPv4, its /64 for IPv6 (one household or office)."""
    try:
        parsed = ipaddress.ip_address(address or "")
    except ValueError:
        return "unknown"
    if parsed.version == 6:
        mapped = parsed.ipv4_mapped
        if mapped is not None:
            return str(mapped)
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)


class KeyConverter(IntegerConverter):
    """`<int:…>` in addresses: a number that a key can be; a greater one is no address and gets the 404 of one."""

    def __init__(self, url_map: Map) -> None:
        super().__init__(url_map, max=GREATEST_KEY)


class MinuteCounter:
    """Counts by key within the present minute and forgets when the next one begins."""

    def __init__(self) -> None:
        self._minute = 0
        self._counts: dict[str, int] = {}

    def count(self, key: str) -> int:
        """Add one for a key and return how many that makes in this minute."""
        minute = int(clock.now().timestamp() // 60)
        if minute != self._minute or len(self._counts) > _MOST_NETWORKS:
            self._minute, self._counts = minute, {}
        self._counts[key] = self._counts.get(key, 0) + 1
        return self._counts[key]


def init_app(app: Flask) -> None:
    """Set the sizes and count every request. Call it before the guard, so that a refusal costs nothing."""
    app.config.setdefault("REQUESTS_A_MINUTE", REQUESTS_A_MINUTE)
    app.config["MAX_CONTENT_LENGTH"] = FORM_BYTES
    app.config["MAX_FORM_MEMORY_SIZE"] = MEGABYTE
    app.config["MAX_FORM_PARTS"] = 2_000
    app.extensions["casework.requests"] = MinuteCounter()
    app.url_map.converters["int"] = KeyConverter
    app.before_request(_check)


def _check() -> None:
    counter: MinuteCounter = current_app.extensions["casework.requests"]
    network = network_of(request.remote_addr)
    # This machine itself is a measurement, a health check, or a proxy that stands for everybody behind it.
    if network not in _THIS_MACHINE and counter.count(network) > current_app.config["REQUESTS_A_MINUTE"]:
        abort(429)
    view = current_app.view_functions.get(request.endpoint or "")
    if getattr(view, "takes_files", False):
        request.max_content_length = UPLOAD_BYTES
    if request.content_length is not None and request.content_length > (request.max_content_length or FORM_BYTES):
        # Asked here and not when a form is first read, so that nothing of an oversized body is looked at.
        abort(413)
    if b"%00" in request.query_string or any("\0" in value for values in request.form.listvalues() for value in values):
        # PostgreSQL keeps no NUL, and nobody types one.
        abort(400)
