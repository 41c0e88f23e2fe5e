"""A message as Discord will show it."""

from datetime import datetime
from gettext import NullTranslations

from markupsafe import Markup

from bot.chat import Message
from bot.platforms.discord import components
from bot.platforms.discord.render import render
from bot.platforms.discord.shown import Shown
from bot.platforms.preview import Preview

ROW = 5
"""Buttons beside each other."""


def preview(message: Message, now: datetime, translations: NullTranslations) -> Preview:
    """Of what would be sent where the bot has all of its permissions: an embed, and the picture inside."""
    sent = render(message.post, message.look, message.wishes.ping, message.picture)
    _ = translations.gettext
    shown = Shown(message.look, now, _("Show spoiler"), _("role"))
    embed = sent.embeds[0] if sent.embeds else None
    labels = [button.label or "" for button in components.buttons(message.post.actions, set())]
    labels = labels[: components.MOST]
    return Preview(
        platform="discord",
        text=shown.html(sent.content),
        body=shown.html(embed.description or "") if embed else Markup(""),
        colour=f"#{embed.colour.value:06x}" if embed and embed.colour else None,
        picture=sent.picture,
        buttons=tuple(tuple(labels[at : at + ROW]) for at in range(0, len(labels), ROW)),
        silent=message.silent,
    )
