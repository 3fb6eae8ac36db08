"""A letter as an e-mail message (RFC 5322), the same for files and for SMTP."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from casework.messages.delivery.transports import Letter


def as_email(letter: Letter) -> EmailMessage:
    """Return the e-mail: plain text, the stable Message-ID, and a request that machines should not answer it."""
    message = EmailMessage(policy=SMTP)
    message["Message-ID"] = letter.message_id
    message["Date"] = letter.written_at
    message["From"] = Address(display_name=letter.sender_name, addr_spec=letter.sender)
    message["To"] = Address(addr_spec=letter.to)
    message["Subject"] = letter.subject_line
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message.set_content(letter.text)
    return message
