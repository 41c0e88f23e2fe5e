"""The calls that deliver a message or change one: with a picture or of words alone."""

from collections.abc import Awaitable, Callable
from typing import Any

import structlog
import telegram
from telegram.error import BadRequest

from bot.chat import Message, Picture
from bot.platforms.telegram import sending
from bot.platforms.telegram.addresses import Place, Sent
from bot.platforms.telegram.failures import not_modified, other_kind
from bot.platforms.telegram.line import PATIENTLY, Attempt, Line
from bot.platforms.telegram.pictures import Pictures, Unwanted
from bot.platforms.telegram.render import MESSAGE
from bot.platforms.telegram.sending import CAPTION, Answered, Photo
from bot.platforms.telegram.showing import Showing, Shown

log = structlog.get_logger()

Act = Callable[[], Awaitable[Answered]]


class Calls:
    """Shows messages and carries them over the line. Raises HeldBack and TelegramError."""

    def __init__(self, line: Line, showing: Showing, pictures: Pictures, *, paid: bool) -> None:
        self._line = line
        self._showing = showing
        self._pictures = pictures
        self._paid: dict[str, Any] = {"allow_paid_broadcast": True} if paid else {}

    @property
    def room(self) -> int:
        """How many more could leave within the next moment."""
        return self._line.room

    async def post(self, message: Message, place: Place, attempt: Attempt) -> Sent:
        """A new message; without its picture where pictures are not taken."""
        if message.picture is not None:
            try:
                return await self._post_picture(message, message.picture, place, attempt)
            except Unwanted:
                log.info("telegram_words_instead_of_picture", chat=place.chat)
        how = self._how(message, place)

        async def send(shown: Shown) -> Answered:
            act = lambda: sending.send_words(self._line.bot, place.chat, shown, **how)  # noqa: E731
            return await self._once(place.chat, act, attempt)

        return _sent(place, await self._showing.sent(message.post, message.look, send))

    async def change(self, standing: Sent, message: Message, attempt: Attempt) -> None:
        """New content for a message. One of words gets its picture where the server can do that; of one whose
        picture is gone, or not taken any more, the words alone change: Telegram takes no picture away. What
        shows it already is left alone."""
        try:
            await self._change(standing, message, attempt)
        except BadRequest as error:
            if not not_modified(error):
                raise

    async def _change(self, standing: Sent, message: Message, attempt: Attempt) -> None:
        if message.picture is not None:
            try:
                return await self._change_picture(standing, message, message.picture, attempt)
            except Unwanted:
                log.info("telegram_picture_not_changed", chat=standing.chat)
            except BadRequest as error:
                if not other_kind(error):
                    raise
        try:
            await self._change_words(standing, message, attempt)
        except BadRequest as error:
            if not other_kind(error):
                raise
            came_later = standing._replace(picture=not standing.picture)
            await self._change_words(came_later, message, attempt)

    async def _post_picture(self, message: Message, picture: Picture, place: Place, attempt: Attempt) -> Sent:
        chat, covered, how = place.chat, picture.secret, self._how(message, place)

        async def send(shown: Shown) -> Answered:
            async def with_photo(photo: Photo) -> Answered:
                bot = self._line.bot
                act = lambda: sending.send_photo(bot, chat, shown, photo, covered=covered, **how)  # noqa: E731
                return await self._once(chat, act, attempt)

            return await self._pictures.shown(picture, chat, with_photo, attempt.until)

        sent = await self._showing.sent(message.post, message.look, send, room=CAPTION, pictured=True)
        return _sent(place, sent, True)

    async def _change_picture(
        self, standing: Sent, message: Message, picture: Picture, attempt: Attempt
    ) -> None:
        """The words with it: where the picture is the same, Telegram has it already and nothing goes up."""
        chat, number, covered = standing.chat, standing.message, picture.secret

        async def change(shown: Shown) -> None:
            async def with_photo(photo: Photo) -> Answered:
                bot = self._line.bot
                act = lambda: sending.change_photo(  # noqa: E731
                    bot, chat, number, shown, photo, covered=covered, **PATIENTLY
                )
                return await self._line.delivering(chat, act, attempt)

            await self._pictures.shown(picture, chat, with_photo, attempt.until)

        await self._showing.sent(message.post, message.look, change, room=CAPTION, pictured=True)

    async def _change_words(self, standing: Sent, message: Message, attempt: Attempt) -> None:
        by = sending.change_caption if standing.picture else sending.change_words

        async def change(shown: Shown) -> None:
            act = lambda: by(self._line.bot, standing.chat, standing.message, shown, **PATIENTLY)  # noqa: E731
            await self._line.delivering(standing.chat, act, attempt)

        room = CAPTION if standing.picture else MESSAGE
        await self._showing.sent(message.post, message.look, change, room=room)

    async def _once(self, chat: int, act: Act, attempt: Attempt) -> Answered:
        return await self._line.delivering(chat, act, attempt, once=True)

    def _how(self, message: Message, place: Place) -> dict[str, Any]:
        return {
            "disable_notification": message.silent,
            "message_thread_id": place.topic,
            **self._paid,
            **PATIENTLY,
        }


def _sent(place: Place, made: Answered, picture: bool = False) -> Sent:
    return Sent(place.chat, made.message_id if isinstance(made, telegram.Message) else 0, picture)
