"""What people do: commands, completion, buttons, selects, modals. Each waits for the bot's answer."""

from collections.abc import Mapping, Sequence
from typing import Any

from tests.discord_server.exchange import Exchange
from tests.discord_server.interactions import Interactions
from tests.discord_server.message import Attachment, Message
from tests.discord_server.world import Channel, Guild, Member


class People:
    """The part of the server that lets a test act as a person."""

    interactions: Interactions

    def a_file(self, name: str, data: bytes) -> Attachment:
        """A file in somebody's hand, to go along with a slash command."""
        world = self.interactions.world
        number = world.ids.new()
        path = f"/ephemeral-attachments/{number}/{name}"
        world.files[path] = data
        return Attachment(number, name, data, None, f"{world.origin}{path}")

    async def slash(
        self,
        guild: Guild | None,
        channel: Channel,
        member: Member,
        command: str,
        values: Mapping[str, Any] | None = None,
        *,
        within: float = 30.0,
    ) -> Exchange:
        """Runs a slash command ("ratings", "follow team") and waits for the whole answer."""
        return await self.interactions.slash(guild, channel, member, command, values or {}, within)

    async def autocomplete(
        self,
        guild: Guild | None,
        channel: Channel,
        member: Member,
        command: str,
        option: str,
        typed: str,
        values: Mapping[str, Any] | None = None,
        *,
        within: float = 30.0,
    ) -> list[tuple[str, Any]]:
        """What is offered, as (name, value), while `option` reads `typed`."""
        given = {**(values or {}), option: typed}
        done = await self.interactions.complete(guild, channel, member, command, option, given, within)
        return done.choices

    async def press(
        self, message: Message, custom_id: str, member: Member, *, within: float = 30.0
    ) -> Exchange:
        """Presses a button."""
        return await self.interactions.press(message, custom_id, member, within)

    async def choose(
        self,
        message: Message,
        custom_id: str,
        values: Sequence[Any],
        member: Member,
        *,
        within: float = 30.0,
    ) -> Exchange:
        """Chooses in a select: option values, or members, roles and channels."""
        return await self.interactions.choose(message, custom_id, values, member, within)

    async def submit(self, shown: Exchange, values: Mapping[str, Any], *, within: float = 30.0) -> Exchange:
        """Fills in and sends the modal that `shown` ended with."""
        return await self.interactions.submit(shown, values, within)
