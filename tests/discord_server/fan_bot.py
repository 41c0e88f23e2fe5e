"""A short bot on the real discord.py, to try the server with."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import discord
from discord import app_commands

from tests.discord_server.server import DiscordServer


class FanBot(discord.Client):
    """Answers /next, /slow, /rate; keeps what the gateway told it in `heard`."""

    def __init__(self, *, shard_id: int | None = None, shard_count: int | None = None) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True, guild_messages=True, guild_scheduled_events=True),
            allowed_mentions=discord.AllowedMentions.none(),
            guild_ready_timeout=0.05,
            shard_id=shard_id,
            shard_count=shard_count,
        )
        self.tree = app_commands.CommandTree(self)
        self.heard: list[str] = []
        self._news = asyncio.Event()
        self.tree.add_command(next_match)
        self.tree.add_command(slow)
        self.tree.add_command(rate)
        self.tree.add_command(settings)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """No five seconds' wait between sessions."""

    async def setup_hook(self) -> None:
        self.add_view(Ballot())
        await self.tree.sync()

    async def on_socket_event_type(self, event: str) -> None:
        self.heard.append(event)
        self._news.set()

    async def hears(self, event: str, *, times: int = 1) -> None:
        async with asyncio.timeout(30):
            while self.heard.count(event) < times:
                self._news.clear()
                await self._news.wait()


@app_commands.command(name="next", description="The next match")
async def next_match(interaction: discord.Interaction, team: str) -> None:
    await interaction.response.send_message(f"{team} play on Sunday", ephemeral=True)
    await interaction.followup.send("At Anfield")


@next_match.autocomplete("team")
async def teams(interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
    known = ("Liverpool", "Everton")
    return [app_commands.Choice(name=t, value=t.lower()) for t in known if current.lower() in t.lower()]


@app_commands.command(name="slow", description="Takes its time")
async def slow(interaction: discord.Interaction) -> None:
    await interaction.response.defer(ephemeral=True)
    await asyncio.sleep(0.05)
    await interaction.edit_original_response(content="Here at last")


class Ballot(discord.ui.View):
    """Buttons that work after a restart."""

    def __init__(self) -> None:
        super().__init__(timeout=None)

    @discord.ui.button(label="Man of the match", custom_id="v1:motm")
    async def best(self, interaction: discord.Interaction, button: discord.ui.Button["Ballot"]) -> None:
        await interaction.response.edit_message(content="Voted", view=self)

    @discord.ui.button(label="Comment", custom_id="v1:comment")
    async def comment(self, interaction: discord.Interaction, button: discord.ui.Button["Ballot"]) -> None:
        await interaction.response.send_modal(Comment())

    @discord.ui.select(
        custom_id="v1:mark",
        placeholder="Your mark",
        options=[discord.SelectOption(label=str(mark), value=str(mark)) for mark in range(1, 11)],
    )
    async def mark(self, interaction: discord.Interaction, select: discord.ui.Select["Ballot"]) -> None:
        await interaction.response.send_message(f"Marked {select.values[0]}", ephemeral=True)


class Comment(discord.ui.Modal, title="What did you see?"):
    """One line from a fan."""

    words: discord.ui.TextInput["Comment"] = discord.ui.TextInput(label="In a word", custom_id="words")

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"Noted: {self.words.value}", ephemeral=True)


@app_commands.command(name="rate", description="Rate the players")
async def rate(interaction: discord.Interaction) -> None:
    await interaction.response.send_message("Rate them", view=Ballot())


@app_commands.command(name="settings", description="For moderators")
@app_commands.default_permissions(manage_guild=True)
async def settings(interaction: discord.Interaction, where: discord.TextChannel) -> None:
    await interaction.response.send_message(f"{where.name}: {interaction.permissions.manage_guild}")


@asynccontextmanager
async def connected(server: DiscordServer, client: FanBot | None = None) -> AsyncIterator[FanBot]:
    """The bot, logged in and ready."""
    client = client or FanBot()
    with server.pointed():
        running = asyncio.create_task(client.start(server.token))
        try:
            async with asyncio.timeout(30):
                while not client.is_ready():
                    if running.done():
                        running.result()
                    await asyncio.sleep(0.01)
            yield client
        finally:
            await client.close()
            await asyncio.gather(running, return_exceptions=True)
