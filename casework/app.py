"""The application: wiring only. What each part does is said where it lives."""

import importlib
import importlib.util
from collections.abc import Callable, Mapping
from os import environ

from flask import Flask, abort, render_template, request
from flask_migrate import Migrate
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from casework import navigation, schema
from casework.access import guard
from casework.access.guard import current_actor, signed_in
from casework.access.types import Role
from casework.core import assets, config, db, error_pages, headers, limits, logging, paths, web

__all__ = ["create_app", "schema"]

VIEWS = (
    "casework.core.views",
    "casework.access.views.sign_in",
    "casework.access.views.account",
    "casework.access.views.admin",
    "casework.audit.views",
    "casework.messages.views",
    "casework.messages.demo",
    "casework.people.views",
    "casework.search.views",
    "casework.referrals.views",
    "casework.referrals.views.imports",
    "casework.cohorts.views",
    "casework.cases.views",
    "casework.events.views",
    "casework.contexts.views",
    "casework.actions.views",
    "casework.meetings.views",
    "casework.outcomes.views",
    "casework.reports.views",
)

HOMES: Mapping[Role, tuple[str, str]] = {
    Role.ADMINISTRATOR: ("casework.access.views.admin", "home"),
    Role.CASEWORKER: ("casework.cases.views", "home"),
    Role.CHAIR: ("casework.meetings.views", "home_chair"),
    Role.COMMISSIONER: ("casework.reports.views", "commissioner_home"),
    Role.COORDINATOR: ("casework.referrals.views", "home_coordinator"),
    Role.GOVERNANCE: ("casework.audit.views", "home"),
    Role.MINUTE_TAKER: ("casework.meetings.views", "home_chair"),
    Role.PRACTITIONER: ("casework.actions.views", "home_practitioner"),
    Role.REFERRER: ("casework.referrals.views", "home_referrer"),
}


def create_app(env: Mapping[str, str] | None = None) -> Flask:
    """Make the application from its environment (the process's own and `.env` unless told).

    Raises casework.core.config.SettingsError when a setting is missing or cannot be right.
    """
    settings = config.load_settings(config.environment() if env is None else env)
    app = Flask("casework", root_path=str(paths.CHECKOUT / "casework"), template_folder=str(paths.TEMPLATES), static_folder=str(paths.STATIC))
    app.extensions[config.EXTENSION] = settings
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        SESSION_COOKIE_NAME="__Host-casework-form" if settings.over_https else "casework-form",
        SESSION_COOKIE_SECURE=settings.over_https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=None,
        TESTING=settings.env == "test",
    )
    settings.home.mkdir(parents=True, exist_ok=True)
    logging.configure(demo=not settings.is_production)
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    logging.init_app(app)
    db.init_app(app)
    Migrate(app, db.db, directory=str(paths.MIGRATIONS), render_as_batch=True, compare_type=True)
    limits.init_app(app)
    CSRFProtect(app)
    web.init_app(app)
    assets.init_app(app)
    headers.init_app(app)
    error_pages.init_app(app)
    navigation.init_app(app)
    _add_views(app)
    guard.init_app(app)
    return app


def _add_views(app: Flask) -> None:
    guard.public(app.view_functions["static"])
    for name in VIEWS:
        try:
            module = importlib.import_module(name)
        except ModuleNotFoundError as missing:
            if not str(missing.name).startswith("casework"):
                raise
            continue
        if hasattr(module, "bp"):
            app.register_blueprint(module.bp)
    app.add_url_rule("/", "home", signed_in(_home), methods=["GET"])


def _home() -> object:
    actor = current_actor()
    wanted = request.args.get("as", "")
    held = wanted if wanted in actor.roles else next(iter(actor.roles), "")
    if not held:
        return render_template("access/no_role.html"), 200
    module, name = HOMES[Role(held)]
    try:
        view: Callable[..., object] = getattr(importlib.import_module(module), name)
    except (ModuleNotFoundError, AttributeError):
        abort(404)
    return view(actor)
