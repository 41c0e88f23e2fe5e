"""What stands in the web's rooms for long: old posts, what they said before, and answers to visitors."""

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, exists, func, or_, select

from storage.database import Database
from storage.tables import room_messages

CHUNK = 100
"""Rows that one transaction removes: each holds a whole post."""


@dataclass(frozen=True, slots=True)
class Ages:
    """What is older goes: whole posts, answers to one visitor, and what a post said before it was edited."""

    posts: datetime
    answers: datetime
    revisions: datetime


async def sweep(database: Database, ages: Ages) -> AsyncIterator[Counter[str]]:
    """Removes them; gives how many rows after each transaction. Of a post that stays, the first revision
    stays, by which it has its place in the room, and the last. The newest row of all stays: SQLite would give
    its number, which is that of an event, to the next one."""
    kept = room_messages.c
    cursor = 0
    while True:
        newest = select(func.max(kept.id)).scalar_subquery()
        wanted = select(kept.id).where(kept.id > cursor, kept.id < newest, _past(ages))
        async with database.read() as conn:
            found = list((await conn.execute(wanted.order_by(kept.id).limit(CHUNK))).scalars())
        if not found:
            return
        async with database.write() as conn:
            gone = await conn.execute(delete(room_messages).where(kept.id.in_(found)))
        cursor = found[-1]
        yield Counter(room_messages=gone.rowcount)


def _past(ages: Ages) -> ColumnElement[bool]:
    kept = room_messages.c
    public = kept.visitor.is_(None)
    return or_(
        public & (kept.at < ages.posts) & ~_other(since=ages.posts),
        ~public & (kept.at < ages.answers) & ~_other(since=ages.answers),
        public & (kept.at < ages.revisions) & _other(after=False) & _other(after=True),
    )


def _other(*, since: datetime | None = None, after: bool = True) -> ColumnElement[bool]:
    """Whether the message has another revision, said since an instant, or made after or before this one."""
    kept, other = room_messages.c, room_messages.alias()
    same = (other.c.room == kept.room) & (other.c.key == kept.key)
    beyond = other.c.id > kept.id if after else other.c.id < kept.id
    later = other.c.at >= since if since is not None else beyond
    return exists(select(other.c.id).where(same, later))
