"""What Discord tells us: interactions, and servers that are joined and left."""

from collections.abc import Mapping, Sequence
from typing import Any

import aiohttp
import discord
import structlog
from prometheus_client import Gauge

from bot.platforms.asks import Complete
from bot.platforms.discord.asking import Asking
from bot.platforms.discord.buckets import sweep_seldom
from bot.platforms.discord.completion import suggest
from bot.platforms.discord.guilds import Here, Joined, Left, told
from bot.platforms.discord.setup import Setup
from bot.platforms.memory import Memory

log = structlog.get_logger()

GUILDS = Gauge("matchday_discord_guilds", "Servers that this process's shards are in")

LONGEST_SLEEP = 30.0
"""Seconds that discord.py may wait for a limit by itself: the least it lets one choose. What would take
longer comes back as RateLimited, and waits in the outbox where others can pass it."""

GUILDS_WITHIN = 2.0
"""Seconds without news of another server after which all of them have been told."""

INTENTS = discord.Intents(guilds=True)
"""Which servers and channels there are, and nothing of what people write in them."""


class Gateway(discord.AutoShardedClient):
    """The connection. It keeps no messages and no members."""

    def __init__(
        self,
        trace: aiohttp.TraceConfig,
        shard_count: int | None = None,
        shard_ids: Sequence[int] | None = None,
    ) -> None:
        super().__init__(
            intents=INTENTS,
            http_trace=trace,
            max_ratelimit_timeout=LONGEST_SLEEP,
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            allowed_mentions=discord.AllowedMentions.none(),
            guild_ready_timeout=GUILDS_WITHIN,
            shard_count=shard_count,
        )
        self.shard_ids = list(shard_ids) if shard_ids else None
        self.listener: Listener | None = None
        sweep_seldom(self.http)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        if self.listener:
            await self.listener.interaction(interaction)

    async def on_ready(self) -> None:
        GUILDS.set(len(self.guilds))
        log.info("discord_ready", guilds=len(self.guilds), shards=len(self.shards))
        all_shards = self.shard_ids is None or len(set(self.shard_ids)) == self.shard_count
        if self.listener and all_shards:
            await self.listener.ready(self.guilds)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        GUILDS.set(len(self.guilds))
        if self.listener:
            await self.listener.joined(guild)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        GUILDS.set(len(self.guilds))
        if self.listener:
            await self.listener.left(guild)

    async def on_error(self, event_method: str, /, *_args: object, **_kwargs: object) -> None:
        """Called in an exception handler: one event that fails stops nothing else."""
        log.exception("discord_event_failed", discord_event=event_method)


class Listener:
    """Hands each event to whom it concerns."""

    def __init__(
        self,
        asking: Asking,
        complete: Complete,
        setup: Setup,
        memory: Memory,
        joined: Joined,
        left: Left,
        here: Here,
    ) -> None:
        self._asking = asking
        self._complete = complete
        self._setup = setup
        self._memory = memory
        self._joined = joined
        self._left = left
        self._here = here

    async def interaction(self, interaction: discord.Interaction[Any]) -> None:
        match interaction.type:
            case discord.InteractionType.application_command:
                await self._asking.command(interaction)
            case discord.InteractionType.autocomplete:
                await suggest(interaction, self._complete, self._asking)
            case discord.InteractionType.component | discord.InteractionType.modal_submit:
                await self._component(interaction)

    async def ready(self, guilds: Sequence[discord.Guild]) -> None:
        await self._here([told(guild) for guild in guilds])

    async def joined(self, guild: discord.Guild) -> None:
        """Greets once: Discord may tell of the same joining again after a lost connection."""
        log.info("discord_guild_joined", guild=guild.id)
        await self._joined(told(guild))
        name = f"discord welcome in {guild.id}"
        if await self._memory.recall(name) != _since(guild) and await self._setup.welcome(guild):
            await self._memory.remember(name, _since(guild))

    async def left(self, guild: discord.Guild) -> None:
        log.info("discord_guild_left", guild=guild.id)
        await self._left(told(guild))

    async def _component(self, interaction: discord.Interaction[Any]) -> None:
        data: Mapping[str, Any] = interaction.data or {}
        custom_id = str(data.get("custom_id", ""))
        if self._setup.is_ours(custom_id):
            await self._setup.pressed(interaction)
        elif interaction.type is discord.InteractionType.modal_submit:
            await self._asking.form(interaction)
        else:
            await self._asking.button(interaction)


def _since(guild: discord.Guild) -> str:
    """When the bot joined: a later joining is another one, and is greeted again."""
    joined = guild.me.joined_at if guild.me else None
    return joined.isoformat() if joined else ""
