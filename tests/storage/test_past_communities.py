"""Communities that were left a month ago are forgotten, their many deliveries bit by bit."""

from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.chat import Channel
from bot.schedule.runner import Runner
from storage import channels, communities, past_communities
from storage.database import Database
from storage.tables import communities as kept
from storage.tables import deliveries
from tests.fanbase import KICKOFF, a_channel, a_store_with_the_match
from tests.knowledge.builders import NOON


async def test_one_that_the_bot_comes_back_to_meanwhile_stays(either: Database) -> None:
    await a_store_with_the_match(either)
    async with either.write() as conn:
        for name in ("blues", "reds"):
            await channels.open_community(conn, "paper", name, name)
            await communities.left(conn, "paper", name, NOON)
    sweep = past_communities.sweep(either, NOON + timedelta(seconds=1))
    assert (await anext(sweep))["communities"] == 1
    async with either.write() as conn:
        await communities.back(conn, "paper", "reds")

    assert [step async for step in sweep] == []

    async with either.read() as conn:
        assert list((await conn.execute(select(kept.c.address))).scalars()) == ["reds"]


async def test_what_is_kept_goes_when_its_time_is_over_and_no_sooner(
    either: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(past_communities, "CHUNK", 1)
    await a_store_with_the_match(either)
    blues, _ = await a_channel(either, "blues"), await a_channel(either, "reds")
    for at in (KICKOFF - timedelta(hours=2), KICKOFF - timedelta(minutes=15)):
        await Runner(either).tick(at)
    async with either.write() as conn:
        await communities.left(conn, "paper", "reds", NOON)

    assert [step async for step in past_communities.sweep(either, NOON)] == []
    steps = [step async for step in past_communities.sweep(either, NOON + timedelta(seconds=1))]

    assert steps == [
        *[Counter(deliveries=1, communities=0)] * (len(steps) - 1),
        Counter(deliveries=0, communities=1),
    ]
    assert len(steps) > 2
    async with either.read() as conn:
        assert list((await conn.execute(select(kept.c.address))).scalars()) == ["blues"]
        assert set((await conn.execute(select(deliveries.c.channel))).scalars()) == {blues}
        assert await channels.settings(conn, Channel("paper", "reds")) is None
