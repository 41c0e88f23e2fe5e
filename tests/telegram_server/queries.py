"""What people ask and wait for: a pressed button, an inline query. A test awaits the bot's answer here."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from tests.telegram_server.message import Message
from tests.telegram_server.world import Person

Json = dict[str, Any]


class NoAnswer(AssertionError):  # noqa: N818 - says what a test found, not what a program got wrong
    """The bot did not answer in time."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person sees after a press, and how long they waited."""

    text: str
    url: str
    show_alert: bool
    seconds: float


@dataclass(slots=True, eq=False)
class Press:
    """A pressed button. The small clock on it turns until `answer` is there."""

    id: str
    person: Person
    message: Message
    data: str
    at: float
    answer: Answer | None = None
    reported: bool = False
    """Whether it was recorded as late."""
    _answered: asyncio.Event = field(default_factory=asyncio.Event)

    def done(self, answer: Answer) -> None:
        self.answer = answer
        self._answered.set()

    async def answered(self, within: float = 30.0) -> Answer:
        """Waits. Raises NoAnswer."""
        await _wait(self._answered, within, f"pressing {self.data!r}")
        assert self.answer is not None
        return self.answer


@dataclass(frozen=True, slots=True)
class Offer:
    """One inline result; `text` is what choosing it would post."""

    id: str
    title: str
    text: str
    raw: Json


@dataclass(slots=True, eq=False)
class Inline:
    """An inline query that was typed."""

    id: str
    person: Person
    query: str
    at: float
    offers: list[Offer] | None = None
    params: Json = field(default_factory=dict)
    """cache_time, is_personal, next_offset, button: as they were sent."""
    seconds: float = 0.0
    _answered: asyncio.Event = field(default_factory=asyncio.Event)

    def done(self, offers: list[Offer], params: Json, now: float) -> None:
        self.offers, self.params, self.seconds = offers, params, now - self.at
        self._answered.set()

    async def answered(self, within: float = 30.0) -> list[Offer]:
        """Waits. Raises NoAnswer."""
        await _wait(self._answered, within, f"typing {self.query!r}")
        return self.offers or []


async def _wait(event: asyncio.Event, within: float, what: str) -> None:
    try:
        await asyncio.wait_for(event.wait(), within)
    except TimeoutError:
        raise NoAnswer(f"no answer to {what} within {within:g} s") from None
