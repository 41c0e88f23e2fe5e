"""A channel begins to follow a team: what a platform's set-up form leads to."""

from collections.abc import Sequence
from datetime import timedelta

from bot.chat import Channel, Choice, Look, Post
from bot.knowledge.match import TeamKey
from bot.knowledge.names import complete
from bot.knowledge.occasion import DEFAULT_RULES
from bot.posts import answers
from bot.posts.following import following
from handlers.desk import Clock
from storage import catalogue, catching_up, channels, dossiers, fixtures
from storage.channels import team_target
from storage.database import Database

REACH = timedelta(days=60)
"""How far ahead the first match may be to be told of."""


class SettingUp:
    """What the set-up of every platform asks of the store."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def teams(self, typed: str) -> Sequence[Choice]:
        """Teams to choose from; the value of each is what `follow` takes."""
        async with self._database.read() as conn:
            found = complete(typed, await catalogue.all_teams(conn))
        return [Choice(team.name, str(team.key)) for team in found]

    async def follow(
        self,
        channel: Channel,
        name: str,
        community: tuple[str, str],
        look: Look,
        team: str,
        kinds: frozenset[str],
    ) -> Post:
        """Makes a channel follow a team and want just these kinds of post; gives what to tell the moderator.

        `community` is the address and the name of the server or chat that the channel belongs to. What the
        channel follows already it goes on following.
        """
        now = self._clock.now()
        async with self._database.write() as conn:
            chosen = next((t for t in await catalogue.all_teams(conn) if t.key == team), None)
            if chosen is None:
                return answers.unknown_team(team, (), look)
            owner = await channels.open_community(conn, channel.platform, *community)
            channel_id = await channels.open_channel(conn, owner, channel, name, look, now)
            await channels.resume(conn, channel)
            wanted = [rule for rule in DEFAULT_RULES if rule.kind.value in kinds]
            for rule in set(DEFAULT_RULES) - set(wanted):
                await channels.unwant(conn, channel_id, rule)
            await channels.want(conn, channel_id, wanted, now)
            await channels.follow(conn, channel_id, team_target(TeamKey(team)))
            if (kept := await channels.settings(conn, channel)) is not None:
                await catching_up.catch_up(conn, kept, team_target(TeamKey(team)), now)
            around = await fixtures.around(conn, (team_target(TeamKey(team)),), now, REACH)
            first = around.running or around.coming
            called = f"#{name}" if channel.platform == "discord" else name
            return following(called, chosen, await dossiers.load(conn, first.key) if first else None, look)
