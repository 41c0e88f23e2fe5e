"""What can be wrong with a start that the operator can mend, from every part that is joined here."""

from collections.abc import Sequence

from bot.platforms.discord.errors import ShardsMisfit
from bot.platforms.discord.errors import TokenRefused as DiscordTokenRefused
from bot.platforms.telegram.errors import TokenRefused as TelegramTokenRefused
from bot.platforms.web.errors import CannotListen, PortInUse
from bot.reading.article import CannotRead
from bot.settings import SettingsError
from storage.errors import StorageError


class NoTokenError(Exception):
    """A rehearsal on a platform needs a bot there."""

    def __init__(self, platform: str) -> None:
        setting = f"{platform.upper()}_TOKEN"
        super().__init__(f"{setting} is not set, so there is no bot to rehearse with on {platform}.")


class UnknownCompetitionError(Exception):
    """What is to be imported is said to be about a competition that is not known here."""

    def __init__(self, written: str, known: Sequence[str]) -> None:
        super().__init__(f"{written!r} is no competition known here. Known are {', '.join(known)}.")


class SourceError(Exception):
    """A data provider cannot be tried, or its answer says nothing; the message says why."""


MENDABLE = (
    SettingsError,
    CannotRead,
    StorageError,
    PortInUse,
    CannotListen,
    DiscordTokenRefused,
    TelegramTokenRefused,
    ShardsMisfit,
    NoTokenError,
    SourceError,
    UnknownCompetitionError,
)
"""Their messages are for people: what happened, and what to do."""
