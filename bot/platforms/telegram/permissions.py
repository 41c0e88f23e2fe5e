"""What the bot may and may not do in one chat, for its moderators."""

from gettext import NullTranslations

import telegram
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.chat import DeliveryFailed, Failure, Permission
from bot.platforms.telegram import addresses, invite, setup_words
from bot.platforms.telegram.failures import failed


async def permissions(bot: telegram.Bot, address: str, translations: NullTranslations) -> list[Permission]:
    """Every right that posts and options need there, those first without which nothing is posted. Raises
    DeliveryFailed."""
    try:
        place = addresses.place(address)
        chat = await bot.get_chat(place.chat)
        me = await bot.get_chat_member(place.chat, bot.id)
    except ValueError as error:
        raise DeliveryFailed(Failure.REFUSED, "it is no address of Telegram's") from error
    except TelegramError as error:
        raise failed(error, doubt=False) from error
    lacks = invite.lacking(me, chat)
    uses = invite.reasons(translations)
    return [
        Permission(
            name=setup_words.right(name, translations),
            granted=name not in lacks,
            needed=name in invite.TO_POST,
            use=uses[name],
            advice=_how(name, chat, translations),
        )
        for name in invite.wanted(chat)
    ]


def _how(name: str, chat: telegram.ChatFullInfo, translations: NullTranslations) -> str:
    _ = translations.gettext
    if chat.type == ChatType.CHANNEL:
        return _("The channel's info, Administrators, me: allow it there.")
    if name == "send_messages":
        return _("The group's info, Permissions: let members send messages, or make me an administrator.")
    return _("The group's info, Administrators: make me one who may do this.")
