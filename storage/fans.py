"""Fans, and the accounts by which they are known: a platform, and a keyed hash of its id of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import fan_keys, fan_locks
from storage.database import insert_into
from storage.fan_keys import FanKey
from storage.fan_tables import accounts, fans

LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody as one platform knows them: `person` is its id of them, `since` when the account was made,
    where that is told."""

    platform: str
    person: str
    name: str = ""
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """Whose an account is, what that fan is called, and since when there is the account, or since when it is
    known where nobody told."""

    fan: int
    name: str
    since: datetime


def digest(key: FanKey, account: Account) -> str:
    """What is kept instead of a platform's id."""
    return key.digest(f"{account.platform}:{account.person}")


async def fan_of(conn: AsyncConnection, account: Account) -> int | None:
    """The fan whose account this is; None for somebody who was never met."""
    key = await fan_keys.known(conn)
    if key is None:
        return None
    found = await conn.scalar(_WHOSE, {"one": digest(key, account)})
    return int(found) if found is not None else None


_WHOSE = select(accounts.c.fan).where(accounts.c.digest == bindparam("one"))


async def enrol(conn: AsyncConnection, account: Account, now: datetime) -> int:
    """The fan whose account this is, made if it is new. Needs a writing transaction."""
    [known] = await enrol_all(conn, [(account, now)])
    return known.fan


async def enrol_all(conn: AsyncConnection, met: Sequence[tuple[Account, datetime]]) -> list[Known]:
    """For each account, met at an instant: whose it is. Needs a writing transaction."""
    if not met:
        return []
    await fan_locks.side_by_side(conn)
    key = await fan_keys.needed(conn)
    by_digest = {digest(key, account): (account, at) for account, at in reversed(met)}
    there = await _known(conn, by_digest)
    new = {one: by_digest[one] for one in sorted(by_digest) if one not in there}
    if new:
        await _make(conn, new)
        there |= await _known(conn, new)
    await _keep_up(conn, there, [(digest(key, account), account) for account, _ in met])
    return [there[digest(key, account)] for account, _ in met]


async def _known(conn: AsyncConnection, digests: Collection[str]) -> dict[str, Known]:
    rows = await conn.execute(_KNOWN, {"those": list(digests)})
    return {one: Known(fan, name, since) for one, fan, name, since in rows}


_KNOWN = (
    select(accounts.c.digest, accounts.c.fan, fans.c.name, accounts.c.since)
    .join(fans, fans.c.id == accounts.c.fan)
    .where(accounts.c.digest.in_(bindparam("those", expanding=True)))
)


async def _make(conn: AsyncConnection, new: Mapping[str, tuple[Account, datetime]]) -> None:
    """A fan for each account. Where another process was faster, its fan stands."""
    called = {one: account.name[:LONGEST_NAME] for one, (account, _) in new.items()}
    made = await conn.execute(
        insert(fans).returning(fans.c.id, fans.c.name, fans.c.since),
        [{"name": called[one], "since": at} for one, (_, at) in new.items()],
    )
    free: dict[tuple[str, datetime], list[int]] = {}  # in no order: whose is whose is told by what they are
    for fan, name, since in made:
        free.setdefault((name, since), []).append(fan)
    ids = {one: free[called[one], at].pop() for one, (_, at) in new.items()}
    await conn.execute(
        insert_into(conn, accounts).on_conflict_do_nothing(),
        [
            {
                "digest": one,
                "fan": ids[one],
                "platform": account.platform,
                "since": min(account.since or at, at),
            }
            for one, (account, at) in new.items()
        ],
    )
    if conn.dialect.name == "postgresql":
        without = select(accounts.c.fan).where(accounts.c.fan == fans.c.id).exists()
        await conn.execute(delete(fans).where(fans.c.id.in_(ids.values()), ~without))


async def _keep_up(
    conn: AsyncConnection, there: dict[str, Known], met: Sequence[tuple[str, Account]]
) -> None:
    """What their platforms tell by now: what they are called, how old their accounts are."""
    names: dict[int, str] = {}
    older: dict[str, datetime] = {}
    for one, account in met:
        known = there[one]
        if account.name:
            names[known.fan] = account.name[:LONGEST_NAME]
        if account.since is not None and account.since < known.since:
            older[one] = account.since
            there[one] = Known(known.fan, known.name, account.since)
    called = {known.fan: known.name for known in there.values()}
    renamed = [{"who": fan, "called": name} for fan, name in sorted(names.items()) if name != called[fan]]
    if renamed:
        statement = update(fans).where(fans.c.id == bindparam("who")).values(name=bindparam("called"))
        await conn.execute(statement, renamed)
    if older:
        statement = update(accounts).where(accounts.c.digest == bindparam("one"))
        rows = [{"one": one, "made": since} for one, since in sorted(older.items())]
        await conn.execute(statement.values(since=bindparam("made")), rows)
