"""A process that tidies is really killed (SIGKILL), again and again: the store comes out as without that."""

import random
import signal
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from sqlalchemy import func, insert, select

from bench.processes import started
from bot.chat import Channel
from bot.knowledge.claims import AbsenceOf, Claim, MarkOf, Origin
from bot.knowledge.match import MatchKey
from bot.knowledge.occasion import Kind
from bot.knowledge.ratings import Mark
from bot.knowledge.review import Verdict
from bot.knowledge.team_news import Absence, AbsenceStatus
from storage import channels, communities, muted, places, retention, rooms
from storage.all_tables import metadata
from storage.articles import Decision, decide
from storage.database import Database, connect
from storage.tables import articles, changes, deliveries, handled, remembered
from storage.tables import channels as channels_kept
from tests.knowledge.builders import LIVERPOOL, NOON, PAPER, liverpool
from tests.storage.season import EVERTON, a_match, play, say
from tests.storage.test_delivery_log import a_channel, occasion
from tests.storage.test_rooms import a_post, an_answer
from tests.storage.tidier import run
from tests.stores import copied, store_url

Rows: TypeAlias = dict[str, list[dict[str, Any]]]
DAY = timedelta(days=1)
KEEP = 400 * DAY
OLD = NOON - 450 * DAY
MATCHES = 4
CHANNELS = 150
KILLS = 8
TRANSACTIONS = (2, 3, 4)
"""How many a process comes to; in the first one nothing is left to do, or the bot was killed in it."""


async def test_nothing_is_kept_that_should_go_and_nothing_gone_that_should_stay(
    tmp_path: Path, migrated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "REST", 0)
    beforehand = copied(migrated, tmp_path / "beforehand.sqlite")
    await _a_store_of_two_seasons(store_url(beforehand))
    at_once = store_url(copied(beforehand, tmp_path / "at_once.sqlite"))
    killed = store_url(copied(beforehand, tmp_path / "killed.sqlite"))
    database = connect(at_once)
    removed = await retention.tidy(database, NOON, KEEP)
    await database.close()

    kills = await _killed_again_and_again(killed)

    assert removed["deliveries"] > 2 * MATCHES * CHANNELS
    assert kills.total() >= KILLS, "it was killed too seldom: the test has shown nothing"
    assert len(kills) == 2, "it was never killed in a transaction, or never between two: that shows nothing"
    expected, found = await _rows(at_once), await _rows(killed)
    assert {name: len(rows) for name, rows in found.items()} == {
        name: len(rows) for name, rows in expected.items()
    }
    assert found == expected


async def _killed_again_and_again(url: str) -> Counter[str]:
    """Tidies until one process comes to its end; gives where each of the others was killed."""
    moments, kills = random.Random(26), Counter[str]()
    while True:
        process = await started(run, url, NOON, KEEP, moments.choice(TRANSACTIONS), moments.random() < 0.3)
        said, code = await process.says(), await process.ends()
        if said is None:
            assert code == 0
            return kills
        assert code == -signal.SIGKILL
        kills[said] += 1


async def _rows(url: str) -> Rows:
    """Everything there is, by table, but for when the server was told to remember something."""
    store = connect(url)
    async with store.read() as conn:
        found = {}
        for name, table in metadata.tables.items():
            columns = [column for column in table.c if column is not remembered.c.at]
            rows = await conn.execute(select(*columns).order_by(*table.primary_key))
            found[name] = [dict(row) for row in rows.mappings()]
    await store.close()
    return found


async def _a_store_of_two_seasons(url: str) -> None:
    """An old season, and one match of this one; in each everybody was told of each match twice."""
    store = connect(url)
    await a_channel(store, "0")
    async with store.write() as conn:
        for name in ("stayed", "left"):
            community = await channels.open_community(conn, "discord", name, name)
            row = {"community": community, "platform": "discord", "name": name}
            here = [{**row, "address": f"{name}-{n}"} for n in range(CHANNELS)]
            await conn.execute(insert(channels_kept), here)
        await communities.left(conn, "discord", "left", NOON - 40 * DAY)
    for n in range(MATCHES):
        await _a_match(store, f"old-{n}", OLD + n * DAY)
    await _a_match(store, "recent", NOON - DAY)
    await _small_things(store)
    await store.close()


async def _a_match(store: Database, key: str, at: datetime) -> None:
    await play(store, a_match(key, liverpool(), EVERTON), at, 2, 1)
    async with store.write() as conn:
        told = list((await conn.execute(select(channels_kept.c.id).order_by(channels_kept.c.id))).scalars())
        article = {
            "digest": key, "publisher": "A Paper", "title": key, "language": "en", "text": key,
            "reading": {"kind": "ratings"}, "trusted": True, "came_at": at,
        }  # fmt: skip
        await conn.execute(insert(articles), [{**article, "digest": f"{key} {n}"} for n in range(20)])
        quoted = await conn.scalar(select(func.max(articles.c.id)))
        assert quoted is not None
        approved = Decision(1, None, Verdict.APPROVED)
        await decide(conn, quoted, None, [approved], None, at, settled=True)
        await places.keep(conn, Channel("discord", "0"), key, "thread", "77")
        await muted.mute(conn, told[0], MatchKey(key), at)
    match = MatchKey(key)
    absence = Claim(AbsenceOf(match, LIVERPOOL, "Jota"), Absence(AbsenceStatus.OUT), PAPER, at)
    mark = Claim(MarkOf(match, LIVERPOOL, "Salah"), Mark(7.0), PAPER, at, origin=Origin(quoted, (0, 5)))
    await say(store, absence, mark, now=at)
    for kind in (Kind.GOAL, Kind.FULL_TIME):
        number = await occasion(store, key, kind, at)
        row = {"occasion": number, "platform": "discord", "state": "sent", "priority": 3, "due_at": at,
               "not_before": at, "wanted": 1, "revision": 1, "reference": "42/7"}  # fmt: skip
        async with store.write() as conn:
            await conn.execute(insert(deliveries), [{**row, "channel": channel} for channel in told])


async def _small_things(store: Database) -> None:
    async with store.write() as conn:
        for days in (450, 100, 1):
            at = NOON - days * DAY
            notes = [{"name": f"telegram picture {days} {n}", "value": "x", "at": at} for n in range(100)]
            await conn.execute(insert(remembered), notes)
            requests = [{"platform": "telegram", "request": f"{days} {n}", "at": at} for n in range(100)]
            await conn.execute(insert(handled), requests)
            await conn.execute(insert(changes), [{"match": "recent", "at": at} for _ in range(100)])
            for n in range(2):
                for revision in range(1, 21):
                    minute = at + revision * timedelta(minutes=1)
                    await rooms.keep(conn, a_post(f"{days} {n}", revision=revision, at=minute))
                await rooms.keep(conn, an_answer(f"asked {days} {n}", "v")._replace(at=at))
