"""What can be wrong with a start that the operator can mend, from every part that is joined here."""

from bot.platforms.discord.errors import ShardsMisfit, TokenRefused
from bot.platforms.web.errors import CannotListen, PortInUse
from storage.errors import StorageError


class NoDiscordTokenError(Exception):
    """A rehearsal on Discord needs a bot there."""

    def __init__(self) -> None:
        super().__init__("DISCORD_TOKEN is not set, so there is no bot to rehearse with on Discord.")


MENDABLE = (StorageError, PortInUse, CannotListen, TokenRefused, ShardsMisfit, NoDiscordTokenError)
"""Their messages are for people: what happened, and what to do."""
