"""For a WSGI server: `gunicorn wsgi:app`."""

from casework.app import create_app

app = create_app()
