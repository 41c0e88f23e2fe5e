"""Lets a test act as a person: slash commands, completion, buttons, selects, modals."""

from collections.abc import Mapping, Sequence
from typing import Any

from tests.discord_server import asking, rights, wire
from tests.discord_server.exchange import Asked, Exchange
from tests.discord_server.gateway import Gateway
from tests.discord_server.message import Message, walk
from tests.discord_server.world import Channel, Guild, Member, Role, World

Json = dict[str, Any]


class NobodyListens(AssertionError):  # noqa: N818 - reads as the sentence it is
    """No bot is connected that would hear of this guild."""


class Interactions:
    """Sends interactions over the gateway and waits for the answers."""

    def __init__(self, world: World, gateway: Gateway) -> None:
        self.world = world
        self.gateway = gateway

    async def slash(
        self,
        guild: Guild | None,
        channel: Channel,
        member: Member,
        name: str,
        values: Mapping[str, Any],
        within: float,
    ) -> Exchange:
        self.dress(guild, member)
        data = asking.command_data(self.world, guild, member, name, values, focused=None)
        return await self._ask(Asked.COMMAND, guild, channel, member, data, within)

    async def complete(
        self,
        guild: Guild | None,
        channel: Channel,
        member: Member,
        name: str,
        focused: str,
        values: Mapping[str, Any],
        within: float,
    ) -> Exchange:
        self.dress(guild, member)
        data = asking.command_data(self.world, guild, member, name, values, focused=focused)
        return await self._ask(Asked.COMPLETION, guild, channel, member, data, within)

    async def press(self, message: Message, custom_id: str, member: Member, within: float) -> Exchange:
        return await self._component(message, asking.button(message, custom_id), member, within)

    async def choose(
        self, message: Message, custom_id: str, values: Sequence[Any], member: Member, within: float
    ) -> Exchange:
        return await self._component(
            message, asking.choice(self.world, message, custom_id, values), member, within
        )

    async def submit(self, shown: Exchange, values: Mapping[str, Any], within: float) -> Exchange:
        """Fills in the modal that an exchange ended with."""
        if shown.modal is None:
            raise asking.CannotAsk("no modal was shown")
        fields = [_filled(field, values) for field in shown.modal["components"]]
        if unknown := values.keys() - {c.get("custom_id") for c in walk(shown.modal["components"])}:
            raise asking.CannotAsk(f"the modal has no field {', '.join(sorted(unknown))}")
        data: Json = {"custom_id": shown.modal["custom_id"], "components": fields}
        source = shown.source
        return await self._ask(Asked.MODAL, shown.guild, shown.channel, shown.member, data, within, source)

    async def _component(self, message: Message, data: Json, member: Member, within: float) -> Exchange:
        channel = self.world.channels[message.channel_id]
        guild = None if channel.guild_id is None else self.world.guilds[channel.guild_id]
        self.dress(guild, member)
        return await self._ask(Asked.COMPONENT, guild, channel, member, data, within, message)

    async def _ask(
        self,
        kind: Asked,
        guild: Guild | None,
        channel: Channel,
        member: Member,
        data: Json,
        within: float,
        source: Message | None = None,
    ) -> Exchange:
        return await self.send(kind, guild, channel, member, data, source).answered(within=within)

    def send(
        self,
        kind: Asked,
        guild: Guild | None,
        channel: Channel,
        member: Member,
        data: Json,
        source: Message | None = None,
        *,
        times: int = 1,
    ) -> Exchange:
        """Sends what a client says, true or not, and does not wait. More than one `times` is the same
        interaction handed over again, as after a connection that was resumed."""
        guild_id = None if guild is None else guild.id
        if not self.gateway.listening(guild_id):
            raise NobodyListens(f"no shard is connected for guild {guild_id}")
        world = self.world
        exchange = Exchange(world.ids.new(), kind, guild, channel, member, world.now(), source)
        world.exchanges[exchange.id] = exchange
        world.exchange_by_token[exchange.token] = exchange
        for _ in range(times):
            world.tell("INTERACTION_CREATE", self._event(exchange, data), guild_id)
        return exchange

    def _event(self, exchange: Exchange, data: Json) -> Json:
        guild, channel, member = exchange.guild, exchange.channel, exchange.member
        facts: Json = {
            "id": str(exchange.id),
            "application_id": str(self.world.application_id),
            "type": int(exchange.kind),
            "token": exchange.token,
            "version": 1,
            "data": data,
            "channel_id": str(channel.id),
            "channel": wire.channel(self.world, channel) | {"permissions": str(member.permissions)},
            "locale": member.locale,
            "app_permissions": str(self.world.rights(channel)),
            "attachment_size_limit": self.world.file_bytes,
            "entitlements": [],
            "entitlement_sku_ids": [],
        }
        if exchange.source is not None:
            facts["message"] = wire.message(self.world, exchange.source)
        if guild is None:
            return facts | {
                "user": wire.user(member.user),
                "context": 1,
                "authorizing_integration_owners": {},
            }
        return facts | {
            "guild_id": str(guild.id),
            "guild": {"id": str(guild.id), "locale": guild.locale, "features": []},
            "guild_locale": guild.locale,
            "member": wire.member(member, channel_rights=member.permissions),
            "context": 0,
            "authorizing_integration_owners": {"0": str(guild.id)},
        }

    def dress(self, guild: Guild | None, member: Member) -> None:
        """Gives the member a role with their permissions, so that every way to ask for them agrees."""
        if guild is None:
            return
        member.role_ids = ()
        if member.permissions:
            found = next((r for r in guild.roles.values() if r.name == f"may {member.permissions}"), None)
            if found is None:
                found = Role(self.world.ids.new(), f"may {member.permissions}", member.permissions)
                guild.roles[found.id] = found
                facts = {"guild_id": str(guild.id), "role": wire.role(found)}
                self.world.tell("GUILD_ROLE_CREATE", facts, guild.id)
            member.role_ids = (found.id,)
        if member.permissions & rights.ADMINISTRATOR:
            member.permissions = rights.EVERYTHING


def _filled(field: Json, values: Mapping[str, Any]) -> Json:
    """A modal's field with what the person typed or chose."""
    filled = {key: field[key] for key in ("type", "id", "custom_id") if field.get(key) is not None}
    filled.setdefault("id", 1)
    if field.get("components"):
        filled["components"] = [_filled(inner, values) for inner in field["components"]]
    if field.get("component"):
        filled["component"] = _filled(field["component"], values)
    if "custom_id" in field:
        value = values.get(field["custom_id"], field.get("value") or "")
        if isinstance(value, str):
            value = value[: field.get("max_length") or 4000]
        filled["values" if isinstance(value, list) else "value"] = value
    return filled
