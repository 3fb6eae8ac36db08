"""What every page needs of the web, without knowing any domain: answers, flashes, filters."""

import secrets
from datetime import date, datetime, timedelta
from typing import Any

from flask import Flask, flash, g, redirect, request, url_for
from werkzeug.wrappers import Response

from casework.core import clock
from casework.core.refs import RefConverter, show_ref

NEAR = 6  # days either way for which a weekday says more than a date


def redirect_to(endpoint: str, **values: Any) -> Response:
    """Answer a form: see the page at `endpoint` (303, so that going back does not send again)."""
    return redirect(url_for(endpoint, **values), code=303)


def flash_success(text: str) -> None:
    """Say once, on the next page, what happened."""
    flash(text, "success")


def new_key() -> str:
    """Return a fresh idempotency key for a form."""
    return secrets.token_urlsafe(18)


def csp_nonce() -> str:
    """Return this answer's Content-Security-Policy nonce."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(18)
    return str(g.csp_nonce)


def show_date(day: date | datetime | None) -> str:
    """Return a day in full, such as 3 April 2026; an instant is shown by its London day."""
    if day is None:
        return ""
    if isinstance(day, datetime):
        day = clock.london_day(day)
    return f"{day.day} {day:%B %Y}"


def show_time(moment: datetime | None) -> str:
    """Return a London time of day as GOV.UK writes it, such as 2:15pm."""
    if moment is None:
        return ""
    local = moment.astimezone(clock.LONDON)
    hour = local.hour % 12 or 12
    minutes = f":{local.minute:02d}" if local.minute else ""
    return f"{hour}{minutes}{'am' if local.hour < 12 else 'pm'}"


def show_datetime(moment: datetime | None) -> str:
    """Return an instant as London wall-clock time, such as 3 April 2026 at 2:15pm."""
    return f"{show_date(moment)} at {show_time(moment)}" if moment else ""


def show_day(day: date | datetime | None) -> str:
    """Return a day in words: near ones by weekday and distance ("Thursday, in 3 days"), others in full."""
    if day is None:
        return ""
    if isinstance(day, datetime):
        day = clock.london_day(day)
    distance = (day - clock.today()) // timedelta(days=1)
    if distance in (-1, 0, 1):
        return {-1: "yesterday", 0: "today", 1: "tomorrow"}[distance]
    if abs(distance) > NEAR:
        return show_date(day)
    return f"{day:%A}, in {distance} days" if distance > 0 else f"{day:%A}, {-distance} days ago"


def show_ago(moment: date | datetime | None) -> str:
    """Return how long ago a day was, in days: "today", "yesterday", "9 days ago"."""
    if moment is None:
        return "never"
    day = clock.london_day(moment) if isinstance(moment, datetime) else moment
    distance = (clock.today() - day).days
    if distance <= 0:
        return "today"
    return "yesterday" if distance == 1 else f"{distance} days ago"


def years_old(born: date | None, on: date | None = None) -> int | None:
    """Return completed years of age on a day (today unless told)."""
    if born is None:
        return None
    on = on or clock.today()
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def words(value: object) -> str:
    """Return an enumeration's value as words: "not_attended" is "not attended"."""
    return str(value or "").replace("_", " ")


def init_app(app: Flask) -> None:
    """Give the application its converter, filters and template functions."""
    app.url_map.converters["ref"] = RefConverter
    app.jinja_env.filters.update(
        ref=show_ref,
        date=show_date,
        time=show_time,
        datetime=show_datetime,
        day=show_day,
        ago=show_ago,
        age=years_old,
        words=words,
    )
    app.jinja_env.globals.update(csp_nonce=csp_nonce, new_key=new_key, today=clock.today)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True


def same_page_with(**changes: Any) -> str:
    """Return this page's address with query parameters changed (None drops one), for filters and paging."""
    query = {**request.args.to_dict(), **changes}
    kept = {name: value for name, value in query.items() if value not in (None, "")}
    return url_for(str(request.endpoint), **{**(request.view_args or {}), **kept})
