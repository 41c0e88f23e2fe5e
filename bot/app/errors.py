"""What can be wrong with a start that the operator can mend, from every part that is joined here."""

from bot.platforms.discord.errors import ShardsMisfit
from bot.platforms.discord.errors import TokenRefused as DiscordTokenRefused
from bot.platforms.telegram.errors import TokenRefused as TelegramTokenRefused
from bot.platforms.web.errors import CannotListen, PortInUse
from bot.reading.article import CannotRead
from storage.errors import StorageError


class NoTokenError(Exception):
    """A rehearsal on a platform needs a bot there."""

    def __init__(self, platform: str) -> None:
        setting = f"{platform.upper()}_TOKEN"
        super().__init__(f"{setting} is not set, so there is no bot to rehearse with on {platform}.")


MENDABLE = (
    CannotRead,
    StorageError,
    PortInUse,
    CannotListen,
    DiscordTokenRefused,
    TelegramTokenRefused,
    ShardsMisfit,
    NoTokenError,
)
"""Their messages are for people: what happened, and what to do."""
