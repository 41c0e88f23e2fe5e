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


class RoleNeedsPostgres(Exception):  # noqa: N818 - it says what is needed
    """Several processes cannot share a SQLite file."""

    def __init__(self, role: str) -> None:
        super().__init__(
            f"A process of the role {role!r} is one of several, and they share a PostgreSQL server: set "
            "MATCHDAY_DATABASE=postgresql://user@host/name. With SQLite there is one process, which does all."
        )


class NoAddressError(Exception):
    """Nobody can tell where the moderators' page is."""

    def __init__(self) -> None:
        super().__init__(
            "There is no telling where the moderators' page is: there is no web channel, or it takes any "
            "port that is free. Set MATCHDAY_WEB=true and MATCHDAY_WEB_PORT, or MATCHDAY_WEB_URL."
        )


class NotBegunError(Exception):
    """The store is not there, or older than the program."""

    def __init__(self) -> None:
        super().__init__(
            "No matchday of this version has used this database yet. Start it first: matchday run"
        )


class TooManyLinksError(Exception):
    """Somebody asks for link after link."""

    def __init__(self) -> None:
        super().__init__("There were ten links within an hour. Use one of them, or try again a little later.")


MENDABLE = (
    SettingsError,
    RoleNeedsPostgres,
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
    NoAddressError,
    NotBegunError,
    TooManyLinksError,
)
"""Their messages are for people: what happened, and what to do."""
