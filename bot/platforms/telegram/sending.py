"""The calls that put a post before readers: new, or in the place of a message that stands."""

from typing import Any, Final

import telegram
from telegram.constants import ParseMode

from bot.chat import File
from bot.platforms.telegram.showing import Shown

CAPTION: Final = 1_024
"""UTF-16 units under a picture or a file."""
NAME: Final = "matchday.png"
NO_PREVIEW: Final = telegram.LinkPreviewOptions(is_disabled=True)

Answered = telegram.Message | bool
Photo = str | bytes
"""Telegram's id of a picture that it has, or the picture itself."""


async def send_words(bot: telegram.Bot, chat: int, shown: Shown, **more: Any) -> telegram.Message:
    return await bot.send_message(
        chat,
        shown.html,
        parse_mode=ParseMode.HTML,
        link_preview_options=NO_PREVIEW,
        reply_markup=shown.markup,
        **more,
    )


async def send_photo(
    bot: telegram.Bot, chat: int, shown: Shown, photo: Photo, *, covered: bool, **more: Any
) -> telegram.Message:
    """`covered`: it is seen when it is tapped."""
    return await bot.send_photo(
        chat,
        photo,
        shown.html,
        parse_mode=ParseMode.HTML,
        filename=NAME,
        has_spoiler=covered,
        reply_markup=shown.markup,
        **more,
    )


async def send_file(bot: telegram.Bot, chat: int, shown: Shown, file: File, **more: Any) -> telegram.Message:
    return await bot.send_document(
        chat,
        file.content,
        shown.html,
        parse_mode=ParseMode.HTML,
        filename=file.name,
        reply_markup=shown.markup,
        **more,
    )


async def change_words(bot: telegram.Bot, chat: int, message: int, shown: Shown, **more: Any) -> Answered:
    return await bot.edit_message_text(
        shown.html,
        chat,
        message,
        parse_mode=ParseMode.HTML,
        link_preview_options=NO_PREVIEW,
        reply_markup=shown.markup,
        **more,
    )


async def change_caption(bot: telegram.Bot, chat: int, message: int, shown: Shown, **more: Any) -> Answered:
    """The words of a message with a picture, which stays."""
    return await bot.edit_message_caption(
        chat,
        message,
        caption=shown.html,
        parse_mode=ParseMode.HTML,
        reply_markup=shown.markup,
        **more,
    )


async def change_photo(
    bot: telegram.Bot, chat: int, message: int, shown: Shown, photo: Photo, *, covered: bool, **more: Any
) -> Answered:
    """Picture and words, in the place of a picture or of words alone."""
    media = telegram.InputMediaPhoto(photo, shown.html, ParseMode.HTML, has_spoiler=covered, filename=NAME)
    return await bot.edit_message_media(media, chat, message, reply_markup=shown.markup, **more)
