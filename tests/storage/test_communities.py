"""Servers that are left, found again, and forgotten."""

from datetime import timedelta

from sqlalchemy import select

from bot.chat import Channel
from bot.knowledge.occasion import Kind, Rule
from bot.schedule.runner import Runner
from storage import channels, communities, outbox
from storage.database import Database
from storage.outbox import FAILED, Outcome
from storage.tables import communities as kept
from tests.fanbase import KICKOFF, a_channel, a_store_with_the_match
from tests.knowledge.builders import NOON

REMINDER = (Rule(Kind.KICKOFF_REMINDER, "PT7200S"),)
DUE = KICKOFF - timedelta(hours=2)


async def reason(database: Database, name: str) -> str | None:
    async with database.read() as conn:
        settings = await channels.settings(conn, Channel("paper", name))
    assert settings is not None
    return settings.paused_reason


async def test_a_server_that_was_left_hears_nothing_until_the_bot_is_back(either: Database) -> None:
    await a_store_with_the_match(either)
    await a_channel(either, "reds", wants=REMINDER)
    async with either.write() as conn:
        await communities.left(conn, "paper", "reds", NOON)
    assert await reason(either, "reds") == "the bot was removed"
    async with either.write() as conn:
        await communities.back(conn, "paper", "reds")
    assert await reason(either, "reds") is None


async def test_a_channel_that_was_paused_before_stays_paused_when_the_bot_is_back(either: Database) -> None:
    await a_channel(either, "reds", wants=REMINDER)
    async with either.write() as conn:
        await channels.pause(conn, Channel("paper", "reds"), "a moderator's wish", NOON - timedelta(days=1))
        await communities.left(conn, "paper", "reds", NOON)
        await communities.back(conn, "paper", "reds")
    assert await reason(either, "reds") == "a moderator's wish"


async def test_a_channel_in_which_a_delivery_found_out_first_goes_on_too(either: Database) -> None:
    await a_store_with_the_match(either)
    await a_channel(either, "reds", wants=REMINDER)
    await Runner(either).tick(DUE)
    async with either.write() as conn:
        [claimed] = await outbox.claim(conn, DUE, "one", ["paper"], 1)
        lost = Outcome(claimed.id, FAILED, reason="the bot was kicked", gone=claimed.channel)
        await outbox.settle(conn, [lost], DUE, "one")
        await communities.left(conn, "paper", "reds", DUE + timedelta(seconds=1))
    assert await reason(either, "reds") == "the bot was kicked"
    async with either.write() as conn:
        await communities.back(conn, "paper", "reds")
    assert await reason(either, "reds") is None


async def test_who_is_not_named_among_all_was_left_meanwhile(either: Database) -> None:
    for name in ("reds", "blues"):
        await a_channel(either, name, wants=REMINDER)
    async with either.write() as conn:
        assert await communities.only(conn, "paper", ["blues"], NOON) == 1
        assert await communities.only(conn, "paper", ["blues"], NOON) == 0
    assert await reason(either, "reds") == "the bot was removed"
    assert await reason(either, "blues") is None


async def addresses(database: Database) -> list[str]:
    async with database.read() as conn:
        return sorted(await channels.addresses(conn, "paper"))


async def test_a_group_that_moved_takes_its_topics_along(either: Database) -> None:
    for name in ("-5", "-5/7", "-50"):
        await a_channel(either, name, wants=REMINDER)
    async with either.write() as conn:
        await communities.moved(conn, "paper", "-5", "-1005", NOON)
        assert set(await conn.scalars(select(kept.c.address))) == {"-1005", "-5/7", "-50"}
    assert await addresses(either) == ["-1005", "-1005/7", "-50"]


async def test_a_move_told_twice_or_too_late_breaks_nothing(either: Database) -> None:
    for name in ("-5", "-1005"):
        await a_channel(either, name, wants=REMINDER)
    async with either.write() as conn:
        await communities.moved(conn, "paper", "-5", "-1005", NOON)
        await communities.moved(conn, "paper", "-5", "-1005", NOON)
        await communities.moved(conn, "paper", "-6", "-1006", NOON)
    assert await addresses(either) == ["-1005"]


async def test_the_new_group_may_have_been_joined_before_the_move_is_told(either: Database) -> None:
    await a_channel(either, "-5", wants=REMINDER)
    async with either.write() as conn:
        await channels.open_community(conn, "paper", "-1005", "Reds")
        await communities.moved(conn, "paper", "-5", "-1005", NOON)
    assert await addresses(either) == ["-1005"]
    assert await reason(either, "-1005") is None


async def test_a_group_that_was_told_as_left_before_it_is_told_as_moved_goes_on(either: Database) -> None:
    await a_channel(either, "-5", wants=REMINDER)
    async with either.write() as conn:
        await communities.left(conn, "paper", "-5", NOON)
        await communities.moved(conn, "paper", "-5", "-1005", NOON)
        assert [there.address for there in await communities.present(conn, None)] == ["-1005"]
    assert await reason(either, "-1005") is None
