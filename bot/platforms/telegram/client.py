"""Telegram as a platform: posts and edits, each in the right place, none twice."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

import structlog
from telegram.error import BadRequest, ChatMigrated

from bot.chat import DeliveryFailed, Failure, Message
from bot.platforms.telegram import addresses
from bot.platforms.telegram.addresses import Place, Sent
from bot.platforms.telegram.afterwards import Afterwards
from bot.platforms.telegram.calls import Calls
from bot.platforms.telegram.failures import EXPECTED, failed, no_thread
from bot.platforms.telegram.line import Attempt, Line
from bot.platforms.telegram.pictures import Pictures
from bot.platforms.telegram.showing import Showing
from bot.platforms.telegram.topics import Topics

log = structlog.get_logger()
Made = TypeVar("Made")

PLACES = 4
"""Where a message may be tried: its topic, that opened again, General, the chat that this has become."""
AGAIN = timedelta(seconds=2)
AT_ONCE = frozenset({"live", "goal", "card", "half_time"})
"""Kinds that do not stand behind others on their way out."""


class TelegramPlatform:
    """bot.chat.Platform for Telegram, which knows no key: what left and was not heard of stays unknown. A
    message's reference is "chat/message", with "/picture" where it has one."""

    name = "telegram"
    remembers = timedelta(0)

    def __init__(
        self,
        line: Line,
        showing: Showing,
        pictures: Pictures,
        topics: Topics,
        afterwards: Afterwards,
        moved: Callable[[int, int], Awaitable[None]],
        logged_in: Callable[[], bool],
        *,
        paid: bool = False,
        patience: float | None = None,
    ) -> None:
        """`moved` hears of a group that has become a supergroup: the old id and the new. `paid`: the operator
        pays for sending faster than Telegram does for nothing. `patience`: seconds that a message waits here
        for its chat, where handing it back is of no use."""
        self._patience = patience
        self._calls = Calls(line, showing, pictures, paid=paid)
        self._topics = topics
        self._afterwards = afterwards
        self._moved = moved
        self._logged_in = logged_in

    @property
    def room(self) -> int:
        return self._calls.room

    async def send(self, message: Message) -> str:
        """Posts it, in the match's topic where one is wished for."""
        attempt = self._attempt(message)
        place, sent = await self._delivered(lambda: self._posted(message, attempt), attempt)
        self._afterwards.sent(message, place, sent)
        return addresses.reference(*sent)

    async def edit(self, reference: str, message: Message) -> None:
        """Puts the new content in. It may be done twice without harm, so its fate is never unknown."""
        attempt, standing = self._attempt(message), addresses.sent(reference)
        await self._delivered(lambda: self._changed(standing, message, attempt), attempt)
        self._afterwards.edited(message, standing)

    async def _changed(self, standing: Sent, message: Message, attempt: Attempt) -> None:
        try:
            await self._calls.change(standing, message, attempt)
        except ChatMigrated as error:
            await self._moved(standing.chat, error.new_chat_id)
            raise DeliveryFailed(
                Failure.REFUSED, "the message stands in the group that this chat was"
            ) from error

    def _attempt(self, message: Message) -> Attempt:
        if not self._logged_in():
            raise DeliveryFailed(Failure.NOT_SENT, "not logged in to Telegram yet", AGAIN)
        urgent = message.kind.value in AT_ONCE
        return Attempt(seconds=self._patience, patience=self._patience, urgent=urgent)

    async def _delivered(self, act: Callable[[], Awaitable[Made]], attempt: Attempt) -> Made:
        """Raises DeliveryFailed; also where something else failed before the message itself left."""
        try:
            return await act()
        except DeliveryFailed:
            raise
        except EXPECTED as error:
            raise failed(error, doubt=attempt.doubt) from error
        except Exception as error:
            if attempt.doubt:
                raise
            log.exception("telegram_not_sent")
            raise DeliveryFailed(
                Failure.NOT_SENT, "it could not be prepared; the log has the details"
            ) from error

    async def _posted(self, message: Message, attempt: Attempt) -> tuple[Place, Sent]:
        place: Place | None = None
        moved = addresses.place(message.channel.address)
        for _ in range(PLACES):
            try:
                place = place or await self._topics.open(message, attempt)
                return place, await self._calls.post(message, place, attempt)
            except ChatMigrated as error:
                await self._moved(moved.chat, error.new_chat_id)
                place = moved = Place(error.new_chat_id, moved.topic)
            except BadRequest as error:
                if place is None or place.topic is None or not no_thread(error):
                    raise
                place = await self._elsewhere(message, place, error, attempt)
        raise DeliveryFailed(Failure.NOT_SENT, "its place is taken away again and again", AGAIN)

    async def _elsewhere(self, message: Message, place: Place, error: BadRequest, attempt: Attempt) -> Place:
        """Another place for a message that its topic did not take."""
        other = await self._topics.lost(message, place, error, attempt)
        if other != place:
            self._afterwards.fell_back(message, place)
        return other
