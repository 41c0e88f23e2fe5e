"""What kind of channel an address is: asked of Discord once, for a worker has no gateway that would tell."""

from collections import OrderedDict
from typing import Any, Final, NamedTuple

import discord

REMEMBERED = 20_000

ANNOUNCEMENT: Final = 5
ANNOUNCEMENT_THREAD: Final = 10
PUBLIC_THREAD: Final = 11
PRIVATE_THREAD: Final = 12
FORUM: Final = 15
MEDIA: Final = 16
THREADS = frozenset({ANNOUNCEMENT_THREAD, PUBLIC_THREAD, PRIVATE_THREAD})
FORUMS = frozenset({FORUM, MEDIA})
_TAG_REQUIRED = 1 << 4


class Venue(NamedTuple):
    """A channel as Discord describes it. `tag` is the one a forum's posts must bear, if they must."""

    id: int
    kind: int
    guild: int
    tag: str | None = None

    @property
    def is_thread(self) -> bool:
        return self.kind in THREADS

    @property
    def is_forum(self) -> bool:
        return self.kind in FORUMS


class Venues:
    """Looks channels up, and remembers them."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client
        self._known: OrderedDict[int, Venue] = OrderedDict()

    async def find(self, channel: int) -> Venue:
        """The channel of this id. Raises what discord.py raises where there is none."""
        known = self._known.get(channel)
        if known is None:
            known = self._known[channel] = _venue(await self._client.http.get_channel(channel))
            if len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return known

    def known_forum(self, channel: int) -> bool:
        """Whether it is known to be a forum, by the gateway or by an earlier question."""
        known = self._known.get(channel)
        if known is not None:
            return known.is_forum
        return isinstance(self._client.get_channel(channel), discord.ForumChannel)

    def forget(self, channel: int) -> None:
        self._known.pop(channel, None)


def _venue(data: Any) -> Venue:
    tags: list[Any] = data.get("available_tags") or []
    needs_a_tag = bool(int(data.get("flags") or 0) & _TAG_REQUIRED) and bool(tags)
    tag = str(tags[0]["id"]) if needs_a_tag else None
    return Venue(int(data["id"]), int(data["type"]), int(data.get("guild_id") or 0), tag)
