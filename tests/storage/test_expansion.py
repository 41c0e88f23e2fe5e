"""Who gets a delivery of an occasion, and when it may leave."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update

from bot.chat import Channel
from bot.knowledge.claims import Claim, KickoffOf, Source, SourceKind
from bot.knowledge.match import Competition, CompetitionKey, Kickoff
from bot.knowledge.occasion import Kind, Rule
from bot.schedule.runner import Runner
from storage import catalogue, outbox, reminders
from storage import channels as repository
from storage.database import Database
from storage.reminders import Reminder
from storage.tables import channels, deliveries, occasions
from tests.fanbase import KICKOFF, a_channel, a_store_with_the_match, hear
from tests.knowledge.builders import MATCH

REMINDER = (Rule(Kind.KICKOFF_REMINDER, "PT7200S"),)
DUE = KICKOFF - timedelta(hours=2)
HALF_AN_HOUR = timedelta(minutes=30)


def moved_for(community: int, by: timedelta, said_at: datetime = DUE - timedelta(days=1)) -> Claim:
    """A moderator's word on the kickoff, which holds in one community."""
    moderators = Source(f"moderators:{community}", "Moderators", SourceKind.MODERATOR)
    return Claim(KickoffOf(MATCH), Kickoff(KICKOFF + by, zone="Europe/Rome"), moderators, said_at, community)


async def told(database: Database) -> list[tuple[int, str, datetime]]:
    """(channel, the kickoff that is announced, when it may leave) of every delivery."""
    async with database.read() as conn:
        found = await conn.execute(
            select(deliveries.c.channel, occasions.c.facts, deliveries.c.not_before)
            .join(occasions, occasions.c.id == deliveries.c.occasion)
            .order_by(deliveries.c.channel)
        )
        return [(channel, facts["kickoff"][11:16], not_before) for channel, facts, not_before in found]


async def test_goes_to_followers_of_either_team_the_competition_or_the_match(database: Database) -> None:
    await a_store_with_the_match(database)
    targets = ("team:liverpool", "team:atalanta", "competition:uefa-europa-league", f"match:{MATCH}")
    for target in (*targets, "team:verona"):
        await a_channel(database, target, wants=REMINDER, follows=(target,))
    await Runner(database).tick(DUE)
    assert [channel for channel, _, _ in await told(database)] == [1, 2, 3, 4]


async def test_a_paused_channel_gets_none(database: Database) -> None:
    await a_store_with_the_match(database)
    await a_channel(database, wants=REMINDER)
    async with database.write() as conn:
        await repository.pause(conn, Channel("paper", "one"), "kicked", DUE)
    await Runner(database).tick(DUE)
    assert await told(database) == []


class TestQuietHours:
    async def test_hold_a_delivery_back_until_they_end(self, database: Database) -> None:
        await a_store_with_the_match(database)
        quiet = await a_channel(database, "quiet", wants=REMINDER)
        loud = await a_channel(database, "loud", wants=REMINDER)
        async with database.write() as conn:  # 17:00 UTC is 18:00 in London
            await conn.execute(
                update(channels).where(channels.c.id == quiet).values(quiet_from="17:30", quiet_until="18:05")
            )
        await Runner(database).tick(DUE)
        assert await told(database) == [
            (quiet, "19:00", DUE + timedelta(minutes=5)),
            (loud, "19:00", DUE),
        ]


class TestARuleForSomeMatchesOnly:
    @pytest.mark.parametrize(
        ("follows", "side", "wanted"),
        [
            (("team:atalanta",), "home", True),
            (("team:atalanta",), "away", False),
            (("team:liverpool",), "home", False),
            (("team:liverpool",), "away", True),
            (("team:liverpool", "team:atalanta"), "home", True),
            (("team:liverpool", "team:atalanta"), "away", True),
            (("team:liverpool", "competition:uefa-europa-league"), "home", False),
            (("competition:uefa-europa-league",), "home", False),
        ],
    )
    async def test_home_and_away_are_those_of_the_followed_team(
        self, either: Database, follows: tuple[str, ...], side: str, wanted: bool
    ) -> None:
        await a_store_with_the_match(either)
        channel = await a_channel(either, wants=(), follows=follows)
        async with either.write() as conn:
            await reminders.put(conn, channel, Reminder("PT7200S", side=side), DUE)
        await Runner(either).tick(DUE)
        assert len(await told(either)) == wanted
        assert len(await claimed(either)) == wanted

    async def test_some_competitions(self, either: Database) -> None:
        await a_store_with_the_match(either)
        league = Competition(CompetitionKey("premier-league"), "Premier League")
        own = await a_channel(either, "own", wants=())
        other = await a_channel(either, "other", wants=())
        async with either.write() as conn:
            await catalogue.keep(conn, competitions_=(league,))
            await reminders.put(conn, own, Reminder("PT7200S", ("uefa-europa-league", league.key)), DUE)
            await reminders.put(conn, other, Reminder("PT7200S", (league.key,)), DUE)
        await Runner(either).tick(DUE)
        assert [channel for channel, _, _ in await told(either)] == [own]
        assert len(await claimed(either)) == 1

    async def test_is_asked_for_again_when_it_leaves(self, either: Database) -> None:
        await a_store_with_the_match(either)
        channel = await a_channel(either, wants=REMINDER)
        await Runner(either).tick(DUE)
        async with either.write() as conn:
            await reminders.put(conn, channel, Reminder("PT7200S", side="home"), DUE)
        assert await claimed(either) == []


async def claimed(database: Database) -> list[outbox.Claimed]:
    """What leaves when it is due."""
    async with database.write() as conn:
        return await outbox.claim(conn, DUE, "one", ["paper"], 10)


class TestACommunitysOwnWord:
    async def test_holds_in_its_channels_only(self, database: Database) -> None:
        await a_store_with_the_match(database)
        everyones = await a_channel(database, "everyone", wants=REMINDER)
        own = await a_channel(database, "own", wants=REMINDER)
        await hear(database, moved_for(2, HALF_AN_HOUR), now=DUE - timedelta(days=1))
        runner = Runner(database)
        await runner.tick(DUE)
        assert await told(database) == [(everyones, "19:00", DUE)]
        await runner.tick(DUE + HALF_AN_HOUR)
        assert await told(database) == [(everyones, "19:00", DUE), (own, "19:30", DUE + HALF_AN_HOUR)]

    async def test_said_after_everyones_reminder_corrects_it_there_and_doubles_nothing(
        self, database: Database
    ) -> None:
        await a_store_with_the_match(database)
        await a_channel(database, "everyone", wants=REMINDER)
        own = await a_channel(database, "own", wants=REMINDER)
        runner = Runner(database)
        await runner.tick(DUE)
        await hear(database, moved_for(2, HALF_AN_HOUR, DUE), now=DUE)
        await runner.tick(DUE + timedelta(minutes=1))
        async with database.read() as conn:
            found = await conn.execute(
                select(deliveries.c.channel, deliveries.c.wanted, occasions.c.community, occasions.c.kind)
                .join(occasions, occasions.c.id == deliveries.c.occasion)
                .order_by(deliveries.c.id)
            )
            rows = [tuple(row) for row in found]
        assert rows == [(1, 1, 0, "kickoff_reminder"), (own, 2, 2, "kickoff_reminder")]
