"""Where the style sheet and the scripts of this build are, under names that change when their content does.

`make run` builds them into static/dist with a manifest. Where that was not possible a plain style sheet serves.
"""

import json
import logging
from functools import cached_property
from pathlib import Path
from wsgiref.headers import Headers

from flask import Flask, url_for
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader
from whitenoise import WhiteNoise

from casework.core import paths

log = logging.getLogger(__name__)

_PLAIN = {"app.css": "plain.css", "app.js": "src/js/own.js", "icon.svg": "src/icon.svg"}


class Assets:
    """The built files of one static folder, by the names templates use."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def built(self) -> dict[str, str]:
        """Return template name -> path below the static folder, or nothing when no build is there."""
        manifest = self.folder / "dist" / "manifest.json"
        if not manifest.is_file():
            log.warning("assets.not_built: pages use the plain style sheet; run `make assets` to build them")
            return {}
        names: dict[str, str] = json.loads(manifest.read_text("utf-8"))
        return names

    def path(self, name: str) -> str:
        """Return where `name` lies below the static folder.

        Raises:
            KeyError: no build made it and nothing plain stands in for it.
        """
        return self.built.get(name) or _PLAIN[name]


def init_app(app: Flask) -> None:
    """Serve static files from the web process itself and give templates `asset_url` and the GOV.UK macros."""
    assets = Assets(paths.STATIC)
    app.jinja_env.globals["asset_url"] = lambda name: url_for("static", filename=assets.path(name))
    app.jinja_env.loader = ChoiceLoader(
        [
            *([app.jinja_loader] if app.jinja_loader else []),
            PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
        ]
    )
    whitenoise = WhiteNoise(
        app.wsgi_app,
        root=str(paths.STATIC),
        prefix=f"{app.static_url_path}/",
        max_age=3600,
        immutable_file_test=lambda path, url: "/dist/" in url,
        add_headers_function=_add_headers,
    )
    app.wsgi_app = whitenoise  # type: ignore[method-assign]


def _add_headers(headers: Headers, path: str, url: str) -> None:
    """Say of each file what core.headers says of each page: it is what its type says, and for our own pages."""
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
