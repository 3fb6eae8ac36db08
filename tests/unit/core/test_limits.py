"""Networks, and counting what they send."""

from datetime import UTC, datetime, timedelta

import pytest

from casework.core import clock
from casework.core.limits import MinuteCounter, network_of


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("not an address", "unknown"),
        (None, "unknown"),
    ],
)
def test_an_address_belongs_to_a_network(address: str | None, network: str) -> None:
    assert network_of(address) == network


def test_each_network_is_counted_by_the_minute() -> None:
    counter = MinuteCounter()
    noon = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
    with clock.frozen(noon):
        assert [counter.count("a"), counter.count("a"), counter.count("b")] == [1, 2, 1]
    with clock.frozen(noon + timedelta(minutes=1)):
        assert counter.count("a") == 1
