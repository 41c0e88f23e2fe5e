"""Waking other processes."""

import asyncio
from contextlib import suppress

import pytest

from storage import notifications
from storage.database import Database, connect
from storage.notifications import Topic, listen, tell
from tests.storage.test_alone import backends


async def test_on_sqlite_there_is_nobody_to_tell(sqlite: Database) -> None:
    await listen(sqlite, {}, lambda: None)
    async with sqlite.write() as conn:
        await tell(conn, Topic.CHANGES)


@pytest.mark.postgres
async def test_a_word_comes_with_the_commit_and_after_a_break_all_is_taken_to_be_missed(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AGAIN", "PROOF"):
        monkeypatch.setattr(notifications, name, 0.05)
    store, another = connect(postgres_url), connect(postgres_url)
    heard: asyncio.Queue[str] = asyncio.Queue()
    missed: asyncio.Queue[None] = asyncio.Queue()
    listening = asyncio.create_task(
        listen(store, {Topic.ROOMS: heard.put_nowait}, lambda: missed.put_nowait(None))
    )
    async with asyncio.timeout(10):
        await missed.get()
        async with another.write() as conn:
            await tell(conn, Topic.ROOMS, "7")
            await tell(conn, Topic.CHANGES, "nobody listens to that here")
            await asyncio.sleep(0.05)
            assert heard.empty()
        assert await heard.get() == "7"
        with suppress(ZeroDivisionError):
            async with another.write() as conn:
                await tell(conn, Topic.ROOMS, "8")
                raise ZeroDivisionError
        async with another.read() as conn:
            await backends(conn)
        await missed.get()
        async with another.write() as conn:
            await tell(conn, Topic.ROOMS, "9")
        assert await heard.get() == "9"
    listening.cancel()
    with suppress(asyncio.CancelledError):
        await listening
    await store.close()
    await another.close()
