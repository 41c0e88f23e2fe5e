"""What providers call our teams, players and matches, and what may be the same and waits for a person."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import RowMapping, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.given import Thing
from bot.knowledge.match import MatchKey
from storage.database import insert_into
from storage.errors import NotKnownError
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


async def called(
    conn: AsyncConnection, provider: str, thing: Thing, keys: Collection[str]
) -> dict[str, dict[str, str | None]]:
    """What a provider calls things with our keys: by key, each reference with the name of a player."""
    found: dict[str, dict[str, str | None]] = {}
    wanted = sorted(keys)
    for start in range(0, len(wanted), AT_ONCE):
        rows = await conn.execute(
            select(identities.c.key, identities.c.ref, identities.c.name).where(
                identities.c.provider == provider,
                identities.c.thing == thing.value,
                identities.c.key.in_(wanted[start : start + AT_ONCE]),
            )
        )
        for row in rows:
            found.setdefault(row.key, {})[row.ref] = row.name
    return found


async def named_by_others(conn: AsyncConnection, provider: str, keys: Collection[MatchKey]) -> set[MatchKey]:
    """Those of our matches that other providers name, too."""
    found: set[MatchKey] = set()
    wanted = list(keys)
    for start in range(0, len(wanted), AT_ONCE):
        rows = await conn.execute(
            select(identities.c.key).where(
                identities.c.thing == Thing.MATCH.value,
                identities.c.key.in_(wanted[start : start + AT_ONCE]),
                identities.c.provider != provider,
            )
        )
        found |= {MatchKey(key) for key in rows.scalars()}
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


async def settled(conn: AsyncConnection, provider: str, thing: Thing, refs: Collection[str]) -> set[str]:
    """Those of a provider's references that were in doubt until a person decided."""
    found: set[str] = set()
    wanted = list(refs)
    for start in range(0, len(wanted), AT_ONCE):
        rows = await conn.execute(
            select(doubts.c.ref).where(
                doubts.c.provider == provider,
                doubts.c.thing == thing.value,
                doubts.c.ref.in_(wanted[start : start + AT_ONCE]),
                doubts.c.settled_at.is_not(None),
            )
        )
        found |= set(rows.scalars())
    return found


async def open_doubts(conn: AsyncConnection, limit: int = 100) -> list[Doubt]:
    """What waits for a person, the oldest first."""
    rows = (
        await conn.execute(
            select(doubts).where(doubts.c.settled_at.is_(None)).order_by(doubts.c.id).limit(limit)
        )
    ).mappings()
    return [_doubt(row) for row in rows]


async def in_doubt(conn: AsyncConnection, thing: Thing) -> set[frozenset[str]]:
    """Each two keys that may be one."""
    chosen = (doubts.c.thing == thing.value) & doubts.c.settled_at.is_(None)
    rows = await conn.execute(select(doubts.c.key, doubts.c.nearest).where(chosen))
    return {frozenset((key, one)) for key, nearest in rows for one in nearest}


async def apart(conn: AsyncConnection, number: int, now: datetime) -> Doubt:
    """Settles a doubt, and gives it: this is none of those that it may be. Raises NotKnownError."""
    chosen = (doubts.c.id == number) & doubts.c.settled_at.is_(None)
    row = (await conn.execute(select(doubts).where(chosen))).mappings().first()
    if row is None:
        raise NotKnownError("open doubt", str(number))
    await conn.execute(update(doubts).where(chosen).values(settled_at=now))
    return _doubt(row)


async def settle(conn: AsyncConnection, key: str, now: datetime) -> None:
    """Nothing that was kept as `key` is in doubt any more."""
    await conn.execute(
        update(doubts).where(doubts.c.key == key, doubts.c.settled_at.is_(None)).values(settled_at=now)
    )


def _doubt(row: RowMapping) -> Doubt:
    return Doubt(
        row["id"],
        row["provider"],
        Thing(row["thing"]),
        row["ref"],
        row["key"],
        row["written"],
        tuple(row["nearest"]),
        row["at"],
    )
