"""Who signs in to the moderators' page: links that open it once, and browsers that are signed in.

What a link or a cookie holds is a long random secret; here only its hash is kept, so that nobody who reads
the store can use one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from sqlalchemy import ColumnElement, Table, and_, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.dashboard_tables import sign_in_links as links
from storage.dashboard_tables import sign_in_sessions as sessions
from storage.moderating_tables import audit, moderators
from storage.moderators import PERSON
from storage.tables import communities

LINK = timedelta(minutes=10)
"""How long a link opens the page."""
OPEN_LINKS = 3
"""Links of one person that open the page at a time: another one closes the oldest."""
LINKS_AN_HOUR = 10
IDLE = timedelta(hours=12)
"""After how long without a visit a session ends."""
LONGEST = timedelta(days=7)
"""After how long a session ends in any case."""
SEEN_EVERY = timedelta(minutes=5)
"""How exactly it is kept when a session was seen last: not every page is a write."""
LONGEST_NAME = 100
MOST_COMMUNITIES = 25
"""Communities of one person that are looked at: each is a question to the platform."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as their platform knows them."""

    platform: str
    person: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """A browser that is signed in."""

    who: Person
    made_at: datetime
    seen_at: datetime


async def invite(
    conn: AsyncConnection,
    secret: str,
    who: Person,
    community: int | None,
    now: datetime,
    lasts: timedelta = LINK,
) -> bool:
    """Keeps a new link of somebody's, asked for in `community` (the store's number); closes their oldest
    where too many are open. False where they have had too many within the hour, and nothing is kept."""
    lately = await conn.scalar(
        select(func.count()).where(_theirs(links, who), links.c.made_at > now - timedelta(hours=1))
    )
    if (lately or 0) >= LINKS_AN_HOUR:
        return False
    still = select(links.c.digest).where(_theirs(links, who), _opens(now)).order_by(links.c.made_at.desc())
    too_many = list((await conn.execute(still)).scalars())[OPEN_LINKS - 1 :]
    await conn.execute(update(links).where(links.c.digest.in_(too_many)).values(ends_at=now))
    await conn.execute(
        insert(links).values(
            digest=digest(secret),
            platform=who.platform,
            person=who.person,
            name=who.name[:LONGEST_NAME],
            community=community,
            made_at=now,
            ends_at=now + lasts,
        )
    )
    return True


async def invited(conn: AsyncConnection, secret: str, now: datetime) -> Person | None:
    """Whose link it is; None for one that is used, old or unknown."""
    wanted = select(links.c.platform, links.c.person, links.c.name)
    row = (await conn.execute(wanted.where(links.c.digest == digest(secret), _opens(now)))).first()
    return Person(*row) if row else None


async def begin(
    conn: AsyncConnection, link: str, session: str, now: datetime
) -> tuple[Person, int | None] | None:
    """Uses a link up and begins a session; gives whose, and the community in which the link was asked for.
    None as `invited`. Of two who come with one link, one is let in."""
    used = await conn.execute(
        update(links)
        .where(links.c.digest == digest(link), _opens(now))
        .values(used_at=now)
        .returning(links.c.platform, links.c.person, links.c.name, links.c.community)
    )
    row = used.first()
    if row is None:
        return None
    who = Person(row.platform, row.person, row.name)
    await conn.execute(
        insert(sessions).values(
            digest=digest(session),
            platform=who.platform,
            person=who.person,
            name=who.name,
            made_at=now,
            seen_at=now,
            ends_at=now + LONGEST,
        )
    )
    return who, row.community


async def session(conn: AsyncConnection, secret: str, now: datetime) -> Session | None:
    """Whose session it is; None for one that has ended or never was."""
    row = (
        await conn.execute(select(sessions).where(sessions.c.digest == digest(secret), _lasts(now)))
    ).first()
    return Session(Person(row.platform, row.person, row.name), row.made_at, row.seen_at) if row else None


async def seen(conn: AsyncConnection, secret: str, now: datetime) -> None:
    """Somebody was there: the session goes on. One that has ended stays ended."""
    await conn.execute(
        update(sessions).where(sessions.c.digest == digest(secret), _lasts(now)).values(seen_at=now)
    )


async def sessions_of(conn: AsyncConnection, who: Person, now: datetime) -> Sequence[Session]:
    """Where somebody is signed in, the newest first."""
    wanted = select(sessions).where(_theirs(sessions, who), _lasts(now)).order_by(sessions.c.made_at.desc())
    return [
        Session(Person(row.platform, row.person, row.name), row.made_at, row.seen_at)
        for row in await conn.execute(wanted)
    ]


async def end(conn: AsyncConnection, secret: str) -> None:
    await conn.execute(delete(sessions).where(sessions.c.digest == digest(secret)))


async def end_all(conn: AsyncConnection, who: Person, now: datetime) -> int:
    """Ends all sessions of somebody, and closes their links; gives how many sessions there were."""
    await conn.execute(update(links).where(_theirs(links, who), _opens(now)).values(ends_at=now))
    lasting = await conn.scalar(select(func.count()).where(_theirs(sessions, who), _lasts(now)))
    await conn.execute(delete(sessions).where(_theirs(sessions, who)))
    return lasting or 0


async def communities_of(conn: AsyncConnection, who: Person) -> list[int]:
    """The communities in which somebody may be a moderator, by the store's numbers: those where they asked
    for a link, where they are listed, and where they have changed something. The platform has to say whether
    they are."""
    asked = select(links.c.community.label("id")).where(_theirs(links, who))
    changed = select(audit.c.community).where(audit.c.who == f"{who.platform}:{who.person}")
    listed = select(moderators.c.community).where(moderators.c.kind == PERSON, moderators.c.ref == who.person)
    there = communities.c.id.in_(asked.union(changed, listed))
    wanted = select(communities.c.id).where(
        there, communities.c.platform == who.platform, communities.c.left_at.is_(None)
    )
    return list(
        (await conn.execute(wanted.order_by(communities.c.id.desc()).limit(MOST_COMMUNITIES))).scalars()
    )


async def forget(conn: AsyncConnection, now: datetime) -> None:
    """Removes what is of no use any more: sessions that have ended, and links as old as those would be."""
    await conn.execute(delete(links).where(links.c.made_at <= now - LONGEST))
    await conn.execute(
        delete(sessions).where(or_(sessions.c.ends_at <= now, sessions.c.seen_at <= now - IDLE))
    )


async def remove(conn: AsyncConnection, who: Person) -> None:
    """Removes all that is kept here of somebody."""
    for table in (links, sessions):
        await conn.execute(delete(table).where(_theirs(table, who)))


def new_secret() -> str:
    """256 random bits, as they can stand in an address or a cookie: 43 letters, digits, "-" and "_"."""
    return token_urlsafe(32)


def digest(secret: str) -> str:
    """What is kept of a secret. It is long and random, so a plain hash cannot be turned round."""
    return sha256(secret.encode()).hexdigest()


def _theirs(table: Table, who: Person) -> ColumnElement[bool]:
    return and_(table.c.platform == who.platform, table.c.person == who.person)


def _opens(now: datetime) -> ColumnElement[bool]:
    return and_(links.c.used_at.is_(None), links.c.ends_at > now)


def _lasts(now: datetime) -> ColumnElement[bool]:
    return and_(sessions.c.ends_at > now, sessions.c.seen_at > now - IDLE)
