"""Who gets a delivery of an occasion, and when it may leave."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update

from bot.chat import Channel
from bot.knowledge.claims import Claim, KickoffOf, Source, SourceKind
from bot.knowledge.match import Kickoff
from bot.knowledge.occasion import Kind, Rule
from bot.schedule.runner import Runner
from storage import channels as repository
from storage.database import Database
from storage.expansion import quiet_until
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

    @pytest.mark.parametrize(
        ("local", "begin", "end", "ends"),
        [
            ("2024-04-18T23:30", "22:00", "07:00", "2024-04-19T07:00"),
            ("2024-04-18T03:00", "22:00", "07:00", "2024-04-18T07:00"),
            ("2024-04-18T07:00", "22:00", "07:00", None),
            ("2024-04-18T12:00", "11:00", "13:00", "2024-04-18T13:00"),
            ("2024-03-31T00:30", "22:00", "07:00", "2024-03-31T07:00"),  # the clock goes forward meanwhile
            ("2024-10-26T23:00", "22:00", "07:00", "2024-10-27T07:00"),  # and back
        ],
    )
    def test_end_at_the_local_hour(self, local: str, begin: str, end: str, ends: str | None) -> None:
        rome = ZoneInfo("Europe/Rome")
        at = datetime.fromisoformat(local).replace(tzinfo=rome).astimezone(UTC)
        until = quiet_until(at, "Europe/Rome", begin, end)
        assert (until and until.astimezone(rome).strftime("%Y-%m-%dT%H:%M")) == ends


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
