"""What the bot may and may not do in one channel, for its moderators."""

from collections.abc import Mapping
from gettext import NullTranslations

import discord

from bot.chat import DeliveryFailed, Failure, Permission
from bot.platforms.discord import doctor
from bot.platforms.discord.failures import EXPECTED, failed
from bot.platforms.discord.invite import NEEDED, TO_POST


async def permissions(
    client: discord.Client, address: str, translations: NullTranslations
) -> list[Permission]:
    """Every permission that posts and options need there, those first without which nothing is posted.
    Raises DeliveryFailed."""
    try:
        place = await doctor.place_of(client, int(address), {})
    except (KeyError, ValueError) as error:  # a private conversation, or no address of Discord's
        raise DeliveryFailed(Failure.REFUSED, "it is no channel of a server") from error
    except EXPECTED as error:
        raise failed(error, doubt=False) from error
    if place is None:
        raise DeliveryFailed(Failure.GONE, "the channel is not there, or I may not see it")
    must = TO_POST | discord.Permissions(send_messages_in_threads=True) if place.thread else TO_POST
    names = [name for name, on in must if on] + [
        name for name, on in NEEDED if on and not getattr(must, name)
    ]
    return [_permission(name, place, must, translations) for name in names]


def _permission(
    name: str, place: doctor.Place, must: discord.Permissions, translations: NullTranslations
) -> Permission:
    has = place.channel.permissions_for(place.me)
    label, use = _words(translations)[name]
    return Permission(
        name=label,
        granted=has.administrator or bool(getattr(has, name)),
        needed=bool(getattr(must, name)),
        use=use,
        advice=_how(name, place, translations),
    )


def _how(name: str, place: doctor.Place, translations: NullTranslations) -> str:
    _ = translations.gettext
    if name == "create_events":
        return _("Server Settings, Roles, my role: allow it there.")
    return _("Edit Channel on #{channel}, Permissions, my role: allow it there.").format(
        channel=place.channel.name
    )


def _words(translations: NullTranslations) -> Mapping[str, tuple[str, str]]:
    """Each permission, by discord.py's name, as Discord's settings call it, and what it is for."""
    _ = translations.gettext
    return {
        "read_messages": (_("View Channel"), _("to post at all")),
        "send_messages": (_("Send Messages"), _("to post at all")),
        "embed_links": (_("Embed Links"), _("to post at all")),
        "send_messages_in_threads": (_("Send Messages in Threads"), _("to post in threads")),
        "attach_files": (_("Attach Files"), _("for pictures")),
        "read_message_history": (_("Read Message History"), _("to find the message that is pinned")),
        "create_public_threads": (_("Create Public Threads"), _("to open a thread for each match")),
        "create_events": (_("Create Events"), _("to put matches into the server's calendar")),
        "pin_messages": (_("Pin Messages"), _("to pin the live message while the match is on")),
    }
