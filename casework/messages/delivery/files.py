"""Mail as files, for development, the demo and tests."""

import os
from pathlib import Path

from casework.core.config import SettingsError
from casework.messages.delivery.eml import as_email
from casework.messages.delivery.transports import VARIABLE, Letter, Unavailable, Way


class FileTransport:
    """Writes each letter to a file named by its time and reference, so that trying again writes the same file."""

    def __init__(self, way: Way) -> None:
        if way.host or not way.path:
            raise SettingsError(f"{VARIABLE} must name a directory, such as file:///var/lib/casework/mail")
        self._directory = Path(way.path)

    def send(self, letter: Letter) -> None:
        name = f"{letter.written_at:%Y%m%dT%H%M%SZ}-{letter.ref}.eml"
        unfinished = self._directory / f".{name}.{os.getpid()}.part"
        try:
            self._directory.mkdir(parents=True, exist_ok=True)
            with unfinished.open("wb") as file:
                file.write(as_email(letter).as_bytes())
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(self._directory / name)
        except OSError as error:
            raise Unavailable(f"the mail directory: {error.strerror}") from error

    def close(self) -> None:
        """Nothing is held open."""
