"""An answer as a message: with its picture or its file, new or in the place of the one that was pressed."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple, TypeVar

import structlog
import telegram
from telegram.error import BadRequest, TelegramError

from bot.chat import Answer, File, Look, Picture
from bot.platforms.telegram import sending
from bot.platforms.telegram.answers import Newest
from bot.platforms.telegram.errors import said
from bot.platforms.telegram.failures import (
    answered,
    no_files,
    not_changeable,
    not_modified,
    other_kind,
    unsent,
)
from bot.platforms.telegram.flood import HeldBack
from bot.platforms.telegram.line import Line
from bot.platforms.telegram.pictures import Pictures, Unwanted
from bot.platforms.telegram.sending import CAPTION, Answered, Photo
from bot.platforms.telegram.showing import Showing, Shown

log = structlog.get_logger()
Made = TypeVar("Made")

FOR_ITS_PICTURE = 10.0
"""Seconds that an answer waits for a picture which another message is bringing up."""
FOR_A_HALT = 60.0
"""Seconds that a change waits while Telegram wants to be left alone: what is pressed by then goes with it."""
PAUSES = (0.3, 1.0)
"""Seconds before a change that was not heard of is tried again."""
REMEMBERED = 1_000
"""Messages of which it is known that another has taken their place."""


class Standing(NamedTuple):
    """A message whose place an answer may take."""

    chat: int
    message: int
    picture: bool = False


class Telling:
    """Carries answers over the line. Raises TelegramError."""

    def __init__(self, line: Line, showing: Showing, pictures: Pictures) -> None:
        self._line = line
        self._showing = showing
        self._pictures = pictures
        self._became: OrderedDict[tuple[int, int], Standing] = OrderedDict()

    async def tell(self, chat: int, answer: Answer, look: Look, **how: Any) -> Standing:
        """A new message. Its words alone where its picture, or its file, is not taken there."""
        if answer.file is not None:
            try:
                return await self._with_file(chat, answer, answer.file, look, how)
            except BadRequest as error:
                if not no_files(error):
                    raise
                log.warning("telegram_file_refused", chat=chat, reason=error.message)
        elif answer.picture is not None:
            try:
                return await self._with_picture(chat, answer, answer.picture, look, how)
            except (Unwanted, HeldBack):
                log.info("telegram_words_instead_of_picture", chat=chat)

        async def act(shown: Shown) -> Standing:
            return await self.words(chat, shown, **how)

        return await self._showing.sent(answer.post, look, act)

    async def replace(self, pressed: Standing, newest: Newest, look: Look, **how: Any) -> None:
        """In the place of `pressed`, or of what has taken that. Telegram takes no picture away: words in the
        place of one are a new message, sent as `how` says, and that one is deleted."""
        standing = pressed
        while (later := self._became.get(standing[:2])) is not None:
            standing = later
        gone = False
        try:
            if await self._changed(standing, newest, look):
                return
        except BadRequest as error:
            if not_modified(error):
                return
            gone = not_changeable(error)
            if not gone and not other_kind(error):
                raise
        self._remember(standing, await self.tell(pressed.chat, newest.leaves(), look, **how))
        if not gone:
            await self._delete(standing)

    async def words(self, chat: int, shown: Shown, **how: Any) -> Standing:
        """A new message of words, drawn already."""
        made = await self._sent(chat, lambda: sending.send_words(self._line.bot, chat, shown, **how))
        return Standing(chat, made.message_id)

    async def _with_file(
        self, chat: int, answer: Answer, file: File, look: Look, how: dict[str, Any]
    ) -> Standing:
        async def act(shown: Shown) -> Standing:
            send = lambda: sending.send_file(self._line.bot, chat, shown, file, **how)  # noqa: E731
            return Standing(chat, (await self._sent(chat, send)).message_id)

        return await self._showing.sent(answer.post, look, act, room=CAPTION)

    async def _with_picture(
        self, chat: int, answer: Answer, picture: Picture, look: Look, how: dict[str, Any]
    ) -> Standing:
        async def send(shown: Shown, photo: Photo) -> Answered:
            return await sending.send_photo(self._line.bot, chat, shown, photo, covered=picture.secret, **how)

        made = await self._pictured(chat, answer, picture, look, send, self._sent)
        return Standing(chat, made.message_id if isinstance(made, telegram.Message) else 0, True)

    async def _changed(self, standing: Standing, newest: Newest, look: Look) -> bool:
        """Whether the message itself could become the answer."""
        chat, message, pictured = standing
        if (picture := newest.picture) is not None:
            answer = newest.leaves()
            if await self._photo_changed(standing, answer, picture, look):
                return True
        if pictured:
            return False

        async def change() -> Answered:
            """Drawn as late as can be: many may wait before this."""
            return await self._showing.sent(newest.leaves().post, look, show)

        async def show(shown: Shown) -> Answered:
            return await sending.change_words(self._line.bot, chat, message, shown)

        await self._edited(chat, change)
        return True

    async def _photo_changed(self, standing: Standing, answer: Answer, picture: Picture, look: Look) -> bool:
        """Whether pictures are taken there."""
        chat, message, _ = standing

        async def change(shown: Shown, photo: Photo) -> Answered:
            bot = self._line.bot
            return await sending.change_photo(bot, chat, message, shown, photo, covered=picture.secret)

        try:
            await self._pictured(chat, answer, picture, look, change, self._edited)
        except (Unwanted, HeldBack):
            log.info("telegram_words_instead_of_picture", chat=chat)
            return False
        return True

    async def _pictured(
        self,
        chat: int,
        answer: Answer,
        picture: Picture,
        look: Look,
        act: Callable[[Shown, Photo], Awaitable[Answered]],
        by: Callable[[int, Callable[[], Awaitable[Answered]]], Awaitable[Answered]],
    ) -> Answered:
        """Raises Unwanted and HeldBack, and nothing was done then."""
        until = asyncio.get_running_loop().time() + FOR_ITS_PICTURE

        async def shown_so(shown: Shown) -> Answered:
            async def with_photo(photo: Photo) -> Answered:
                return await by(chat, lambda: act(shown, photo))

            return await self._pictures.shown(picture, chat, with_photo, until)

        return await self._showing.sent(answer.post, look, shown_so, room=CAPTION, pictured=True)

    async def _delete(self, standing: Standing) -> None:
        try:
            await self._line.bot.delete_message(standing.chat, standing.message)
        except TelegramError as error:
            log.info("telegram_message_not_deleted", chat=standing.chat, error=said(error))

    def _remember(self, was: Standing, became: Standing) -> None:
        self._became[was[:2]] = became
        if len(self._became) > REMEMBERED:
            self._became.popitem(last=False)

    async def _sent(self, chat: int, act: Callable[[], Awaitable[Made]]) -> Made:
        """Once more where the first try certainly did nothing."""
        try:
            return await self._line.answering(chat, act)
        except TelegramError as error:
            if answered(error) or not unsent(error):
                raise
        return await self._line.answering(chat, act)

    async def _edited(self, chat: int, act: Callable[[], Awaitable[Made]]) -> Made:
        """A change can be made twice, so it is tried again where it was not heard of: else there might go on
        standing what is true no longer."""
        for pause in PAUSES:
            try:
                return await self._line.answering(chat, act, FOR_A_HALT)
            except TelegramError as error:
                if answered(error):
                    raise
            await asyncio.sleep(pause)
        return await self._line.answering(chat, act, FOR_A_HALT)
