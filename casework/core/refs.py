"""References a person can say on the telephone: 8 characters of Crockford base 32, shown as K7QF-4M2P."""

import re
import secrets
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column
from werkzeug.routing import BaseConverter

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})
_CANONICAL = re.compile(rf"[{ALPHABET}]{{{LENGTH}}}")


def new_ref() -> str:
    """Return a new random reference; it carries no meaning (40 random bits, unique by constraint)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def parse_ref(text: str) -> str | None:
    """Return the canonical form of what somebody typed or heard, or None when it cannot be a reference."""
    candidate = re.sub(r"[\s-]", "", text).upper().translate(_MISREAD)
    return candidate if _CANONICAL.fullmatch(candidate) else None


def show_ref(ref: str | None) -> str:
    """Return a reference as people read it, with its dash; nothing for nothing."""
    return f"{ref[:4]}-{ref[4:]}" if ref else ""


class RefConverter(BaseConverter):
    """`<ref:…>` in addresses: takes any spelling of a reference and gives the canonical one."""

    regex = r"[0-9A-Za-z]{4}-?[0-9A-Za-z]{4}"

    def to_python(self, value: str) -> str:
        return parse_ref(value) or "-"

    def to_url(self, value: Any) -> str:
        return show_ref(str(value))


class HasRef:
    """Gives a table its `ref` column."""

    ref: Mapped[str] = mapped_column(String(LENGTH), unique=True, default=new_ref)
