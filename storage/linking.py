"""Accounts of one person on several platforms: a code is shown on one and typed on the other."""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import fan_keys, fan_locks, predictions, readers, sheets
from storage.fan_tables import accounts, fans, link_tries, links
from storage.fan_tables import sheets as sheets_kept
from storage.fans import Account, digest, enrol
from storage.sheets import Change, Sheet

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Letters and figures that nobody takes for each other; eight of them are 31 ** 8, nearly 2 ** 40."""
VALID_FOR = timedelta(minutes=10)
TRIES = 5
"""Wrong codes of one account within `VALID_FOR`."""


class LinkProblem(StrEnum):
    UNKNOWN = "unknown"
    """Mistyped, taken already, or too old."""
    OWN = "own"
    """The two accounts are one fan's already."""
    TOO_OFTEN = "too often"
    """Too many wrong codes; `WrongCode.until` says when to try again."""


@dataclass(frozen=True, slots=True)
class Linked:
    """The accounts are one fan's now: on which platforms, and how many ballots that fan has given."""

    fan: int
    platforms: tuple[str, ...]
    ballots: int


@dataclass(frozen=True, slots=True)
class WrongCode:
    why: LinkProblem
    until: datetime | None = None


async def offer_link(conn: AsyncConnection, account: Account, now: datetime) -> str:
    """A code like "K7QF-93MD" by which another account can be linked with this one: once, within 10 minutes.
    An earlier one of this account does not hold any more. Needs a writing transaction."""
    await enrol(conn, account, now)
    key = await fan_keys.needed(conn)
    code = "".join(secrets.choice(ALPHABET) for _ in range(8))
    mine = digest(key, account)
    await conn.execute(delete(links).where((links.c.account == mine) | (links.c.until <= now)))
    kept = {"account": mine, "code": key.digest(f"link {code}"), "until": now + VALID_FOR}
    await conn.execute(insert(links).values(kept))
    return f"{code[:4]}-{code[4:]}"


async def take_link(conn: AsyncConnection, account: Account, code: str, now: datetime) -> Linked | WrongCode:
    """Makes this account's fan and the one that was offered `code` one fan. Needs a writing transaction.

    One person has one ballot, of closed matches too: where both have given one, the marks of the sheet that
    was changed last stand, and the other's where that one has none.
    """
    await fan_locks.alone(conn)
    taker = await enrol(conn, account, now)
    key = await fan_keys.needed(conn)
    mine = digest(key, account)
    if (until := await _too_often(conn, mine, now)) is not None:
        return WrongCode(LinkProblem.TOO_OFTEN, until)
    written = "".join(letter for letter in code.upper() if letter.isalnum())
    offered = (
        select(links.c.account, accounts.c.fan)
        .join(accounts, accounts.c.digest == links.c.account)
        .where(links.c.code == key.digest(f"link {written}"), links.c.until > now)
    )
    row = (await conn.execute(offered)).first()
    if row is None:
        await conn.execute(insert(link_tries).values(account=mine, at=now))
        return WrongCode(LinkProblem.UNKNOWN)
    if row.fan == taker:
        return WrongCode(LinkProblem.OWN)
    await conn.execute(delete(links).where(links.c.account == row.account))
    kept, gone = sorted((int(row.fan), taker))
    await _make_one(conn, kept, gone)
    return await _linked(conn, kept)


async def unlink(conn: AsyncConnection, account: Account, now: datetime) -> bool:
    """The account goes its own way, with nothing; False where it is the only one of its fan. Needs a writing
    transaction."""
    await fan_locks.alone(conn)
    fan = await enrol(conn, account, now)
    many = await conn.scalar(select(func.count()).where(accounts.c.fan == fan)) or 0
    if many < 2:
        return False
    key = await fan_keys.needed(conn)
    made = await conn.scalar(insert(fans).returning(fans.c.id), {"name": account.name[:100], "since": now})
    mine = digest(key, account)
    await conn.execute(update(accounts).where(accounts.c.digest == mine).values(fan=made))
    await conn.execute(delete(links).where(links.c.account == mine))
    return True


async def platforms(conn: AsyncConnection, fan: int) -> tuple[str, ...]:
    """On which platforms a fan has accounts, by name; twice where they have two there."""
    found = select(accounts.c.platform).where(accounts.c.fan == fan).order_by(accounts.c.platform)
    return tuple((await conn.execute(found)).scalars())


async def _too_often(conn: AsyncConnection, mine: str, now: datetime) -> datetime | None:
    """Until when this account may try no more code; None where it may."""
    await conn.execute(delete(link_tries).where(link_tries.c.at <= now - VALID_FOR))
    tried = select(link_tries.c.at).where(link_tries.c.account == mine).order_by(link_tries.c.at.desc())
    lately = list((await conn.execute(tried.limit(TRIES))).scalars())
    return lately[-1] + VALID_FOR if len(lately) == TRIES else None


async def _make_one(conn: AsyncConnection, kept: int, gone: int) -> None:
    """Predictions come first: whoever plans a match takes them before its ballot, too, so that nobody waits
    for each other."""
    await predictions.merge_fans(conn, kept, gone)
    both = select(sheets_kept.c.ballot).where(sheets_kept.c.fan == gone).order_by(sheets_kept.c.ballot)
    for ballot in list((await conn.execute(both)).scalars()):
        there = await sheets.read(conn, ballot, (kept, gone))
        one = _merged(there.get(kept), there[gone])
        await sheets.write(
            conn, ballot, {kept: Change(there.get(kept), one), gone: Change(there[gone], None)}
        )
    await readers.merge(conn, kept, gone)
    await conn.execute(update(accounts).where(accounts.c.fan == gone).values(fan=kept))
    await conn.execute(delete(fans).where(fans.c.id == gone))


def _merged(one: Sheet | None, other: Sheet) -> Sheet:
    """Mark by mark, what the sheet says that was changed last."""
    if one is None:
        return other
    older, newer = sorted((one, other), key=lambda sheet: sheet.changed_at)
    first = min(one, other, key=lambda sheet: sheet.given_at)
    return replace(
        newer,
        given_at=first.given_at,
        platform=first.platform,
        marks={**older.marks, **newer.marks},
        pick=newer.pick if newer.pick is not None else older.pick,
    )


async def _linked(conn: AsyncConnection, fan: int) -> Linked:
    many = await conn.scalar(select(func.count()).where(sheets_kept.c.fan == fan)) or 0
    return Linked(fan, await platforms(conn, fan), many)
