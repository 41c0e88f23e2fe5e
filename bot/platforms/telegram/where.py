"""Where people see a message of Telegram's."""

from bot.platforms.telegram.addresses import sent

SUPERGROUP = "-100"
"""What the ids of groups and channels begin with whose messages have addresses."""


def url(reference: str) -> str | None:
    """The address of a message, for the members of its chat; None in a small group or a private chat, whose
    messages have none."""
    try:
        chat, message, _ = sent(reference)
    except ValueError:
        return None
    written = str(chat)
    if not written.startswith(SUPERGROUP) or len(written) < 8 or message <= 0:
        return None
    return f"https://t.me/c/{written.removeprefix(SUPERGROUP)}/{message}"
