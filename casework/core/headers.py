"""What every answer tells the browser: run only our own scripts, keep nothing, show this page in no frame."""

from flask import Flask, Response, request

from casework.core.web import csp_nonce

_CSP = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Flask-WTF compares the Referer of secure posts, so our own pages must receive it; nobody else may.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Robots-Tag": "noindex, nofollow",
}
_ONE_YEAR = 31_536_000


def init_app(app: Flask) -> None:
    """Add the headers to every answer."""
    app.after_request(_add_headers)


def _add_headers(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = _CSP.format(nonce=csp_nonce())
    for name, value in _ALWAYS.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = f"max-age={_ONE_YEAR}; includeSubDomains"
    if request.endpoint != "static":
        # Also signed-out pages and errors: the back button of a shared computer must show nothing.
        response.headers["Cache-Control"] = "no-store"
    return response
