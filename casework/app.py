"""The application: wiring only. What each part does is said where it lives."""

from collections.abc import Callable, Mapping

from flask import Flask, render_template, request
from flask_migrate import Migrate
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from casework import navigation, schema
from casework.access import guard
from casework.access.guard import current_actor, signed_in
from casework.access.types import Role
from casework.access.views import account, admin, sign_in
from casework.actions import views as actions
from casework.audit import views as audit
from casework.cases import views as cases
from casework.cohorts import views as cohorts
from casework.core import assets, config, db, error_pages, headers, installation, limits, logging, paths, web
from casework.core import views as core
from casework.core.actor import Actor
from casework.meetings import views as meetings
from casework.messages import views as messages
from casework.outcomes import views as outcomes
from casework.people import views as people
from casework.referrals import views as referrals
from casework.referrals.views import imports
from casework.reports import views as reports
from casework.search import views as search

__all__ = ["create_app", "schema"]

VIEWS = (
    account,
    actions,
    admin,
    audit,
    cases,
    cohorts,
    core,
    imports,
    meetings,
    messages,
    outcomes,
    people,
    referrals,
    reports,
    search,
    sign_in,
)

HOMES: Mapping[Role, Callable[[Actor], str]] = {
    Role.ADMINISTRATOR: admin.home,
    Role.CASEWORKER: cases.home,
    Role.CHAIR: meetings.home_chair,
    Role.COMMISSIONER: reports.commissioner_home,
    Role.COORDINATOR: referrals.home_coordinator,
    Role.GOVERNANCE: audit.home,
    Role.MINUTE_TAKER: meetings.home_chair,
    Role.PRACTITIONER: actions.home_practitioner,
    Role.REFERRER: referrals.home_referrer,
}


def create_app(env: Mapping[str, str] | None = None) -> Flask:
    """Make the application from its environment (the process's own and `.env` unless told).

    Raises casework.core.config.SettingsError when a setting is missing or cannot be right.
    """
    settings = config.load_settings(config.environment() if env is None else env)
    app = Flask(
        "casework",
        root_path=str(paths.CHECKOUT / "casework"),
        template_folder=str(paths.TEMPLATES),
        static_folder=str(paths.STATIC),
    )
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
    installation.refuse_demo_in_production(app)
    return app


def _add_views(app: Flask) -> None:
    guard.public(app.view_functions["static"])
    for module in VIEWS:
        app.register_blueprint(module.bp)
    app.add_url_rule("/", "home", signed_in(_home), methods=["GET"])


def _home() -> str:
    """Show the home of the reader's role; of several, the one asked for with `?as=`, else the one with most waiting."""
    actor = current_actor()
    wanted = request.args.get("as", "")
    role = wanted if wanted in actor.roles else next(iter(actor.roles), None)
    return HOMES[Role(role)](actor) if role else render_template("access/no_role.html")
