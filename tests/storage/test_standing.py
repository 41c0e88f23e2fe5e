"""What the gauges read of the store, on both engines."""

from datetime import datetime, timedelta

from sqlalchemy import update

from bot.knowledge.occasion import Kind, Rule
from bot.schedule.runner import Runner
from storage import feeds, standing
from storage.database import Database
from storage.standing import EDIT, FLYING, READY, WAITING, Backlog
from storage.tables import channels as channel_rows
from storage.tables import deliveries
from tests.fanbase import KICKOFF, a_channel, a_store_with_the_match

REMINDER = (Rule(Kind.KICKOFF_REMINDER, "PT7200S"),)
DUE = KICKOFF - timedelta(hours=2)
MINUTE = timedelta(minutes=1)


async def told_to(database: Database, *names: str) -> None:
    """Each of these channels is to be reminded, two hours before kickoff."""
    await a_store_with_the_match(database)
    for name in names:
        await a_channel(database, name, wants=REMINDER)
    await Runner(database).tick(DUE)


async def counted(database: Database, now: datetime) -> set[tuple[str, int, datetime]]:
    async with database.read() as conn:
        found = await standing.backlog(conn, now)
    assert {(one.platform, one.kind) for one in found} <= {("paper", "kickoff_reminder")}
    return {(one.standing, one.number, one.oldest) for one in found}


async def stand(database: Database, number: int, **how: object) -> None:
    async with database.write() as conn:
        await conn.execute(update(deliveries).where(deliveries.c.id == number).values(**how))


async def test_an_empty_store_has_no_backlog(either: Database) -> None:
    async with either.read() as conn:
        assert await standing.backlog(conn, DUE) == []
        assert await standing.of_channels(conn) == []
        assert await standing.of_feeds(conn) == (0, 0)


async def test_each_delivery_is_counted_where_it_stands(either: Database) -> None:
    await told_to(either, "a", "b", "c", "d", "e", "f")
    await stand(either, 1, not_before=DUE - MINUTE)
    await stand(either, 3, not_before=DUE + 5 * MINUTE)
    await stand(either, 4, state="sending", claimed_at=DUE)
    await stand(either, 5, state="sent", revision=1, wanted=2, sent_at=DUE - 2 * MINUTE)
    await stand(either, 6, state="sent", revision=1, sent_at=DUE)

    assert await counted(either, DUE + MINUTE) == {
        (READY, 2, DUE - MINUTE),
        (WAITING, 1, DUE),
        (FLYING, 1, DUE),
        (EDIT, 1, DUE - 2 * MINUTE),
    }


async def test_what_came_to_an_end_is_no_backlog(either: Database) -> None:
    await told_to(either, "a", "b", "c")
    for number, state in enumerate(("skipped", "failed", "unknown"), 1):
        await stand(either, number, state=state)

    assert await counted(either, DUE) == set()


async def test_the_kinds_are_told_apart(either: Database) -> None:
    await a_store_with_the_match(either)
    await a_channel(either, "a", wants=(*REMINDER, Rule(Kind.PREVIEW)))
    await Runner(either).tick(DUE - timedelta(hours=10))
    await Runner(either).tick(DUE)

    async with either.read() as conn:
        found = await standing.backlog(conn, DUE)

    assert {one.kind for one in found} == {"preview", "kickoff_reminder"}
    assert all(isinstance(one, Backlog) and one.number == 1 for one in found)


async def test_paused_channels_and_failing_feeds_are_counted(either: Database) -> None:
    await told_to(either, "a", "b", "c")
    async with either.write() as conn:
        await conn.execute(update(channel_rows).where(channel_rows.c.address == "b").values(paused_at=DUE))
        one = await feeds.add(conn, "https://press.example/feed", None, DUE)
        await feeds.add(conn, "https://paper.example/feed", None, DUE)
        assert one is not None
        await feeds.looked(conn, one.id, DUE, failures=1, problem="it cannot be read")

    async with either.read() as conn:
        assert await standing.of_channels(conn) == [("paper", 3, 1)]
        assert await standing.of_feeds(conn) == (2, 1)
