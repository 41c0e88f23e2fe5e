"""Ids as Discord makes them: milliseconds since 2015, then a counter."""

import time
from datetime import datetime

EPOCH = 1_420_070_400_000
"""The first millisecond of 2015 in Unix time, where Discord starts to count."""


class Snowflakes:
    """Gives ids that only rise; one of these belongs to one server."""

    def __init__(self) -> None:
        self._last = 0

    def new(self) -> int:
        now = (int(time.time() * 1000) - EPOCH) << 22
        self._last = max(self._last + 1, now)
        return self._last

    def new_apart(self) -> int:
        """An id in a millisecond of its own: guilds made in a loop then spread evenly over shards."""
        now = (int(time.time() * 1000) - EPOCH) << 22
        self._last = max(((self._last >> 22) + 1) << 22, now)
        return self._last


def at(moment: datetime, number: int = 0) -> int:
    """The id of something made at this moment; `number` tells such ids apart."""
    return (int(moment.timestamp() * 1000) - EPOCH) << 22 | number


def shard_of(guild_id: int, shards: int) -> int:
    """Which of `shards` shards hears about this guild."""
    return (guild_id >> 22) % shards
