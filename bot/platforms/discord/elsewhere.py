"""Another server than Discord's own, for tests and rehearsals: discord.py keeps both addresses by class."""

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

DISCORD_API = "https://discord.com/api/v10"
DISCORD_GATEWAY = "wss://gateway.discord.gg/"


def point_at(api_url: str | None = None, gateway_url: str | None = None) -> None:
    """Sends the calls of this whole process there; without addresses, to Discord."""
    Route.BASE = (api_url or DISCORD_API).rstrip("/")
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway_url or DISCORD_GATEWAY)
