"""The link by which a moderator brings the bot into their server."""

from urllib.parse import urlencode

import discord

NEEDED = discord.Permissions(
    view_channel=True,
    send_messages=True,
    embed_links=True,
    attach_files=True,
    read_message_history=True,
    send_messages_in_threads=True,
    create_public_threads=True,
    create_events=True,
    pin_messages=True,
)
"""What all options together need, and nothing more. A ping reaches only roles that anyone may mention."""

TO_POST = discord.Permissions(view_channel=True, send_messages=True, embed_links=True)
"""Without these a channel hears nothing, or half of it."""


def link(application: int) -> str:
    """The address that adds the bot with its commands and exactly the permissions it needs."""
    asked = {
        "client_id": application,
        "scope": "bot applications.commands",
        "permissions": NEEDED.value,
        "integration_type": 0,
    }
    return f"https://discord.com/oauth2/authorize?{urlencode(asked)}"
