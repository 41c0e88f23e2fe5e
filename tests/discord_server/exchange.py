"""One interaction from question to answer: what the bot said first, what followed, and how long it took."""

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from tests.discord_server.message import EPHEMERAL, LOADING, Message
from tests.discord_server.world import Channel, Guild, Member

Json = dict[str, Any]

ACKNOWLEDGED_ONLY = 0.5
"""Seconds that one waits for more after a button was merely acknowledged."""


class Asked(IntEnum):
    """Types of interaction."""

    COMMAND = 2
    COMPONENT = 3
    COMPLETION = 4
    MODAL = 5


class Answered(IntEnum):
    """Types of first response."""

    MESSAGE = 4
    LATER = 5
    LATER_IN_PLACE = 6
    IN_PLACE = 7
    CHOICES = 8
    MODAL = 9


class NoAnswer(AssertionError):  # noqa: N818 - the word of the field
    """The bot did not answer in time, or deferred and never came back."""


@dataclass(slots=True, eq=False)
class Exchange:
    """A question someone asked and all that came back."""

    id: int
    kind: Asked
    guild: Guild | None
    channel: Channel
    member: Member
    started: float
    source: Message | None = None
    """The message whose button was pressed."""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(48))
    response: Answered | None = None
    took: float | None = None
    """Seconds until the first response."""
    late: bool = False
    """A first response came after three seconds; Discord knew nothing of the interaction any more."""
    message: Message | None = None
    """The answer: posted, ephemeral, or the pressed message itself where it was changed in place."""
    followups: list[Message] = field(default_factory=list)
    choices: list[tuple[str, Any]] = field(default_factory=list)
    modal: Json | None = None
    completed: bool = False
    """Nothing is outstanding: answered at once, or deferred and answered since."""
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def deferred(self) -> bool:
        return self.response in (Answered.LATER, Answered.LATER_IN_PLACE)

    @property
    def ephemeral(self) -> bool:
        """Only the asker sees the answer."""
        return self.message is not None and bool(self.message.flags & EPHEMERAL)

    @property
    def loading(self) -> bool:
        return self.message is not None and bool(self.message.flags & LOADING)

    @property
    def text(self) -> str:
        """All that the asker can read of the answer and its follow-ups."""
        messages = [self.message, *self.followups] if self.message is not None else self.followups
        return "\n".join(message.text for message in messages)

    def change(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    async def until(self, ready: Callable[["Exchange"], bool], *, within: float = 30.0) -> "Exchange":
        """Waits for something to become true of it; raises NoAnswer."""
        try:
            async with asyncio.timeout(within):
                while not ready(self):
                    await self._changed.wait()
        except TimeoutError:
            raise NoAnswer(f"{self._so_far()} within {within} s") from None
        return self

    async def answered(self, *, within: float) -> "Exchange":
        """Waits until nothing is outstanding."""
        await self.until(lambda e: e.response is not None or e.late, within=within)
        if self.response is Answered.LATER_IN_PLACE:
            patience = min(within, ACKNOWLEDGED_ONLY)
            try:
                return await self.until(lambda e: e.completed, within=patience)
            except NoAnswer:
                return self
        return await self.until(lambda e: e.completed or e.late, within=within)

    def _so_far(self) -> str:
        if self.response is None:
            return f"{self.kind.name.lower()} interaction: no response"
        return f"{self.kind.name.lower()} interaction: {self.response.name} at {self.took:.2f} s and no more"
