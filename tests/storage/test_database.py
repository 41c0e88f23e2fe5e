"""Opening the store: what is refused, in words, and what two at once may do."""

import asyncio
import socket
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, func, make_url, select, text

from storage import channels
from storage.database import AT_ONCE, Database, connect
from storage.errors import BadDatabaseUrlError, DatabaseInUseError
from storage.tables import communities
from tests.faults.wire import wire_to


@pytest.mark.parametrize(
    "url", ["", "matchday.sqlite", "mysql://user:secret@host/name", "sqlite//x:secret@y"]
)
def test_a_url_that_names_no_store_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(BadDatabaseUrlError, match="MATCHDAY_DATABASE") as refused:
        connect(url)
    assert "secret" not in str(refused.value)


async def test_a_second_process_is_refused_while_the_first_works(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/deep/down/matchday.sqlite"
    first = connect(url, alone=True)
    assert first.alone
    with pytest.raises(DatabaseInUseError, match="Another matchday process"):
        connect(url, alone=True)
    await first.close()
    second = connect(url, alone=True)
    await second.close()


async def test_a_failed_write_leaves_nothing_behind(either: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        await fail(either)
    async with either.read() as conn:
        assert await conn.scalar(select(func.count()).select_from(communities)) == 0


async def test_writers_take_turns_and_readers_do_not_wait(either: Database) -> None:
    async def one(number: int) -> None:
        async with either.write() as conn:
            await channels.open_community(conn, "web", str(number), "a community")

    async with either.read() as conn:
        await conn.scalar(select(func.count()).select_from(communities))
        await asyncio.gather(*(one(number) for number in range(12)))
    async with either.read() as conn:
        assert await conn.scalar(select(func.count()).select_from(communities)) == 12


async def fail(store: Database) -> None:
    async with store.write() as conn:
        await channels.open_community(conn, "web", "site", "The site")
        raise ZeroDivisionError


async def test_connections_stay_open_for_the_next_who_come_at_once(database: Database) -> None:
    opened = 0

    @event.listens_for(database.engine.sync_engine, "connect")
    def count(*_: object) -> None:
        nonlocal opened
        opened += 1

    async def ask() -> None:
        async with database.read() as conn:
            await conn.scalar(text("SELECT 1"))

    for _ in range(3):
        await asyncio.gather(*(ask() for _ in range(4 * AT_ONCE)))
    assert opened <= AT_ONCE


@pytest.mark.postgres
async def test_a_peer_that_is_gone_without_a_word_is_noticed_by_the_system(postgres_url: str) -> None:
    at = make_url(postgres_url)
    unix = f"{at.query['host']}/.s.PGSQL.5432"
    async with wire_to(lambda: asyncio.open_unix_connection(unix)) as wire:
        store = connect(f"postgresql://postgres@127.0.0.1:{wire.port}/{at.database}")
        async with store.engine.connect() as conn:
            driver: Any = (await conn.get_raw_connection()).driver_connection
            carried_by = driver._transport.get_extra_info("socket")
            assert carried_by.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
            assert carried_by.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE) == 5
        await store.close()
