"""Pages about messages: mine, and (in the demo) everybody's."""

from flask import Blueprint

from casework.messages.views import demo, inbox

bp = Blueprint("messages", __name__)
inbox.add_to(bp)
demo.add_to(bp)
