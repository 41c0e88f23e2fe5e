"""How long what is kept is of use, and the work that removes it afterwards, a little at a time.

docs/decisions/0026 goes through the tables: which of them grow, and what becomes of their rows.
"""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import datetime, timedelta

from sqlalchemy import or_

from storage import (
    audit,
    handled,
    occasions,
    past_articles,
    past_claims,
    past_communities,
    past_messages,
    past_posts,
    past_rows,
    places,
    sign_ins,
)
from storage.database import Database
from storage.tables import changes, remembered
from storage.tables import handled as requests

AFTER_LEAVING = timedelta(days=30)
"""How long what is kept of a community outlasts the bot's removal: it may have been a mistake."""
CHANGES = timedelta(days=7)
HANDED_OVER_AGAIN = timedelta(days=2)
"""After how long no platform hands a request over again: Telegram keeps updates for a day."""
AUDIT = timedelta(days=365)
ANSWERS = timedelta(days=30)
"""What a visitor of the web asked, and was answered."""
REVISIONS = timedelta(days=7)
"""What a post in a room said before it was edited."""
SHORTCUTS = ("telegram picture ", "telegram team ", "correction ")
"""Names under which something is remembered that can be had again."""
CLOCK = "clock of the tidying"
"""Under this name it is remembered since when the clock goes on as it should, and when it was looked at."""
AWAY = timedelta(days=7)
"""For how long the bot may be stopped, and its clock still be believed at once."""
PROVED = timedelta(hours=23)
REST = 0.02
"""Seconds between two transactions at least, in which others write; on SQLite they take turns. After one that
took longer it is as long as that one: half of the time is theirs."""


async def steady(database: Database, now: datetime) -> bool:
    """Whether the clock has gone on for a day as it should; to be asked once a day, and at each start.

    A machine may begin with any date, and put its clock right after a while: what is removed by a wrong one
    does not come back.
    """
    async with database.write() as conn:
        since, _, last = (await places.recall(conn, CLOCK) or "").partition(" ")
        goes_on = bool(last) and abs(now - datetime.fromisoformat(last)) <= AWAY
        began = datetime.fromisoformat(since) if goes_on else now
        await places.remember(conn, CLOCK, f"{began.isoformat()} {now.isoformat()}")
    return now - began >= PROVED


async def tidy(
    database: Database, now: datetime, keep: timedelta, told: Callable[[Counter[str]], None] = lambda _: None
) -> Counter[str]:
    """Removes what is past use; gives how many rows of what. `keep` is for how long posts are, and what was
    said of a match beyond how it went. `told` hears after each transaction how many there were until then.

    It can be broken off at any point and begun anew: each transaction is whole, and touches a few
    hundred rows at most.
    """
    total: Counter[str] = Counter()
    for sweep in _sweeps(database, now, keep):
        began = time.monotonic()
        async for gone in sweep:
            total += gone
            told(total)
            took = time.monotonic() - began
            await database.checkpoint()
            await asyncio.sleep(max(REST, took))
            began = time.monotonic()
    return total


def _sweeps(database: Database, now: datetime, keep: timedelta) -> Iterator[AsyncIterator[Counter[str]]]:
    before = now - keep
    shortcut = or_(*(remembered.c.name.startswith(name, autoescape=True) for name in SHORTCUTS))
    yield _small(database, now)
    yield past_rows.sweep(database, remembered, shortcut & (remembered.c.at < before))
    yield past_communities.sweep(database, now - AFTER_LEAVING)
    yield past_posts.sweep(database, before)
    yield past_posts.sweep_settings(database, before)
    yield past_claims.sweep(database, before.date())
    yield past_articles.sweep(database, before)  # after the claims that were read in them
    yield past_messages.sweep(database, past_messages.Ages(before, now - ANSWERS, now - REVISIONS))


async def _small(database: Database, now: datetime) -> AsyncIterator[Counter[str]]:
    """What a day brings is little of each."""
    async with database.write() as conn:
        await sign_ins.forget(conn, now)
        entries = await audit.forget(conn, now - AUDIT)
    yield Counter(audit=entries)
    for sweep in (
        past_rows.sweep(database, changes, occasions.past_changes(now - CHANGES)),
        past_rows.sweep(database, requests, handled.past(now - HANDED_OVER_AGAIN)),
    ):
        async for _ in sweep:
            yield Counter()  # nobody asks how many
