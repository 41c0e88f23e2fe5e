"""What is followed and near, and how far each source has told it."""

from datetime import timedelta

from bot.knowledge.claims import Claim, KickoffOf, ResultOf, Source, SourceKind, StatusOf, StatusValue
from bot.knowledge.match import Kickoff, Result, Score, Status
from storage import awaited
from storage.database import Database
from tests.fanbase import KICKOFF, a_channel, a_store_with_the_match, hear, kickoff_at, status
from tests.knowledge.builders import MATCH, PROVIDER

OTHER = Source("other", "Other Data", SourceKind.PROVIDER)
OVER = KICKOFF + timedelta(hours=2)


async def test_what_channels_follow_is_told_once(database: Database) -> None:
    await a_channel(database, "one")
    await a_channel(database, "two", follows=("team:liverpool", "competition:serie-a"))
    async with database.read() as conn:
        assert await awaited.targets(conn) == ["competition:serie-a", "team:liverpool"]


async def test_matches_near_are_those_that_are_followed(database: Database) -> None:
    await a_store_with_the_match(database)
    await hear(database, kickoff_at(KICKOFF), now=KICKOFF)
    day = KICKOFF.date()
    async with database.read() as conn:
        [found] = await awaited.around(conn, ["team:liverpool"], day, day)
        assert await awaited.around(conn, ["team:arsenal"], day, day) == []
        assert await awaited.around(conn, [], day, day) == []
        assert await awaited.around(conn, ["team:liverpool"], day + timedelta(days=1), day) == []
    assert (found.key, found.kickoff_at, found.day) == (MATCH, KICKOFF, day)


async def test_more_may_be_followed_than_a_query_takes(either: Database) -> None:
    await a_store_with_the_match(either)
    await hear(either, kickoff_at(KICKOFF), now=KICKOFF)
    targets = [f"team:club-{number}" for number in range(17_000)]
    async with either.read() as conn:
        [found] = await awaited.around(conn, [*targets, "team:liverpool"], KICKOFF.date(), KICKOFF.date())
    assert found.key == MATCH


async def test_each_source_tells_the_end_by_itself(database: Database) -> None:
    result = Claim(ResultOf(MATCH), Result(Score(0, 1)), OTHER, OVER)
    live = status(Status.LIVE, KICKOFF)
    await a_store_with_the_match(database, Claim(KickoffOf(MATCH), Kickoff(KICKOFF), PROVIDER, KICKOFF))
    await hear(database, live, result, now=OVER)
    async with database.read() as conn:
        assert (await awaited.told(conn, [MATCH]))[MATCH].final == {"other": OVER}
    await hear(database, status(Status.FINISHED, OVER), now=OVER)
    async with database.read() as conn:
        assert (await awaited.told(conn, [MATCH]))[MATCH].final == {"other": OVER, PROVIDER.key: OVER}
    again = Claim(StatusOf(MATCH), StatusValue(Status.LIVE), PROVIDER, OVER + timedelta(minutes=1))
    await hear(database, again, now=OVER)
    async with database.read() as conn:
        assert (await awaited.told(conn, [MATCH]))[MATCH].final == {"other": OVER}
