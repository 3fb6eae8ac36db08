"""The trail in words that people read."""

from casework.audit.models import Act

ACT_WORDS = {Act.CHANGE: "Changed", Act.LOOK: "Looked at", Act.SECURITY: "Signed in or out, passwords"}


def say_verb(verb: str) -> str:
    """Return what was done in words: "case.note_moved_out" is "case: note moved out"."""
    thing, _dot, done = verb.partition(".")
    return f"{thing.replace('_', ' ')}: {done.replace('_', ' ')}" if done else thing.replace("_", " ")


def say_field(name: str) -> str:
    """Return a field's name in words: "lead_worker_id" is "lead worker"."""
    return name.removesuffix("_id").replace("_", " ")
