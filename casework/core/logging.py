"""Logs for whoever runs Casework: JSON in production, readable lines in the demo; never anything about a person.

A request is logged by its route ("/cases/<ref:ref>"), not its address, because addresses can carry a one-time token.
Of an exception only the kinds and the lines of code are kept: messages can quote what somebody typed.
"""

import logging
import sys
import time
import traceback
from typing import Any

import structlog
from flask import Flask, Response, g, request
from structlog.types import EventDict, Processor, WrappedLogger

from casework.core import request_id

_shared: tuple[Processor, ...] = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
)


def configure(*, demo: bool) -> None:
    """Send everything that is logged, our own and the libraries', to standard error in one form."""
    structlog.configure(
        processors=[*_shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    last: list[Processor] = (
        [structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback)]
        if demo
        else [without_messages, structlog.processors.JSONRenderer()]
    )
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=list(_shared),
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.INFO)
    # It would log each request's whole address.
    logging.getLogger("werkzeug").setLevel(logging.WARNING)


def without_messages(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Replace an exception by its kinds and its lines of code."""
    info = event.pop("exc_info", None)
    if info is True:
        info = sys.exc_info()
    error = info[1] if isinstance(info, tuple) else info
    if isinstance(error, BaseException):
        event["error"] = [type(link).__name__ for link in _chain(error)]
        event["at"] = [
            f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)
        ]
    return event


def _chain(error: BaseException) -> list[BaseException]:
    links = [error]
    while (cause := links[-1].__cause__ or links[-1].__context__) is not None and cause not in links:
        links.append(cause)
    return links


def get_logger(name: str) -> Any:
    """Return a module's logger: `log.info("what.happened", count=3)`, never with anything about a person."""
    return structlog.stdlib.get_logger(name)


def init_app(app: Flask) -> None:
    """Give each request its identifier and log how it ended."""
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    g.request_began = time.perf_counter()
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request=request_id.begin())


def _end(response: Response) -> Response:
    response.headers["X-Request-Id"] = request_id.current()
    began = g.get("request_began")
    get_logger(__name__).info(
        "request",
        method=request.method,
        route=str(request.url_rule) if request.url_rule else None,
        status=response.status_code,
        milliseconds=round((time.perf_counter() - began) * 1000) if began is not None else None,
    )
    return response
