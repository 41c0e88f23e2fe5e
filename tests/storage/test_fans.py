"""Fans are known by hashes of their accounts, and nobody is two people."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from storage import fan_keys
from storage.database import Database
from storage.errors import MissingFanKeyError, WrongFanKeyError
from storage.fan_tables import accounts, fans, keys
from storage.fans import Account, Known, enrol, enrol_all, fan_of
from tests.knowledge.builders import NOON

ANN = Account("discord", "4711", "Ann", NOON - timedelta(days=400))
BOB = Account("telegram", "4711", "Bob")
DAY = timedelta(days=1)


async def test_an_account_is_the_same_fan_each_time(either: Database) -> None:
    async with either.write() as conn:
        assert await fan_of(conn, ANN) is None
        ann, bob = await enrol(conn, ANN, NOON), await enrol(conn, BOB, NOON)
        assert ann != bob, "ids of two platforms may be the same"
        assert await enrol(conn, ANN, NOON + DAY) == ann
        assert (await fan_of(conn, ANN), await fan_of(conn, BOB)) == (ann, bob)


async def test_many_are_met_at_once_each_once(either: Database) -> None:
    async with either.write() as conn:
        found = await enrol_all(conn, [(ANN, NOON), (BOB, NOON + DAY), (ANN, NOON + DAY)])
        assert [(one.name, one.since) for one in found] == [
            ("Ann", ANN.since),
            ("Bob", NOON + DAY),
            ("Ann", ANN.since),
        ]
        assert found[0] == found[2]
        assert await conn.scalar(select(func.count()).select_from(fans)) == 2


async def test_namesakes_met_at_one_instant_are_two(database: Database) -> None:
    twins = [(Account("web", person, "Ann"), NOON) for person in "ab"]
    async with database.write() as conn:
        one, other = await enrol_all(conn, twins)
        assert one.fan != other.fan
        assert [await fan_of(conn, account) for account, _ in twins] == [one.fan, other.fan]


async def test_what_the_platform_tells_by_now_is_kept(database: Database) -> None:
    async with database.write() as conn:
        await enrol(conn, Account("discord", "1", "Ann"), NOON)
        await enrol(conn, Account("discord", "1", "", NOON - DAY), NOON)
        [now] = await enrol_all(conn, [(Account("discord", "1", "A" * 200, NOON), NOON)])
        assert now == Known(now.fan, "Ann", NOON - DAY)
        [renamed] = await enrol_all(conn, [(Account("discord", "1"), NOON)])
    assert renamed.name == "A" * 100


async def test_no_id_of_a_platform_is_kept(database: Database) -> None:
    async with database.write() as conn:
        await enrol(conn, ANN, NOON)
        [kept] = (await conn.execute(select(accounts.c.digest))).scalars()
    assert len(kept) == 32
    assert "4711" not in kept


async def test_without_a_key_given_the_store_makes_its_own_and_keeps_it(database: Database) -> None:
    await fan_keys.settle(database, None)
    async with database.write() as conn:
        ann = await enrol(conn, ANN, NOON)
    await fan_keys.settle(database, None)
    async with database.read() as conn:
        assert await fan_of(conn, ANN) == ann


async def test_a_key_that_is_given_is_not_kept(database: Database) -> None:
    await fan_keys.settle(database, "a long and secret key")
    async with database.write() as conn:
        ann = await enrol(conn, ANN, NOON)
        assert (await conn.execute(select(keys.c.value))).scalar_one() is None
    await fan_keys.settle(database, "a long and secret key")
    async with database.read() as conn:
        assert await fan_of(conn, ANN) == ann


async def test_another_key_is_refused_in_words_once_somebody_is_known(database: Database) -> None:
    await fan_keys.settle(database, "the first key, a bad one")
    await fan_keys.settle(database, "a long and secret key")
    async with database.write() as conn:
        await enrol(conn, ANN, NOON)
    with pytest.raises(WrongFanKeyError, match=r"MATCHDAY_FAN_KEY is not the key .* Set it back") as refused:
        await fan_keys.settle(database, "another secret key")
    assert "secret" not in str(refused.value)
    with pytest.raises(MissingFanKeyError, match="MATCHDAY_FAN_KEY that is not set"):
        await fan_keys.settle(database, None)


async def test_a_store_with_a_key_of_its_own_takes_no_other(database: Database) -> None:
    async with database.write() as conn:
        await enrol(conn, ANN, NOON)
    with pytest.raises(WrongFanKeyError, match="take it out again"):
        await fan_keys.settle(database, "a long and secret key")


async def test_a_key_shows_nothing_of_itself() -> None:
    key = fan_keys.FanKey.given("a long and secret key")
    assert "secret" not in repr(key)
    assert key.digest("a") == fan_keys.FanKey.given("a long and secret key").digest("a")
    assert key.digest("a") != fan_keys.FanKey.given("another").digest("a")
