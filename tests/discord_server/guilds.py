"""HTTP: guilds, their roles and members, as far as a bot reads them."""

from tests.discord_server import wire
from tests.discord_server.calls import Call, Reply, Route
from tests.discord_server.refusals import UnknownMember
from tests.discord_server.world import Member, World


def guild(world: World, call: Call) -> Reply:
    facts = wire.guild(world.guild(call.id(0)))
    if call.query.get("with_counts") in ("1", "true"):
        facts |= {"approximate_member_count": 2, "approximate_presence_count": 1}
    return Reply(facts)


def mine(world: World, call: Call) -> Reply:
    """The guilds that the bot is in, by id."""
    after, limit = int(call.query.get("after", 0)), int(call.query.get("limit", 200))
    there = [g for g in world.guilds.values() if g.joined and g.id > after][:limit]
    return Reply(
        [
            {
                "id": str(g.id),
                "name": g.name,
                "icon": None,
                "banner": None,
                "owner": False,
                "permissions": str(g.permissions),
                "features": [],
            }
            for g in there
        ]
    )


def leave(world: World, call: Call) -> Reply:
    one = world.guild(call.id(0))
    one.joined = False
    world.tell("GUILD_DELETE", {"id": str(one.id)}, one.id)
    return Reply()


def roles(world: World, call: Call) -> Reply:
    return Reply([wire.role(role) for role in world.guild(call.id(0)).roles.values()])


def member(world: World, call: Call) -> Reply:
    one = world.guild(call.id(0))
    if call.id(1) == world.bot.id:
        return Reply(wire.member(wire.bot_member(world, one)))
    if call.id(1) not in world.users or call.id(1) in one.gone:
        raise UnknownMember
    roles = one.members.get(call.id(1), ())
    return Reply(wire.member(Member(world.users[call.id(1)], role_ids=roles)))


def channels(world: World, call: Call) -> Reply:
    there = world.guild(call.id(0)).channels.values()
    return Reply([wire.channel(world, c) for c in there if not c.is_thread and not c.deleted])


ROUTES = (
    Route("GET", "/guilds/{guild_id}", guild),
    Route("GET", "/guilds/{guild_id}/roles", roles),
    Route("GET", "/guilds/{guild_id}/channels", channels),
    Route("GET", "/guilds/{guild_id}/members/{user_id}", member),
    Route("GET", "/users/@me/guilds", mine),
    Route("DELETE", "/users/@me/guilds/{guild_id}", leave),
)
