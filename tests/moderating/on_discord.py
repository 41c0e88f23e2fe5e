"""A moderator on Discord: slash commands, buttons and menus of the real client."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.chat import Channel
from bot.platforms.discord.components import custom_id, pressed
from tests.discord_server import Channel as Room
from tests.discord_server import DiscordServer, Exchange, Guild, Member, Message, asking
from tests.discord_server.component_rules import BUTTON
from tests.discord_server.exchange import Asked
from tests.discord_server.message import walk
from tests.discord_server.rights import MANAGE_GUILD
from tests.moderating.ground import Ground
from tests.moderating.moderator import Moderator
from tests.moderating.noticing import WITHIN
from tests.moderating.seen import Seen

Json = dict[str, Any]
FILE_OPTION = 11


@dataclass
class OnDiscord(Moderator):
    """`asks_honestly`: by a client that offers only what Discord lets them see; else as where a server has
    opened the commands to everybody, in its own settings."""

    ground: Ground
    guild: Guild
    room: Room
    member: Member
    asks_honestly: bool = True

    @property
    def server(self) -> DiscordServer:
        return self.ground.discord

    @property
    def channel(self) -> Channel:
        return Channel("discord", str(self.room.id))

    @property
    def person(self) -> str:
        return str(self.member.id)

    @property
    def name(self) -> str:
        return self.member.user.name

    @property
    def place(self) -> str:
        return self.room.name

    async def gives(self, command: str, *arguments: str, file: bytes | None = None) -> Seen:
        return seen(await self._slash(self.guild, self.room, command, arguments, file))

    async def writes_in_private(self, command: str, *arguments: str) -> Seen:
        room = self.server.a_dm(self.member)
        return seen(await self._slash(None, room, command, arguments, None))

    async def _slash(
        self, guild: Guild | None, room: Room, command: str, arguments: Sequence[str], file: bytes | None
    ) -> Exchange:
        given = self._given(command, arguments)
        if file is not None:
            given["file"] = self.server.a_file("settings.json", file)
        if self.asks_honestly:
            return await self.server.slash(guild, room, self.member, command, given)
        all_may = self.server.a_member("all", permissions=MANAGE_GUILD)
        data = asking.command_data(self.server.world, guild, all_may, command, given, focused=None)
        return await self._sent(Asked.COMMAND, guild, room, data)

    async def presses(self, seen_: Seen, label: str) -> Seen:
        return await self.presses_id(seen_, seen_.button(label))

    async def presses_id(self, seen_: Seen, identity: str) -> Seen:
        exchange = await self.server.press(seen_.source, identity, self.member)
        return seen(await exchange.until(lambda one: one.completed, within=WITHIN))

    async def forges(self, seen_: Seen, command: str, /, **arguments: str) -> Seen:
        data = {"custom_id": custom_id(command, arguments), "component_type": BUTTON, "id": 1}
        return seen(await self._sent(Asked.COMPONENT, self.guild, self.room, data, seen_.source))

    async def arguments(self, seen_: Seen, label: str) -> dict[str, str]:
        asked = pressed(seen_.button(label))
        assert asked is not None
        return asked.arguments

    async def sends_id(self, seen_: Seen, identity: str) -> Seen:
        """A press of a button with an id of nobody's making."""
        data = {"custom_id": identity, "component_type": BUTTON, "id": 1}
        return seen(await self._sent(Asked.COMPONENT, self.guild, self.room, data, seen_.source))

    async def replays(self, seen_: Seen, label: str) -> Seen:
        data = asking.button(seen_.source, seen_.button(label))
        return seen(await self._sent(Asked.COMPONENT, self.guild, self.room, data, seen_.source, times=2))

    async def _sent(
        self,
        kind: Asked,
        guild: Guild | None,
        room: Room,
        data: Json,
        source: Message | None = None,
        times: int = 1,
    ) -> Exchange:
        said = self.server.interactions
        said.dress(guild, self.member)
        exchange = said.send(kind, guild, room, self.member, data, source, times=times)
        return await exchange.until(lambda one: one.completed or one.late, within=WITHIN)

    async def opens(self, command: str) -> Exchange:
        """The form that a command asks for when it is given alone."""
        exchange = await self.server.slash(self.guild, self.room, self.member, command)
        assert exchange.modal is not None
        return exchange

    async def submits(self, form: Exchange, values: Mapping[str, str]) -> Seen:
        """Fills in and sends a form; any client can say that it was shown one."""
        self.server.interactions.dress(self.guild, self.member)
        return seen(await self.server.submit(replace(form, member=self.member), values))

    async def names(self, other: Moderator) -> Seen:
        return await self.gives("moderators", "add", f"<@{other.person}>")

    def elsewhere(self) -> "OnDiscord":
        return replace(self, room=self.guild.channel("banter"))

    def abroad(self) -> "OnDiscord":
        guild = _a_guild(self.ground, "Elsewhere")
        return replace(self, guild=guild, room=guild.channel("matchday"))

    def other(self, name: str = "Ben") -> "OnDiscord":
        return replace(self, member=self.server.a_member(name.casefold()), asks_honestly=False)

    def loses_rights(self) -> None:
        self.member.permissions = 0
        self.asks_honestly = False

    def posts(self) -> list[str]:
        """Without the greeting of the server."""
        return [post.text for post in self.server.posts(self.room) if "setup1|begin" not in post.custom_ids]

    async def posted(self, words: str) -> str:
        async with asyncio.timeout(WITHIN):
            while not (found := [text for text in self.posts() if words in text]):  # noqa: ASYNC110
                await asyncio.sleep(0.01)  # this server sets no event for its messages
        return found[0]

    def _given(self, command: str, arguments: Sequence[str]) -> Json:
        """Options by their names: those of the command in its order, the last with all that is left."""
        listed = self.server.world.commands[None]
        options = next(one["options"] for one in listed if one["name"] == command)
        named = [one for one in options if one["type"] != FILE_OPTION]
        given: Json = {}
        for place, option in enumerate(named[: len(arguments)]):
            last = place == len(named) - 1
            said = " ".join(arguments[place:]) if last else arguments[place]
            given[option["name"]] = float(said) if option["type"] == 10 else said
        return given


def a_moderator_on_discord(ground: Ground) -> OnDiscord:
    """In a server that the bot has just come into."""
    guild = _a_guild(ground, "Reds")
    ann = ground.discord.a_member("ann", permissions=MANAGE_GUILD)
    return OnDiscord(ground, guild, guild.channel("matchday"), ann)


def _a_guild(ground: Ground, name: str) -> Guild:
    guild = ground.discord.a_guild(name, channels=("lobby", "matchday", "banter"))
    ground.discord.join(guild)
    return guild


def seen(exchange: Exchange) -> Seen:
    """The answer as its message stands now."""
    message = exchange.followups[-1] if exchange.followups else exchange.message
    assert message is not None, f"no message: {exchange.response}"
    return read(message, exchange.ephemeral or exchange.guild is None)


def read(message: Message, alone: bool) -> Seen:
    buttons = {one["label"]: one["custom_id"] for one in walk(message.components) if _is_button(one)}
    files = {one.filename: one.data for one in message.attachments}
    return Seen(message.text, buttons, message, alone, files)


def _is_button(component: Mapping[str, Any]) -> bool:
    return component["type"] == BUTTON and "custom_id" in component
