"""Getting messages out: a transport for each kind of MAIL_URL, and the claim – send – mark around it."""

from casework.messages.delivery.deliver import Delivered, deliver
from casework.messages.delivery.transports import Letter, Refused, Transport, Unavailable, transport_for

__all__ = ["Delivered", "Letter", "Refused", "Transport", "Unavailable", "deliver", "transport_for"]
