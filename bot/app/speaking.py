"""The platforms beside the web: whichever there is a token for."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from functools import partial
from typing import Protocol

from prometheus_client import Gauge
from starlette.routing import BaseRoute

from bot.app.world import World
from bot.chat import Channel, Look, Permission, Platform
from bot.platforms.asks import Right
from bot.settings import Settings

LOGGED_IN = Gauge("matchday_logged_in", "Whether this process is logged in to a platform", ["platform"])


class Speaking(Protocol):
    """An adapter: it runs until it is closed, and its platform takes messages once it is logged in."""

    @property
    def platform(self) -> Platform: ...

    @property
    def logged_in(self) -> bool: ...

    async def permissions(self, channel: Channel, look: Look) -> Sequence[Permission]: ...

    async def right(self, community: str, person: str) -> Right: ...

    async def run(self, listen: bool = True) -> None: ...

    async def close(self) -> None: ...


def speaking(
    joined: World,
    settings: Settings,
    changed: Callable[[], None] = lambda: None,
    patience: float | None = None,
) -> tuple[Sequence[Speaking], Sequence[BaseRoute]]:
    """An adapter for each token, and what the web process serves for them. `changed` hears that rules have
    changed. With `patience`, in seconds, messages wait at the platform for a busy chat rather than in the
    outbox. The libraries take a while to import, so only those are that are needed."""
    adapters: list[Speaking] = []
    routes: list[BaseRoute] = []
    if settings.discord_token is not None:
        from bot.app.discord import discord

        adapters.append(discord(joined, settings, settings.discord_token.get_secret_value(), changed))
    if settings.telegram_token is not None:
        from bot.app.telegram import telegram

        bot = telegram(joined, settings, settings.telegram_token.get_secret_value(), changed, patience)
        adapters.append(bot)
        routes += [bot.webhook] if bot.webhook else []
    for adapter in adapters:
        joined.desk.permissions[adapter.platform.name] = adapter.permissions
        joined.rights[adapter.platform.name] = adapter.right
        LOGGED_IN.labels(adapter.platform.name).set_function(partial(_is_logged_in, adapter))
    return adapters, routes


def _is_logged_in(adapter: Speaking) -> float:
    return float(adapter.logged_in)


@asynccontextmanager
async def logged_in(adapter: Speaking) -> AsyncIterator[Platform]:
    """An adapter while the block lasts, for somebody who only posts. Raises what its login raises."""
    running = asyncio.create_task(adapter.run(listen=False), name=adapter.platform.name)
    try:
        while not adapter.logged_in:
            await asyncio.wait([running], timeout=0.1)
            if running.done():
                running.result()
        yield adapter.platform
    finally:
        await adapter.close()
        await asyncio.gather(running, return_exceptions=True)
