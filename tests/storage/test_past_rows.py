"""Rows of one table go a few at a time."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from storage import handled, past_rows
from storage.database import Database
from storage.tables import handled as kept
from tests.knowledge.builders import NOON

DAY = timedelta(days=1)


async def test_what_is_past_goes_and_nothing_else(either: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(past_rows, "CHUNK", 2)
    row = {"platform": "telegram", "at": NOON - 3 * DAY}
    async with either.write() as conn:
        await conn.execute(insert(kept), [{**row, "request": f"old {n}"} for n in range(5)])
        await conn.execute(insert(kept), [{**row, "request": "new", "at": NOON}])

    steps = [gone async for gone in past_rows.sweep(either, kept, handled.past(NOON - DAY))]

    assert [gone["handled"] for gone in steps] == [2, 2, 1]
    async with either.read() as conn:
        assert list((await conn.execute(select(kept.c.request))).scalars()) == ["new"]
