"""What an adapter keeps beyond its own life."""

from typing import Protocol

from bot.chat import Channel


class Memory(Protocol):
    """What was made for a match in a channel, and single values under a name."""

    async def find(self, channel: Channel, subject: str, kind: str, /) -> tuple[str, str] | None:
        """The reference to it and the state it was left in; None where none was made."""
        ...

    async def keep(
        self, channel: Channel, subject: str, kind: str, reference: str, state: str = "", /
    ) -> None: ...

    async def recall(self, name: str, /) -> str | None: ...

    async def remember(self, name: str, value: str, /) -> None: ...
