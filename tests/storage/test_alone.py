"""One process at a time, and the next one soon after."""

import asyncio
from contextlib import suppress
from typing import Any

import pytest

from storage import alone
from storage.alone import while_alone
from storage.database import Database, connect


class Work:
    """Work without an end; `began` counts, `running` says whether it goes on just now."""

    def __init__(self) -> None:
        self.began = 0
        self.running = False
        self.changed = asyncio.Event()

    async def __call__(self) -> None:
        self.began += 1
        self.running = True
        self.changed.set()
        try:
            await asyncio.Event().wait()
        finally:
            self.running = False
            self.changed.set()

    async def until(self, *, running: bool) -> None:
        async with asyncio.timeout(10):
            while self.running is not running:
                self.changed.clear()
                await self.changed.wait()


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alone, "LOOK", 0.05)


async def stop(task: "asyncio.Task[Any]") -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def backends(conn: Any) -> None:
    """Ends every other connection to this database, as a restart of the server does."""
    await conn.exec_driver_sql(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )


async def test_what_returns_is_done(either: Database) -> None:
    done: list[str] = []

    async def work() -> None:
        done.append("done")

    await while_alone(either, "work", work)
    assert done == ["done"]


async def test_what_fails_is_told(either: Database) -> None:
    async def work() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await while_alone(either, "work", work)


@pytest.mark.postgres
async def test_one_works_and_when_it_is_gone_the_other(postgres_url: str) -> None:
    stores = [connect(postgres_url), connect(postgres_url)]
    works = [Work(), Work()]
    tasks = [asyncio.create_task(while_alone(stores[0], "work", works[0]))]
    await works[0].until(running=True)
    tasks.append(asyncio.create_task(while_alone(stores[1], "work", works[1])))
    other = Work()
    tasks.append(asyncio.create_task(while_alone(stores[1], "other work", other)))
    await other.until(running=True)
    assert not works[1].running
    await stop(tasks[0])
    await works[1].until(running=True)
    assert not works[0].running
    for task in tasks:
        await stop(task)
    for store in stores:
        await store.close()


@pytest.mark.postgres
async def test_who_loses_the_connection_stops_and_begins_again(postgres_url: str) -> None:
    store, another = connect(postgres_url), connect(postgres_url)
    work = Work()
    task = asyncio.create_task(while_alone(store, "work", work))
    await work.until(running=True)
    async with another.read() as conn:
        await backends(conn)
    await work.until(running=False)
    await work.until(running=True)
    assert work.began == 2
    await stop(task)
    assert not work.running
    await store.close()
    await another.close()


@pytest.mark.postgres
async def test_a_lock_does_not_stay_with_the_pool(postgres_url: str) -> None:
    store, another = connect(postgres_url), connect(postgres_url)
    work, next_ = Work(), Work()
    task = asyncio.create_task(while_alone(store, "work", work))
    await work.until(running=True)
    await stop(task)
    task = asyncio.create_task(while_alone(another, "work", next_))
    await next_.until(running=True)  # though the first store is still open
    await stop(task)
    await store.close()
    await another.close()
