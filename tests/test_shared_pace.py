"""Processes that share a token, as the application joins them: real adapters, a real PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text

from bot.app.shared_pace import ServerClock, SharedPaces, TokenBook
from bot.platforms.book import Book
from bot.platforms.telegram.flood import Flood, HeldBack
from storage.database import Database
from tests import discord_server, telegram_server
from tests.discord_server import DiscordServer
from tests.platforms.discord import stage as on_discord
from tests.platforms.telegram.delivering import calls, posting
from tests.platforms.telegram.stage import a_message
from tests.platforms.telegram.test_flood import Open
from tests.shared_pace import most_within, processes
from tests.telegram_server import TelegramServer
from tests.virtual_time import in_virtual_time

GROUP, OTHER = -1001, -1002


def test_nothing_is_shared_on_sqlite(sqlite: Database) -> None:
    assert SharedPaces(sqlite).of("discord", "secret") is None


@pytest.mark.postgres
async def test_the_store_does_not_learn_the_token(migrated_postgres: Database) -> None:
    paces = SharedPaces(migrated_postgres)
    book, other = paces.of("telegram", "123:secret"), paces.of("telegram", "123:other")
    assert isinstance(book, TokenBook)
    assert isinstance(other, TokenBook)
    assert "secret" not in book._token
    assert book._token != other._token
    await paces.close()


def test_the_servers_clock_is_told_by_its_quickest_answer_until_a_clock_has_moved() -> None:
    clock = ServerClock()
    clock.said(1_000.0, asked=10.0, answered=10.8)
    assert clock.here(1_000.0) == pytest.approx(10.8)
    clock.said(1_005.0, asked=15.0, answered=15.1)
    assert clock.here(1_005.0) == pytest.approx(15.1)
    clock.said(1_006.0, asked=15.9, answered=17.0)
    assert clock.here(1_006.0) == pytest.approx(16.1)
    clock.said(940.0, asked=20.0, answered=20.1)  # it was put back
    assert clock.here(940.0) == pytest.approx(20.1)
    clock.said(2_000.0, asked=21.0, answered=21.1)  # it was put forward
    assert clock.here(2_000.0) == pytest.approx(21.1)
    with pytest.raises(ValueError, match="nobody"):
        ServerClock().here(1.0)


@pytest.fixture
async def books(migrated_postgres: Database) -> AsyncIterator[list[Book]]:
    """What two processes have of one token."""
    paces = [SharedPaces(migrated_postgres) for _ in range(2)]
    yield [book for each in paces if (book := each.of("a platform", "a token"))]
    for each in paces:
        await each.close()


def places(server: DiscordServer, count: int) -> list[discord_server.Channel]:
    names = [f"c{number}" for number in range(count)]
    guild = server.a_guild("Anfield", channels=names)
    return [guild.channel(name) for name in names]


@pytest.mark.postgres
async def test_two_adapters_on_discord_run_into_no_limit(books: list[Book]) -> None:
    """The server allows half as many again, for a busy machine; each by itself would go beyond that."""
    limits = discord_server.Limits(per_second=75, buckets=None)
    async with DiscordServer(limits=limits) as server:
        channels = places(server, 60)
        one, other = (on_discord.Stage(server, book=book) for book in books)
        async with one.running(listen=False) as first, other.running(listen=False) as second:
            await asyncio.gather(
                *(first.platform.send(on_discord.a_message(channel)) for channel in channels[:30]),
                *(second.platform.send(on_discord.a_message(channel)) for channel in channels[30:]),
            )
        assert all(len(server.posts(channel)) == 1 for channel in channels)
        assert 429 not in {entry.status for entry in server.log}
        assert first.platform.room < 100


@pytest.mark.postgres
async def test_that_discord_wants_no_call_at_all_is_told_to_the_others(
    books: list[Book], migrated_postgres: Database
) -> None:
    limits = discord_server.Limits(per_second=5, buckets=None)
    async with DiscordServer(limits=limits) as server:
        channels = places(server, 8)
        async with on_discord.Stage(server, book=books[0]).running(listen=False) as adapter:
            await asyncio.gather(*(adapter.platform.send(on_discord.a_message(one)) for one in channels))
        assert 429 in {entry.status for entry in server.log}
    async with migrated_postgres.read() as conn:
        assert (await conn.scalar(text("SELECT halted_until FROM paces")) or 0) > 0


@pytest.mark.postgres
async def test_two_adapters_on_telegram_run_into_no_limit(books: list[Book]) -> None:
    """The server allows half as many again, for a busy machine; each by itself would go beyond that."""
    limits = telegram_server.Limits(per_second=45)
    async with TelegramServer(limits=limits) as server:
        chats = [server.a_channel(f"c{number}") for number in range(60)]
        async with (
            posting(server, flood=Flood(book=books[0])) as one,
            posting(server, flood=Flood(book=books[1])) as other,
        ):
            sent = await asyncio.gather(
                one.all(a_message(chat) for chat in chats[:30]),
                other.all(a_message(chat) for chat in chats[30:]),
            )
        assert all(isinstance(reference, str) for each in sent for reference in each)
        assert {entry.status for entry in calls(server)} == {200}


async def left(flood: Flood, chat: int, *, patience: float = 100.0) -> float:
    """When a post left."""
    loop = asyncio.get_running_loop()
    departure = await flood.turn(chat, loop.time() + 200, patience, Open())
    departure.answered()
    return loop.time()


@pytest.mark.postgres
@in_virtual_time
async def test_two_processes_on_telegram_use_the_limit_together(migrated_postgres_url: str) -> None:
    async with processes(migrated_postgres_url, 2) as (books, _):
        floods = [Flood(30, 20, 3, book=book) for book in books]
        times = await asyncio.gather(*(left(floods[chat % 2], chat) for chat in range(1, 121)))
    assert most_within(sorted(times), 1.0) <= 30
    assert max(times) - min(times) <= 120 / 30 / 0.95


@pytest.mark.postgres
@in_virtual_time
async def test_what_one_process_posts_in_a_chat_counts_for_the_other(migrated_postgres_url: str) -> None:
    async with processes(migrated_postgres_url, 2) as (books, _):
        floods = [Flood(1_000, 4, 2, book=book) for book in books]
        times = sorted(await asyncio.gather(*(left(floods[n % 2], GROUP) for n in range(8))))
        elsewhere = await left(floods[0], OTHER)
        assert elsewhere - times[-1] < 0.2
        with pytest.raises(HeldBack) as busy:
            await left(floods[1], GROUP, patience=2.0)
    assert most_within(times, 60.0) == 4
    assert times[2] - times[1] >= 0.95
    assert busy.value.seconds > 10


@pytest.mark.postgres
@in_virtual_time
async def test_what_a_gateway_answers_in_a_chat_counts_for_the_worker(migrated_postgres_url: str) -> None:
    async with processes(migrated_postgres_url, 2) as (books, _):
        gateway, worker = (Flood(1_000, 20, 1, book=book) for book in books)
        begun = asyncio.get_running_loop().time()
        for _ in range(3):
            (await gateway.answer(GROUP, begun + 60)).answered()
        assert asyncio.get_running_loop().time() - begun < 0.1
        assert await left(worker, GROUP) - begun > 2.9


@pytest.mark.postgres
@in_virtual_time
async def test_an_answer_on_telegram_goes_at_once_while_a_worker_posts(migrated_postgres_url: str) -> None:
    async with processes(migrated_postgres_url, 2) as (books, _):
        gateway, worker = (Flood(30, 20, 3, book=book) for book in books)
        loop = asyncio.get_running_loop()
        posts = [asyncio.create_task(left(worker, chat)) for chat in range(1, 91)]
        waited, answered = [], []
        for _ in range(6):
            await asyncio.sleep(0.37)
            asked = loop.time()
            (await gateway.answer(GROUP, asked + 60)).answered()
            answered.append(loop.time())
            waited.append(loop.time() - asked)
        times = sorted([*answered, *await asyncio.gather(*posts)])
    assert max(waited) < 0.2
    assert most_within(times, 1.0) <= 30


@pytest.mark.postgres
@in_virtual_time
async def test_a_halt_on_telegram_is_told_to_the_others(migrated_postgres_url: str) -> None:
    async with processes(migrated_postgres_url, 2) as (books, _):
        told, other = (Flood(30, 20, 3, book=book) for book in books)
        await left(other, OTHER)
        told.halt(30)
        assert told.room() == 1
        await asyncio.sleep(0)
        assert await left(other, GROUP) >= 30
