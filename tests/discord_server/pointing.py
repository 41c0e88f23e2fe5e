"""Points discord.py in this process at another address, and back again."""

from collections.abc import Iterator
from contextlib import contextmanager

import yarl


@contextmanager
def pointed_at(api_url: str, gateway_url: str) -> Iterator[None]:
    """Everything discord.py does within goes to these addresses, such as `server.api_url`."""
    from discord.gateway import DiscordWebSocket  # here: the server on its own needs no client
    from discord.http import Route

    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE = api_url
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway_url)
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = before
