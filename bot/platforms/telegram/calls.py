"""The calls that post a message or change one: with a picture or of words alone."""

from collections.abc import Awaitable, Callable
from typing import Any, Final

import structlog
import telegram
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.chat import Message, Picture
from bot.platforms.telegram.addresses import Place, Sent
from bot.platforms.telegram.failures import no_picture, not_modified
from bot.platforms.telegram.line import PATIENTLY, Attempt, Line
from bot.platforms.telegram.pictures import Pictures
from bot.platforms.telegram.showing import Showing, Shown

log = structlog.get_logger()

CAPTION = 1_024
"""UTF-16 units under a picture."""
FILE = "matchday.png"
NO_PREVIEW: Final = telegram.LinkPreviewOptions(is_disabled=True)

Answered = telegram.Message | bool
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
            except BadRequest as error:
                if not no_picture(error):
                    raise
                log.warning("telegram_picture_refused", chat=place.chat, reason=error.message)

        async def send(shown: Shown) -> Answered:
            return await self._once(place.chat, lambda: self._send_words(message, place, shown), attempt)

        return _sent(place, await self._showing.sent(message.post, message.look, send))

    async def change(self, standing: Sent, message: Message, attempt: Attempt) -> None:
        """New content for a message, whose kind stays: one of words gets no picture. What shows it already
        is left alone."""
        try:
            await self._change(standing, message, attempt)
        except BadRequest as error:
            if not not_modified(error):
                raise

    async def _change(self, standing: Sent, message: Message, attempt: Attempt) -> None:
        if standing.picture and message.picture is not None:
            try:
                return await self._change_picture(standing, message, message.picture, attempt)
            except BadRequest as error:
                if not no_picture(error):
                    raise

        async def change(shown: Shown) -> None:
            by = self._change_caption if standing.picture else self._change_words
            await self._line.delivering(standing.chat, lambda: by(standing, shown), attempt)

        room = {"room": CAPTION} if standing.picture else {}
        await self._showing.sent(message.post, message.look, change, **room)
        return None

    async def _post_picture(self, message: Message, picture: Picture, place: Place, attempt: Attempt) -> Sent:
        async def send(shown: Shown) -> Answered:
            async def with_photo(photo: str | bytes) -> Answered:
                act = lambda: self._send_photo(message, place, shown, photo)  # noqa: E731
                return await self._once(place.chat, act, attempt)

            return await self._pictures.shown(picture, with_photo, attempt.until)

        return _sent(place, await self._showing.sent(message.post, message.look, send, room=CAPTION), True)

    async def _change_picture(
        self, standing: Sent, message: Message, picture: Picture, attempt: Attempt
    ) -> None:
        """The words with it: where the picture is the same, Telegram has it already and nothing goes up."""

        async def change(shown: Shown) -> None:
            async def with_photo(photo: str | bytes) -> Answered:
                act = lambda: self._change_media(standing, shown, photo)  # noqa: E731
                return await self._line.delivering(standing.chat, act, attempt)

            await self._pictures.shown(picture, with_photo, attempt.until)

        await self._showing.sent(message.post, message.look, change, room=CAPTION)

    async def _once(self, chat: int, act: Act, attempt: Attempt) -> Answered:
        return await self._line.delivering(chat, act, attempt, once=True)

    async def _send_words(self, message: Message, place: Place, shown: Shown) -> Answered:
        return await self._line.bot.send_message(
            place.chat,
            shown.html,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            disable_notification=message.silent,
            message_thread_id=place.topic,
            reply_markup=shown.markup,
            **self._paid,
            **PATIENTLY,
        )

    async def _send_photo(self, message: Message, place: Place, shown: Shown, photo: str | bytes) -> Answered:
        return await self._line.bot.send_photo(
            place.chat,
            photo,
            shown.html,
            parse_mode=ParseMode.HTML,
            filename=FILE,
            disable_notification=message.silent,
            message_thread_id=place.topic,
            reply_markup=shown.markup,
            **self._paid,
            **PATIENTLY,
        )

    async def _change_words(self, standing: Sent, shown: Shown) -> Answered:
        return await self._line.bot.edit_message_text(
            shown.html,
            standing.chat,
            standing.message,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=shown.markup,
            **PATIENTLY,
        )

    async def _change_caption(self, standing: Sent, shown: Shown) -> Answered:
        return await self._line.bot.edit_message_caption(
            standing.chat,
            standing.message,
            caption=shown.html,
            parse_mode=ParseMode.HTML,
            reply_markup=shown.markup,
            **PATIENTLY,
        )

    async def _change_media(self, standing: Sent, shown: Shown, photo: str | bytes) -> Answered:
        media = telegram.InputMediaPhoto(photo, shown.html, ParseMode.HTML, filename=FILE)
        return await self._line.bot.edit_message_media(
            media, standing.chat, standing.message, reply_markup=shown.markup, **PATIENTLY
        )


def _sent(place: Place, made: Answered, picture: bool = False) -> Sent:
    return Sent(place.chat, made.message_id if isinstance(made, telegram.Message) else 0, picture)
