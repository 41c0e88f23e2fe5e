"""Who changed what for a community, before and after: kept for a year, and never rewritten."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import RowMapping, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.moderating_tables import audit

Json: TypeAlias = Mapping[str, "Json"] | Sequence["Json"] | str | int | float | bool | None
"""What json takes and gives."""

LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: in which community, in which of its channels (the store's number; None: in all), by whom
    ("platform:person", and what they are called), `what` in a short stable word, and the values before and
    after as small JSON; None where there was none, or is none any more."""

    community: int
    channel: int | None
    who: str
    name: str
    what: str
    before: Json = None
    after: Json = None

    @property
    def by(self) -> str:
        """Who it was, to be read: people call themselves what they like, so their platform's id stands beside
        it."""
        ref = self.who.partition(":")[2] or self.who
        return f"{self.name} ({ref})" if self.name and self.name != ref else ref


@dataclass(frozen=True, slots=True)
class Noted:
    """An entry in the store. `undone` is the number of the one that took it back."""

    id: int
    at: datetime
    entry: Entry
    undone: int | None


async def note(conn: AsyncConnection, entry: Entry, now: datetime) -> int:
    """Keeps an entry; gives its number. Called in the transaction that makes the change."""
    made = await conn.execute(
        insert(audit).values(
            community=entry.community,
            channel=entry.channel,
            at=now,
            who=entry.who,
            name=entry.name[:LONGEST_NAME],
            what=entry.what,
            before=entry.before,
            after=entry.after,
        )
    )
    return int(made.inserted_primary_key[0])  # type: ignore[index]  # a single row was inserted


async def entries(
    conn: AsyncConnection, community: int, before_id: int | None = None, limit: int = 10, skip: int = 0
) -> Sequence[Noted]:
    """A community's entries, the newest first; with `before_id` those that came before that one."""
    wanted = select(audit).where(audit.c.community == community).order_by(audit.c.id.desc())
    wanted = wanted.limit(limit).offset(skip)
    if before_id is not None:
        wanted = wanted.where(audit.c.id < before_id)
    return [_noted(row) for row in (await conn.execute(wanted)).mappings()]


async def one(conn: AsyncConnection, community: int, number: int) -> Noted | None:
    """An entry by its number; None where the community has none of it."""
    wanted = select(audit).where(audit.c.community == community, audit.c.id == number)
    row = (await conn.execute(wanted)).mappings().first()
    return _noted(row) if row else None


async def took_back(conn: AsyncConnection, number: int, by: int) -> None:
    """Says of an entry that another one, `by`, took it back."""
    await conn.execute(update(audit).where(audit.c.id == number).values(undone=by))


async def forget(conn: AsyncConnection, before: datetime) -> int:
    """Removes what is older than an instant; gives how many entries that were."""
    return (await conn.execute(delete(audit).where(audit.c.at < before))).rowcount


def _noted(row: RowMapping) -> Noted:
    entry = Entry(
        row["community"], row["channel"], row["who"], row["name"], row["what"], row["before"], row["after"]
    )
    return Noted(row["id"], row["at"], entry, row["undone"])
