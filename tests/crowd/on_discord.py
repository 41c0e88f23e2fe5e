"""A fan on Discord."""

import asyncio
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from tests.crowd.program import Lost, Program
from tests.crowd.screens import Key, Screen, ballot
from tests.discord_server import DiscordServer, Exchange, Member, Message, NoAnswer, NobodyListens
from tests.discord_server.component_rules import BUTTON
from tests.discord_server.exchange import Asked
from tests.discord_server.message import walk
from tests.discord_server.world import Channel, Guild

PLATFORM = "discord"
WITHIN = 60.0

BALLOTS = ("Rate the players: ", "Voting is closed: ")
"""How the ballot's post begins, before and after its closing."""


class OnDiscord:
    """Sees what an account sees in a channel; `times` are seconds that answers took."""

    platform = PLATFORM

    def __init__(
        self, server: DiscordServer, program: Program, channel: Channel, member: Member, times: list[float]
    ) -> None:
        self.server, self.program, self.times = server, program, times
        self.channel, self.member = channel, member
        assert channel.guild_id is not None
        self.guild: Guild = server.world.guilds[channel.guild_id]

    @property
    def person(self) -> str:
        return str(self.member.user.id)

    async def open(self) -> Screen:
        """By the button of the ballot's post; the post itself once voting is over. Raises Lost."""
        [post] = [one for one in self.server.posts(self.channel) if any(of in one.text for of in BALLOTS)]
        shown = screen(post)
        return shown if shown.closed else await self.press(shown, "Rate the players")

    async def press(self, shown: Screen, label: str) -> Screen:
        """What is there once the answer is. Raises Lost."""
        return (await self._asked(shown.source, _codes(shown, [label])))[-1]

    async def press_all(
        self, shown: Screen, labels: list[str], done: Callable[[Screen], bool], again: bool = False
    ) -> Screen:
        """One after the other, with no waiting between; what is there once all are answered. `again`: Discord
        hands each over twice. Raises Lost."""
        return (await self._asked(shown.source, _codes(shown, labels), again))[-1]

    async def forge(self, shown: Screen, arguments: dict[str, str]) -> Screen:
        """A press of a button that was never shown. Raises Lost."""
        given = "&".join(f"{name}={value}" for name, value in arguments.items())
        [answer] = await self._asked(shown.source, [f"1|rate|{given}"])
        return answer

    async def says(self, command: str, values: dict[str, str]) -> Screen:
        """A slash command. Raises Lost."""
        await self.program.up()
        try:
            asking = self.server.slash(self.guild, self.channel, self.member, command, values, within=WITHIN)
            done = await self.program.answered(asking)
        except (NoAnswer, NobodyListens) as error:
            raise Lost from error
        return _answer(done)

    async def _asked(self, message: Message, codes: list[str], again: bool = False) -> list[Screen]:
        await self.program.up()
        presses = [asyncio.ensure_future(self._pressed(message, code, again)) for code in codes]
        try:
            return list(await self.program.answered(asyncio.gather(*presses)))
        finally:
            for press in presses:
                press.cancel()
            await asyncio.gather(*presses, return_exceptions=True)

    async def _pressed(self, message: Message, code: str, again: bool) -> Screen:
        began = time.monotonic()
        data = {"custom_id": code, "component_type": BUTTON, "id": 1}
        whence = (self.guild, self.channel, self.member)
        try:
            asking = self.server.interactions.send(
                Asked.COMPONENT, *whence, data, message, times=2 if again else 1
            )
            await asking.until(lambda e: e.completed or e.late, within=WITHIN)
        except (NoAnswer, NobodyListens) as error:
            raise Lost from error
        self.times.append(time.monotonic() - began)
        return _answer(asking)


def _codes(shown: Screen, labels: list[str]) -> list[str]:
    keys = [shown.key(label) for label in labels]
    assert None not in keys, f"{labels} among {shown.keys} of {shown.title!r}"
    return [key.code for key in keys if key is not None]


def _answer(done: Exchange) -> Screen:
    if done.late or done.message is None:
        raise Lost
    return screen(done.followups[-1] if done.followups else done.message)


def screen(message: Message) -> Screen:
    keys = [_key(one) for one in walk(message.components) if one["type"] == BUTTON and one.get("custom_id")]
    text = message.text.replace("*", "").replace("\\", "")
    title = message.content.replace("*", "").replace("\\", "")
    return Screen(title, text, keys, message, ballot(unquote("&".join(key.code for key in keys))))


def _key(button: dict[str, Any]) -> Key:
    return Key(str(button.get("label") or ""), str(button["custom_id"]))
