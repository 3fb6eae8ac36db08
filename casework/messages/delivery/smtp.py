"""Mail through an SMTP server, with the standard library."""

import smtplib
import ssl

from casework.core.config import SettingsError
from casework.messages.delivery.eml import as_email
from casework.messages.delivery.transports import VARIABLE, Letter, Refused, Unavailable, Way

TIMEOUT_SECONDS = 20
_PERMANENT = 500
_USUAL_PORT = {"smtp": 25, "smtps": 465}


class SmtpTransport:
    """Keeps one connection for the letters of a delivery; opens another when the server has closed it."""

    def __init__(self, way: Way) -> None:
        if not way.host:
            raise SettingsError(f"{VARIABLE} must name a mail server, such as smtp://mail.example.org:25")
        self._way = way
        self._connection: smtplib.SMTP | None = None

    def send(self, letter: Letter) -> None:
        message = as_email(letter)
        try:
            server = self._open()
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            raise Unavailable(f"the mail server cannot be reached ({type(error).__name__})") from error
        try:
            server.send_message(message, from_addr=letter.sender, to_addrs=[letter.to])
        except smtplib.SMTPRecipientsRefused as error:
            self._reset_after(error.recipients[letter.to][0])
        except smtplib.SMTPResponseException as error:
            self._reset_after(error.smtp_code)
        except (OSError, smtplib.SMTPException) as error:
            # Cut off somewhere between our first line and the server's last answer: it may have been taken.
            self._drop()
            raise Unavailable("the mail server broke off", perhaps_sent=True) from error

    def close(self) -> None:
        if self._connection is not None:
            try:
                self._connection.quit()
            except (OSError, smtplib.SMTPException):
                self._connection.close()
            self._connection = None

    def _open(self) -> smtplib.SMTP:
        if self._connection is not None:
            try:
                if self._connection.noop()[0] < _PERMANENT - 100:
                    return self._connection
            except (OSError, smtplib.SMTPException):
                self._connection.close()
            self._connection = None
        self._connection = self._connect()
        return self._connection

    def _connect(self) -> smtplib.SMTP:
        way = self._way
        port = way.port or _USUAL_PORT[way.scheme]
        trusted = ssl.create_default_context()
        server: smtplib.SMTP
        if way.scheme == "smtps":
            server = smtplib.SMTP_SSL(way.host, port, timeout=TIMEOUT_SECONDS, context=trusted)
        else:
            server = smtplib.SMTP(way.host, port, timeout=TIMEOUT_SECONDS)
            server.ehlo()
            if way.user or server.has_extn("starttls"):
                server.starttls(context=trusted)
        if way.user:
            server.login(way.user, way.password)
        return server

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    @staticmethod
    def _reset_after(code: int) -> None:
        if code >= _PERMANENT:
            raise Refused(f"the mail server refused it ({code})")
        raise Unavailable(f"the mail server asked to wait ({code})")
