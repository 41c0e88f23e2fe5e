"""A request that is handed over twice has its effect once."""

from datetime import timedelta

import pytest
from sqlalchemy import delete

from storage import handled
from storage.database import Database
from storage.tables import handled as kept
from tests.knowledge.builders import NOON


async def test_it_is_new_once_for_each_platform(either: Database) -> None:
    async with either.write() as conn:
        assert await handled.first_time(conn, "telegram", "7", NOON)
        assert not await handled.first_time(conn, "telegram", "7", NOON)
        assert await handled.first_time(conn, "discord", "7", NOON)


async def test_what_fails_after_it_was_noted_is_new_again(either: Database) -> None:
    async def fails() -> None:
        async with either.write() as conn:
            assert await handled.first_time(conn, "telegram", "7", NOON)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fails()
    async with either.write() as conn:
        assert await handled.first_time(conn, "telegram", "7", NOON)


async def test_it_is_forgotten_after_a_while(either: Database) -> None:
    async with either.write() as conn:
        await handled.first_time(conn, "telegram", "7", NOON)
        await handled.first_time(conn, "telegram", "8", NOON + timedelta(days=2))
        await conn.execute(delete(kept).where(handled.past(NOON + timedelta(days=1))))
        assert await handled.first_time(conn, "telegram", "7", NOON)
        assert not await handled.first_time(conn, "telegram", "8", NOON)
