"""A real process, really killed (SIGKILL), again and again in the middle of a fan-out."""

import json
import random
from collections import Counter
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from bench.processes import started
from bot.knowledge.occasion import Kind, Rule
from storage.database import Database, connect
from storage.outbox import LEASE
from storage.tables import deliveries, room_messages
from tests.delivery.round import a_store_with_a_round, match_key
from tests.delivery.worker import run
from tests.fanbase import KICKOFF, a_store_with_the_match, many_channels
from tests.stores import ON_POSTGRES, copied, store_url

ROOMS = 150
KILLS = 4
LISTS = 50
REMINDER = (Rule(Kind.KICKOFF_REMINDER, "PT7200S"),)
DUE = KICKOFF - timedelta(hours=2)
MISSED_AFTER = LEASE + timedelta(seconds=1) if ON_POSTGRES else timedelta(0)
"""On a SQLite file a worker knows that it is alone; elsewhere the one before it may be living."""


async def killed_again_and_again(url: str, database: Database, kills: int, most: int) -> int:
    """Kills workers after up to `most` messages, and lets the last one finish; gives how many were killed
    with something on its way. Each begins so late that it may see after what the one before it left."""
    moments, killed_at_work, now = random.Random(4), 0, DUE
    for _ in range(kills):
        worker = await started(run, url, now)
        for _ in range(moments.randint(1, most)):
            assert await worker.says(), "the worker ended before it was killed"
        await worker.killed()
        killed_at_work += bool((await states(database))["sending"])
        now += MISSED_AFTER
    assert await (await started(run, url, now)).ends() == 0
    return killed_at_work


async def states(database: Database) -> Counter[str]:
    async with database.read() as conn:
        return Counter((await conn.execute(select(deliveries.c.state))).scalars())


async def test_none_is_lost_and_none_doubled(tmp_path: Path, migrated: Path) -> None:
    url = store_url(copied(migrated, tmp_path))
    database = connect(url)
    await a_store_with_the_match(database)
    await many_channels(database, [f"room-{n}" for n in range(ROOMS)], REMINDER, "web")

    assert await killed_again_and_again(url, database, KILLS, most=30), (
        "no kill caught a delivery on its way: the test has shown nothing"
    )
    async with database.read() as conn:
        shown = Counter((await conn.execute(select(room_messages.c.room))).scalars())
    assert await states(database) == {"sent": ROOMS}
    assert shown == {f"room-{n}": 1 for n in range(ROOMS)}
    await database.close()


async def test_a_list_of_simultaneous_kickoffs_is_told_whole_and_once(tmp_path: Path, migrated: Path) -> None:
    """Each room follows other matches of the round; every second one too few for a list."""
    url = store_url(copied(migrated, tmp_path))
    database = connect(url)
    await a_store_with_a_round(database, 4)
    for odd, most in enumerate((3, 5)):
        follows = [f"match:{match_key(number)}" for number in range(1, most)]
        rooms = [f"room-{n}" for n in range(odd, LISTS, 2)]
        await many_channels(database, rooms, REMINDER, "web", follows)

    assert await killed_again_and_again(url, database, kills=3, most=15), (
        "no kill caught a delivery on its way: the test has shown nothing"
    )
    async with database.read() as conn:
        found = await conn.execute(select(room_messages.c.room, room_messages.c.key, room_messages.c.post))
        rows = found.all()
    assert await states(database) == {"sent": LISTS // 2 * (4 + 2)}
    assert Counter(row.room for row in rows) == {f"room-{n}": 1 if n % 2 else 2 for n in range(LISTS)}
    for row in rows:
        told = [number for number in range(1, 5) if f"Home {number}" in json.dumps(row.post)]
        assert len(told) == (4 if int(row.room.removeprefix("room-")) % 2 else 1)
    await database.close()
