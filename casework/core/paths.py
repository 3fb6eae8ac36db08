"""Where things lie on disk, never depending on the working directory."""

from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
TEMPLATES = CHECKOUT / "templates"
STATIC = CHECKOUT / "static"
MIGRATIONS = CHECKOUT / "migrations"
DEFAULT_HOME = CHECKOUT / "instance"
