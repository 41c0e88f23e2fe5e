"""The key with which fans' accounts are hashed: the operator's, or one that the store made for itself.

A hash without a key could be read back by hashing every id that a platform gives. The key is fixed once
somebody is known by it: with another, everybody would be a stranger.
"""

import secrets
from hashlib import blake2b
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database, insert_into
from storage.errors import MissingFanKeyError, WrongFanKeyError
from storage.fan_tables import accounts, keys

NAME = "fans"


class FanKey:
    """32 bytes that nobody sees."""

    __slots__ = ("_key",)

    def __init__(self, key: bytes) -> None:
        self._key = key

    @classmethod
    def given(cls, words: str) -> "FanKey":
        """The key that an operator's words make."""
        return cls(blake2b(words.encode(), digest_size=32, person=b"matchday fan key").digest())

    @classmethod
    def fresh(cls) -> "FanKey":
        return cls(secrets.token_bytes(32))

    def digest(self, text: str) -> str:
        """The keyed hash of a text: 16 bytes as 32 hexadecimal digits."""
        return blake2b(text.encode(), key=self._key, digest_size=16).hexdigest()

    def row(self, *, kept: bool) -> dict[str, Any]:
        """How it stands in the table of keys; only where it is `kept` there can it be read from it."""
        return {"name": NAME, "value": self._key.hex() if kept else None, "proof": self.digest(NAME)}


async def settle(database: Database, given: str | None) -> None:
    """Makes this process know the fans' key: `given` by the operator, or the store's own.

    Raises WrongFanKeyError and MissingFanKeyError where fans are known by another than that.
    """
    async with database.write() as conn:
        key = FanKey.given(given) if given else None
        settled = await _settled(conn, key)
    database.engine.update_execution_options(fan_key=settled)


async def check(conn: AsyncConnection, given: str | None) -> None:
    """Raises WrongFanKeyError and MissingFanKeyError where `settle` would; changes nothing."""
    row = await _row(conn)
    if row is not None:
        await _fitting(conn, row, FanKey.given(given) if given else None)


async def _settled(conn: AsyncConnection, given: FanKey | None) -> FanKey:
    row = await _row(conn)
    if row is None:
        return await _begin(conn, given)
    if fitting := await _fitting(conn, row, given):
        return fitting
    key = given or FanKey.fresh()
    await conn.execute(update(keys).where(keys.c.name == NAME).values(key.row(kept=given is None)))
    return key


async def _fitting(conn: AsyncConnection, row: Any, given: FanKey | None) -> FanKey | None:
    """The key by which fans are known; None where none is known yet, so that it may be another."""
    if given is not None and given.digest(NAME) == row["proof"]:
        return given
    if given is None and row["value"] is not None:
        return FanKey(bytes.fromhex(row["value"]))
    if (await conn.execute(select(accounts.c.digest).limit(1))).first() is not None:
        raise MissingFanKeyError if given is None else WrongFanKeyError
    return None


async def _begin(conn: AsyncConnection, given: FanKey | None) -> FanKey:
    key = given or FanKey.fresh()
    statement = insert_into(conn, keys).values(key.row(kept=given is None))
    made = await conn.execute(statement.on_conflict_do_nothing())
    return key if made.rowcount else await _settled(conn, given)  # another process was first


async def known(conn: AsyncConnection) -> FanKey | None:
    """The key; None while nobody has needed one. Raises MissingFanKeyError."""
    settled: FanKey | None = conn.engine.get_execution_options().get("fan_key")
    if settled is not None:
        return settled
    row = await _row(conn)
    if row is None:
        return None
    if row["value"] is None:
        raise MissingFanKeyError
    return FanKey(bytes.fromhex(row["value"]))


async def needed(conn: AsyncConnection) -> FanKey:
    """The key, made where there is none. Needs a writing transaction. Raises MissingFanKeyError."""
    return await known(conn) or await _begin(conn, None)


async def _row(conn: AsyncConnection) -> Any:
    return (await conn.execute(select(keys).where(keys.c.name == NAME))).mappings().first()
