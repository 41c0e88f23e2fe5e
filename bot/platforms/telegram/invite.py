"""The links by which a bot is added with the rights it needs, and what each right is for."""

from collections.abc import Iterable, Mapping
from gettext import NullTranslations
from urllib.parse import quote

import telegram
from telegram.constants import ChatMemberStatus, ChatType

IN_GROUPS = ("pin_messages", "manage_topics")
"""Posting takes no right of an administrator in a group: these are for options."""
IN_CHANNELS = ("post_messages", "edit_messages")
"""In a channel only administrators write, and whoever may edit the messages of others may pin."""
TO_POST = frozenset({"post_messages", "send_messages"})
"""Without these a chat hears nothing; the rest is for options."""


def to_group(bot: str) -> str:
    """The link that adds a bot, by its user name, to a group of one's choice."""
    return _link(bot, "startgroup", IN_GROUPS)


def to_channel(bot: str) -> str:
    return _link(bot, "startchannel", IN_CHANNELS)


def rights(names: Iterable[str]) -> telegram.ChatAdministratorRights:
    """Exactly these rights of an administrator; the right to manage the chat comes with any other."""
    has = set(names)
    return telegram.ChatAdministratorRights(
        is_anonymous=False,
        can_manage_chat=True,
        can_delete_messages=False,
        can_manage_video_chats=False,
        can_restrict_members=False,
        can_promote_members=False,
        can_change_info=False,
        can_invite_users=False,
        can_post_stories=False,
        can_edit_stories=False,
        can_delete_stories=False,
        can_post_messages="post_messages" in has or None,
        can_edit_messages="edit_messages" in has or None,
        can_pin_messages="pin_messages" in has or None,
        can_manage_topics="manage_topics" in has or None,
    )


def reasons(translations: NullTranslations) -> Mapping[str, str]:
    """What each right is for, by its name."""
    _ = translations.gettext
    return {
        "send_messages": _("to post at all"),
        "post_messages": _("to post at all"),
        "edit_messages": _("to pin the live message while the match is on"),
        "pin_messages": _("to pin the live message while the match is on"),
        "manage_topics": _("to open a topic for each match"),
    }


def lacking(me: telegram.ChatMember, chat: telegram.ChatFullInfo) -> tuple[str, ...]:
    """The rights that the bot, being this in the chat, has not; those first that posting takes."""
    if chat.type == ChatType.PRIVATE:
        return wanted(chat) if me.status == ChatMemberStatus.BANNED else ()
    return tuple(name for name in wanted(chat) if not _may(me, chat, name))


def wanted(chat: telegram.ChatFullInfo) -> tuple[str, ...]:
    """The rights that posts and options need in a chat; those first that posting takes."""
    if chat.type == ChatType.PRIVATE:
        return ("send_messages",)
    if chat.type == ChatType.CHANNEL:
        return IN_CHANNELS
    return ("send_messages", *(name for name in IN_GROUPS if name != "manage_topics" or chat.is_forum))


def _may(me: telegram.ChatMember, chat: telegram.ChatFullInfo, name: str) -> bool:
    """Restricted members have what is both theirs and everybody's, plain members what is everybody's."""
    untold = name == "send_messages" and chat.type != ChatType.CHANNEL
    everybody = bool(getattr(chat.permissions, f"can_{name}", False)) if chat.permissions else untold
    match me:
        case telegram.ChatMemberAdministrator():
            return name == "send_messages" or bool(getattr(me, f"can_{name}", False))
        case telegram.ChatMemberRestricted():
            return me.is_member and everybody and bool(getattr(me, f"can_{name}", False))
        case telegram.ChatMemberMember():
            return everybody
        case _:
            return me.status == ChatMemberStatus.OWNER


def _link(bot: str, to: str, names: Iterable[str]) -> str:
    return f"https://t.me/{quote(bot)}?{to}=setup&admin={'+'.join(names)}"
