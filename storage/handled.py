"""Requests that a platform may hand over twice: each is dealt with once."""

from collections.abc import Collection
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import insert_into, insert_of
from storage.tables import handled


async def first_time(conn: AsyncConnection, platform: str, request: str, now: datetime) -> bool:
    """Notes a request in the transaction of its effect; False where it was noted before."""
    statement = insert_into(conn, handled).values(platform=platform, request=request, at=now)
    noted = await conn.execute(statement.on_conflict_do_nothing())
    return noted.rowcount == 1


async def first_times(
    conn: AsyncConnection, requests: Collection[tuple[str, str]], now: datetime
) -> set[tuple[str, str]]:
    """Notes many requests, as (platform, request); gives those that were not noted before."""
    if not requests:
        return set()
    rows = [
        {"platform": platform, "request": request, "at": now} for platform, request in sorted(set(requests))
    ]
    noted = await conn.execute(_noting(conn.dialect.name), rows)
    return {(platform, request) for platform, request in noted}


@cache
def _noting(dialect: str) -> Any:
    statement = insert_of(dialect, handled).on_conflict_do_nothing()
    return statement.returning(handled.c.platform, handled.c.request)


def past(before: datetime) -> ColumnElement[bool]:
    """What was noted so long ago that no platform hands it over again."""
    return handled.c.at < before
