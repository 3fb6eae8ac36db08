"""Asking a server for pages over plain sockets, as cheaply as Python can: what is measured is the server."""

import socket
import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

WARM_UP = 20
ALONE = 40
TOGETHER_SECONDS = 1.5
CLIENTS = 8
_END_OF_HEAD = b"\r\n\r\n"

Requests = Callable[[], bytes]
"""Makes the next request, whole: a POST needs a key of its own each time."""


class Unexpected(Exception):
    """The server answered something else than what was to be measured."""


@dataclass(frozen=True, slots=True)
class Target:
    """One page of one server."""

    port: int
    make: Requests
    status: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: bytes
    body: bytes


class Client:
    """One connection that is kept open."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._socket: socket.socket | None = None

    def ask(self, request: bytes) -> Answer:
        """Send a request and read its answer; a connection that the server had let go is made again once."""
        for again in (False, True):
            try:
                return self._ask(request)
            except (BrokenPipeError, ConnectionResetError):
                self.close()
                if again:
                    raise
        raise ConnectionResetError

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _ask(self, request: bytes) -> Answer:
        if self._socket is None:
            self._socket = socket.create_connection(("127.0.0.1", self._port), timeout=30)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.sendall(request)
        received = b""
        while _END_OF_HEAD not in received:
            received += self._receive()
        head, _, body = received.partition(_END_OF_HEAD)
        length = _length(head)
        while len(body) < length:
            body += self._receive()
        if b"connection: close" in head.lower():
            self.close()
        return Answer(int(head.split(b" ", 2)[1]), head, body)

    def _receive(self) -> bytes:
        assert self._socket is not None
        part = self._socket.recv(65_536)
        if not part:
            raise ConnectionResetError
        return part


def get(path: str, cookie: str) -> bytes:
    """Return a GET request."""
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n\r\n".encode()


def post(path: str, cookie: str, body: str) -> bytes:
    """Return a POST of a form that is encoded already."""
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n{body}".encode()


def one_after_another(target: Target, number: int, client: Client) -> list[float]:
    """Return how long each of some requests took, in milliseconds."""
    took = []
    for _ in range(number):
        request = target.make()
        begun = time.perf_counter()
        answer = client.ask(request)
        took.append((time.perf_counter() - begun) * 1_000)
        _check(answer, target)
    return took


def together(target: Target, seconds: float = TOGETHER_SECONDS, clients: int = CLIENTS) -> float:
    """Return how many requests a second a server answers to several clients at once."""
    done = [0] * clients
    wrong: list[Exception] = []
    begun = time.perf_counter()
    until = begun + seconds

    def ask(number: int) -> None:
        client = Client(target.port)
        try:
            while time.perf_counter() < until:
                _check(client.ask(target.make()), target)
                done[number] += 1
        except (OSError, Unexpected) as error:
            wrong.append(error)
        finally:
            client.close()

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if wrong:
        raise wrong[0]
    return sum(done) / (time.perf_counter() - begun)


def middle_and_worst(took: list[float]) -> tuple[float, float]:
    """Return the median and the 95th percentile."""
    return statistics.median(took), statistics.quantiles(took, n=20)[-1]


def _check(answer: Answer, target: Target) -> None:
    if answer.status != target.status:
        raise Unexpected(f"{target.make().splitlines()[0].decode()} answered {answer.status}, not {target.status}")


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length":
            return int(value)
    return 0
