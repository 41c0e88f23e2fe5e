"""What several processes book of one limit, by a real server's clock."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text

from storage import paces as paces_
from storage.database import Database
from storage.paces import Limit, Paces, PacesUnreachable

SECOND = Limit(calls=50, window=1.0, apart=0.02, made_good=0.1)
GROUP = Limit(calls=4, window=60.0, apart=1.0, made_good=2.0, saved=2.0)
pytestmark = pytest.mark.postgres


@pytest.fixture
async def paces(migrated_postgres: Database) -> AsyncIterator[list[Paces]]:
    """Those of four processes."""
    found = [Paces(migrated_postgres) for _ in range(4)]
    yield found
    for each in found:
        await each.close()


async def test_no_window_holds_more_than_it_may_whoever_asks_at_the_same_moment(paces: list[Paces]) -> None:
    limit = Limit(calls=20, window=0.5, apart=0.02, made_good=0.1)

    async def asks(process: Paces) -> list[float]:
        return [at for _ in range(20) for at in (await process.book("a token", limit, 2, 1.4)).instants]

    booked = sorted(at for each in await asyncio.gather(*map(asks, paces)) for at in each)
    assert len(booked) == len(set(booked)) > 40
    assert all(later - sooner >= 0.5 for sooner, later in zip(booked, booked[20:], strict=False))


async def test_nothing_is_booked_further_ahead_than_asked_and_it_is_told_when_to_ask_again(
    paces: list[Paces],
) -> None:
    one, other, *_ = paces
    await one.book("a token", SECOND, 1, 0.5)
    first = await one.book("a token", SECOND, 50, 0.5)
    second = await other.book("a token", SECOND, 50, 0.0)
    assert 20 <= len(first.instants) <= 26
    assert second.instants == ()
    assert second.free_at == pytest.approx(first.instants[-1] + 0.02, abs=0.001)


async def test_what_was_not_used_is_booked_again(paces: list[Paces]) -> None:
    limit = Limit(calls=10, window=60.0, apart=0.0, made_good=1.0)
    one, other, *_ = paces
    await one.book("a token", limit, 1, 1.0)
    first = await one.book("a token", limit, 10, 1.0)
    assert len(first.instants) == 9
    assert (await other.book("a token", limit, 1, 1.0)).instants == ()
    again = await one.book("a token", limit, 10, 1.0, became=dict.fromkeys(first.instants[:3]))
    assert len(again.instants) == 3


async def test_a_chat_gets_some_at_once_and_so_many_a_minute(paces: list[Paces]) -> None:
    got = [len((await each.book("a chat", GROUP, 1, 0.05)).instants) for each in paces]
    assert got == [1, 1, 1, 0]
    last = await paces[0].book("a chat", GROUP, 1, 5.0)
    assert 0.5 < last.instants[0] - last.now < 1.1
    full = await paces[1].book("a chat", GROUP, 1, 5.0)
    assert full.instants == ()
    assert 58 < full.free_at - full.now <= 60


async def test_what_waits_for_nothing_counts_all_the_same(paces: list[Paces]) -> None:
    for each in paces:
        counted = await each.book("a chat", GROUP, 1, 60.0, at_once=True)
        assert counted.instants[0] - counted.now < 0.01
    assert (await paces[0].book("a chat", GROUP, 1, 5.0)).instants == ()


async def test_a_halt_does_not_last_as_long_as_the_clock_is_put_back(
    paces: list[Paces], migrated_postgres: Database
) -> None:
    """It was booked by a clock that was an hour ahead, and told to wait for ten seconds a second later."""
    await paces[0].book("a token", SECOND, 1, 0.1)
    async with migrated_postgres.write() as conn:
        await conn.execute(
            text(
                "UPDATE paces SET taken = ARRAY[ahead], next_at = ahead, halted_until = ahead + 11 "
                "FROM (SELECT extract(epoch FROM clock_timestamp())::float8 + 3600 AS ahead) AS clock"
            )
        )
    for each in paces[:2]:
        held = await each.book("a token", SECOND, 1, 0.1)
        assert held.instants == ()
        assert 5 < held.halted_until - held.now <= 11


async def test_who_gives_up_while_it_connects_leaves_nothing_behind(
    paces: list[Paces], monkeypatch: pytest.MonkeyPatch
) -> None:
    def given_up(_: str) -> None:
        raise asyncio.CancelledError

    with monkeypatch.context() as connecting:
        connecting.setattr(paces_, "text", given_up)
        with pytest.raises(asyncio.CancelledError):
            await paces[0].book("a token", SECOND, 1, 0.1)
    assert (await paces[0].book("a token", SECOND, 1, 0.1)).instants


async def test_a_halt_is_for_every_process_and_the_longest_is_kept(paces: list[Paces]) -> None:
    await paces[0].halt("a token", 30.0)
    await paces[1].halt("a token", 5.0)
    told = await paces[2].book("a token", SECOND, 1, 0.1)
    assert told.instants == ()
    assert 25 < told.halted_until - told.now <= 30
    assert (await paces[3].book("another token", SECOND, 1, 0.1)).instants


async def test_a_server_that_is_away_is_told_and_comes_back(
    paces: list[Paces], migrated_postgres: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paces_, "AGAIN", 0.0)
    await paces[0].book("a token", SECOND, 1, 0.1)
    async with migrated_postgres.write() as conn:
        others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
        await conn.execute(text(f"{others} AND datname = current_database()"))
    with pytest.raises(PacesUnreachable):
        await paces[0].book("a token", SECOND, 1, 0.1)
    for _ in range(3):  # the pool may have more connections that have ended
        try:
            back = await paces[0].book("a token", SECOND, 1, 1.0)
        except PacesUnreachable:
            continue
        break
    assert back.instants


async def test_a_server_that_does_not_answer_is_not_asked_by_each_call(
    paces: list[Paces], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paces_, "PATIENCE", 0.0)
    for _ in range(3):
        with pytest.raises(PacesUnreachable):
            await paces[0].book("a token", SECOND, 1, 0.1)
    assert paces[0]._not_before > asyncio.get_running_loop().time()


async def test_who_has_called_nobody_for_long_is_forgotten(
    paces: list[Paces], migrated_postgres: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await paces[0].book("a chat", GROUP, 1, 0.05)
    await paces[0].halt("a token", 3_600)
    async with migrated_postgres.write() as conn:
        await paces_.forget(conn)
        assert await conn.scalar(text("SELECT count(*) FROM paces")) == 2
        await conn.execute(text("UPDATE paces SET next_at = next_at - 10000"))
        await paces_.forget(conn)
        assert (await conn.scalars(text("SELECT name FROM paces"))).all() == ["a token"]
