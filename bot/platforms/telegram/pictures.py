"""Pictures go up once; after that Telegram sends them by an id of its own, wherever they are taken."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar
from weakref import WeakValueDictionary

import structlog
import telegram
from telegram.error import BadRequest

from bot.chat import Picture
from bot.platforms.memory import Memory
from bot.platforms.telegram.failures import bad_picture, no_file, no_pictures
from bot.platforms.telegram.flood import HeldBack

log = structlog.get_logger()
Made = TypeVar("Made")

REMEMBERED = 64
"""Pictures whose ids are at hand without asking the store: a matchday has fewer that many chats get."""
AGAIN = 2.0
REFUSED_FOR = 3_600.0
"""Seconds after which a chat that took no pictures is tried again, or a picture that Telegram could not read:
nobody tells the bot when a group changes what its members may send."""
MOST_REFUSED = 10_000


class Unwanted(Exception):  # noqa: N818 - a reason, not an error
    """The picture is not taken there. What it shows stands in the words, and they may be."""


class Pictures:
    """Knows which pictures Telegram has, and where none are taken."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._refused: OrderedDict[int | str, float] = OrderedDict()
        """Chats, and pictures by their digest, and until when."""
        self._ids: OrderedDict[str, str] = OrderedDict()
        self._going_up: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def shown(
        self,
        picture: Picture,
        chat: int,
        act: Callable[[str | bytes], Awaitable[telegram.Message | bool]],
        until: float,
    ) -> telegram.Message | bool:
        """Does it with Telegram's id, or with the picture itself where it has none: then others who want the
        same one wait for its id, until `until`. Raises Unwanted, what `act` raises else, and HeldBack."""
        if self._is_refused(chat) or self._is_refused(picture.digest):
            raise Unwanted
        try:
            return await self._shown(picture, act, until)
        except BadRequest as error:
            whose = chat if no_pictures(error) else picture.digest if bad_picture(error) else None
            if whose is None:
                raise
            log.warning("telegram_picture_refused", chat=chat, reason=error.message)
            self._refuse(whose)
            raise Unwanted from error

    async def _shown(
        self,
        picture: Picture,
        act: Callable[[str | bytes], Awaitable[telegram.Message | bool]],
        until: float,
    ) -> telegram.Message | bool:
        while True:
            if known := await self._known(picture.digest):
                try:
                    return await act(known)
                except BadRequest as error:
                    if not no_file(error):
                        raise
                    log.info("telegram_picture_forgotten", digest=picture.digest)
                    await self._keep(picture.digest, "")
            async with self._alone(picture.digest, until):
                if not await self._known(picture.digest):
                    made = await act(picture.png)
                    await self._learnt(picture.digest, made)
                    return made

    @asynccontextmanager
    async def _alone(self, digest: str, until: float) -> AsyncIterator[None]:
        """One at a time for each picture. Who fails, or is interrupted, leaves it to the next."""
        turn = self._going_up.setdefault(digest, asyncio.Lock())
        try:
            async with asyncio.timeout_at(until):
                await turn.acquire()
        except TimeoutError:
            raise HeldBack("its picture is still on its way to Telegram", AGAIN) from None
        try:
            yield
        finally:
            turn.release()

    async def _known(self, digest: str) -> str:
        if digest not in self._ids:
            kept = await self._memory.recall(_name(digest))
            if kept is None:
                return ""
            self._at_hand(digest, kept)
        return self._ids[digest]

    async def _learnt(self, digest: str, made: telegram.Message | bool) -> None:
        if not isinstance(made, telegram.Message) or not made.photo:
            return
        file_id = made.photo[-1].file_id
        self._at_hand(digest, file_id)
        try:
            await self._memory.remember(_name(digest), file_id)
        except Exception:  # the message has arrived; that the next process uploads it again does no harm
            log.exception("telegram_picture_not_kept", digest=digest)

    async def _keep(self, digest: str, file_id: str) -> None:
        self._at_hand(digest, file_id)
        await self._memory.remember(_name(digest), file_id)

    def _is_refused(self, whose: int | str) -> bool:
        return self._refused.get(whose, 0.0) > asyncio.get_running_loop().time()

    def _refuse(self, whose: int | str) -> None:
        self._refused[whose] = asyncio.get_running_loop().time() + REFUSED_FOR
        self._refused.move_to_end(whose)
        if len(self._refused) > MOST_REFUSED:
            self._refused.popitem(last=False)

    def _at_hand(self, digest: str, file_id: str) -> None:
        self._ids[digest] = file_id
        if len(self._ids) > REMEMBERED:
            self._ids.popitem(last=False)


def _name(digest: str) -> str:
    return f"telegram picture {digest}"
