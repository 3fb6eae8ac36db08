"""Who is asking: passed to every service and query, so that nothing is done by nobody."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Actor:
    """The person (or `system`) on whose behalf something happens.

    `may_be_denied` is False only where somebody has just looked and no denial names them: their queries then need not
    ask. `permissions` are values of access.types.Permission; `roles` of access.types.Role. Flask-Login reads the
    four `is_…`/`get_id` members.
    """

    user_id: int | None = None
    ref: str | None = None
    name: str = "Nobody"
    email: str = ""
    agency_id: int | None = None
    agency_name: str = ""
    roles: tuple[str, ...] = ()
    permissions: frozenset[str] = field(default_factory=frozenset)
    session_id: int | None = None
    may_be_denied: bool = True
    is_system: bool = False

    @property
    def is_authenticated(self) -> bool:
        return self.user_id is not None

    @property
    def is_active(self) -> bool:
        return self.is_authenticated

    @property
    def is_anonymous(self) -> bool:
        return not self.is_authenticated

    def get_id(self) -> str:
        return str(self.user_id)

    def may(self, permission: str) -> bool:
        """Say whether a role of theirs carries the permission (whether they may see a record is policy's question)."""
        return self.is_system or permission in self.permissions


NOBODY = Actor()
SYSTEM = Actor(name="system", is_system=True)
