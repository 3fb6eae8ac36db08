"""What machines ask: is it alive, is it ready, how is it doing."""

import hmac
import ipaddress

from flask import Blueprint, Response, abort, jsonify, request
from prometheus_client import CollectorRegistry, Gauge, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from casework.access.guard import public
from casework.core import clock, health
from casework.core.config import settings
from casework.messages import queries as messages

bp = Blueprint("core", __name__)

_BEARER = "Bearer "


@bp.get("/healthz")
@public
def healthz() -> Response:
    """Alive: this process answers, whatever the state of the rest."""
    return Response("ok\n", mimetype="text/plain")


@bp.get("/readyz")
@public
def readyz() -> tuple[Response, int]:
    """Ready: the database can be reached, its migrations are current, the scheduler works."""
    said = health.readiness()
    return jsonify(said.as_dict()), 200 if said.ready else 503


@bp.get("/metrics")
@public
def metrics() -> Response:
    """Figures for Prometheus, counted in the database so that every web process gives the same."""
    if not _may_read_metrics():
        abort(404)
    return Response(generate_latest(_figures()), content_type=CONTENT_TYPE_LATEST)


def _may_read_metrics() -> bool:
    """From this machine itself (and not through a proxy on it), or with the token."""
    token = settings().metrics_token
    given = request.headers.get("Authorization", "")
    if token and given.startswith(_BEARER):
        return hmac.compare_digest(given.removeprefix(_BEARER).encode(), token.encode())
    if "X-Forwarded-For" in request.headers or "Forwarded" in request.headers:
        return False
    try:
        return ipaddress.ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False


def _figures() -> CollectorRegistry:
    registry = CollectorRegistry()
    outbox = Gauge("casework_messages", "Messages in the outbox by state", ["state"], registry=registry)
    for state, number in messages.counts_by_state().items():
        outbox.labels(state.value).set(number)
    jobs = Gauge("casework_jobs", "Long pieces of work by state", ["state"], registry=registry)
    for name, number in health.jobs_by_state().items():
        jobs.labels(name).set(number)
    oldest = messages.oldest_waiting()
    waited = (clock.now() - oldest).total_seconds() if oldest else 0
    Gauge("casework_message_wait_seconds", "How long the oldest message has waited", registry=registry).set(waited)
    age = health.heartbeat_age()
    beat = Gauge(
        "casework_scheduler_heartbeat_age_seconds", "Since the scheduler last showed itself", registry=registry
    )
    beat.set(age.total_seconds() if age is not None else float("inf"))
    return registry
