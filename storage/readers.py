"""How fans want to be answered: in which language, by which clock."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import fan_keys, fans
from storage.fan_tables import accounts
from storage.fan_tables import fans as kept
from storage.fans import Account


@dataclass(frozen=True, slots=True)
class Reader:
    """What a fan chose: a BCP 47 language and an IANA zone; None where they chose none."""

    language: str | None = None
    zone: str | None = None


async def reader(conn: AsyncConnection, account: Account) -> Reader:
    """What the fan with this account chose; nothing for somebody who was never met."""
    key = await fan_keys.known(conn)
    if key is None:
        return Reader()
    row = (await conn.execute(_CHOSEN, {"one": fans.digest(key, account)})).first()
    return Reader(row.language, row.zone) if row is not None else Reader()


_CHOSEN = (
    select(kept.c.language, kept.c.zone)
    .join(accounts, accounts.c.fan == kept.c.id)
    .where(accounts.c.digest == bindparam("one"))
)


async def set_language(conn: AsyncConnection, account: Account, language: str | None, now: datetime) -> None:
    """For all accounts of this fan, who is made if they are new. Needs a writing transaction."""
    await _set(conn, account, now, language=language)


async def set_zone(conn: AsyncConnection, account: Account, zone: str | None, now: datetime) -> None:
    """For all accounts of this fan, who is made if they are new. Needs a writing transaction."""
    await _set(conn, account, now, zone=zone)


async def _set(conn: AsyncConnection, account: Account, now: datetime, **chosen: str | None) -> None:
    fan = await fans.enrol(conn, account, now)
    await conn.execute(update(kept).where(kept.c.id == fan).values(**chosen))


async def merge(conn: AsyncConnection, into: int, gone: int) -> None:
    """Of two fans who become one: what the first has not chosen is the other's. Needs writing."""
    other = select(kept.c.language, kept.c.zone).where(kept.c.id == gone)
    row = (await conn.execute(other)).first()
    for column in (kept.c.language, kept.c.zone):
        theirs = getattr(row, column.name)
        if theirs is not None:
            missing = update(kept).where(kept.c.id == into, column.is_(None))
            await conn.execute(missing.values({column: theirs}))
