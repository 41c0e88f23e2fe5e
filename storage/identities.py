"""What providers call our teams, players and matches, and what may be the same and waits for a person."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.given import Thing
from storage.database import insert_into
from storage.tables import doubts, identities

AT_ONCE = 500
"""References in one query; a database takes only so many parameters."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that was kept as `key`, and may be one of `nearest`."""

    id: int
    provider: str
    thing: Thing
    ref: str
    key: str
    written: str
    nearest: tuple[str, ...]
    at: datetime


async def known(
    conn: AsyncConnection, provider: str, thing: Thing, refs: Collection[str]
) -> dict[str, tuple[str, str | None]]:
    """Our key, and a player's name, by the provider's references; those that are new are missing."""
    found: dict[str, tuple[str, str | None]] = {}
    wanted = list(refs)
    for start in range(0, len(wanted), AT_ONCE):
        rows = await conn.execute(
            select(identities.c.ref, identities.c.key, identities.c.name).where(
                identities.c.provider == provider,
                identities.c.thing == thing.value,
                identities.c.ref.in_(wanted[start : start + AT_ONCE]),
            )
        )
        found.update({row.ref: (row.key, row.name) for row in rows})
    return found


async def keep(
    conn: AsyncConnection, provider: str, thing: Thing, keys: Mapping[str, tuple[str, str | None]]
) -> None:
    """Remembers whom references mean; what was remembered before stands."""
    if not keys:
        return
    rows = [
        {"provider": provider, "thing": thing.value, "ref": ref, "key": key, "name": name}
        for ref, (key, name) in keys.items()
    ]
    statement = insert_into(conn, identities)
    await conn.execute(statement.on_conflict_do_nothing(index_elements=["provider", "thing", "ref"]), rows)


async def doubt(
    conn: AsyncConnection,
    provider: str,
    thing: Thing,
    ref: str,
    key: str,
    written: str,
    nearest: Sequence[str],
    now: datetime,
) -> None:
    """Notes, once, that a person has to say whether this is one of `nearest`."""
    row = {
        "provider": provider,
        "thing": thing.value,
        "ref": ref,
        "key": key,
        "written": written,
        "nearest": list(nearest),
        "at": now,
    }
    statement = insert_into(conn, doubts)
    await conn.execute(statement.on_conflict_do_nothing(index_elements=["provider", "thing", "ref"]), [row])


async def open_doubts(conn: AsyncConnection, limit: int = 100) -> list[Doubt]:
    """What waits for a person, the oldest first."""
    rows = (
        await conn.execute(
            select(doubts).where(doubts.c.settled_at.is_(None)).order_by(doubts.c.id).limit(limit)
        )
    ).mappings()
    return [
        Doubt(
            row["id"],
            row["provider"],
            Thing(row["thing"]),
            row["ref"],
            row["key"],
            row["written"],
            tuple(row["nearest"]),
            row["at"],
        )
        for row in rows
    ]


async def settle(conn: AsyncConnection, key: str, now: datetime) -> None:
    """Nothing that was kept as `key` is in doubt any more."""
    await conn.execute(
        update(doubts).where(doubts.c.key == key, doubts.c.settled_at.is_(None)).values(settled_at=now)
    )
