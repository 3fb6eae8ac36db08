"""Mail through GOV.UK Notify."""

from notifications_python_client.errors import HTTPError
from notifications_python_client.notifications import NotificationsAPIClient

from casework.core.config import SettingsError
from casework.messages.delivery.transports import VARIABLE, Letter, Refused, Unavailable, Way

_KEY_LENGTH = 73  # two identifiers and a dash, after the key's name
_TRY_AGAIN_FROM = 500
_TOO_MANY = 429
_OURS_TO_MEND = (401, 403)  # a wrong key: mended by the operator, and then the message can go


class NotifyTransport:
    """Sends through one template with ((subject)) and ((body)); our Message-ID is Notify's client reference.

    Notify takes no identifier that would stop a second copy, so a broken connection is always doubtful.
    """

    def __init__(self, way: Way) -> None:
        if len(way.user) < _KEY_LENGTH or not way.host:
            raise SettingsError(f"{VARIABLE} must be notify://API-KEY@TEMPLATE-ID")
        self._template = way.host
        address = way.options.get("address")
        self._client = NotificationsAPIClient(way.user, **({"base_url": address} if address else {}))

    def send(self, letter: Letter) -> None:
        try:
            self._client.send_email_notification(
                email_address=letter.to,
                template_id=self._template,
                personalisation={"subject": letter.subject_line, "body": letter.text},
                reference=letter.message_id,
            )
        except HTTPError as error:
            status = error.status_code
            if error.response is None:
                raise Unavailable("Notify cannot be reached", perhaps_sent=True) from error
            if status >= _TRY_AGAIN_FROM or status == _TOO_MANY or status in _OURS_TO_MEND:
                raise Unavailable(f"Notify answered {status}") from error
            raise Refused(f"Notify refused it ({status})") from error

    def close(self) -> None:
        """Nothing is held open."""
