"""Two matches that turn out to be one."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.claims import Claim
from bot.knowledge.given import Thing
from bot.knowledge.match import MatchKey, TeamKey
from bot.knowledge.occasion import Kind
from bot.knowledge.ours import Ours, Person
from bot.knowledge.same_match import Fixture, Joined
from storage import claims, merged_marks, merged_occasions, merged_predictions, muted, skipped
from storage.merged_rows import move_follows
from storage.occasions import EXPANDING, TOLD
from storage.tables import articles, decisions, identities, matches, occasions, places, room_messages

STILL_TOLD = timedelta(days=3)
"""As long after a match its posts may still be put right."""


async def being_told(conn: AsyncConnection, both: Joined, now: datetime) -> bool:
    """Whether goals of both matches were posted lately: what is one then cannot be put right any more."""
    if both.kept.day is None or both.kept.day < (now - STILL_TOLD).date():
        return False
    told = select(occasions.c.subject).where(
        occasions.c.subject.in_((both.kept.key, both.gone.key)),
        occasions.c.kind.in_((Kind.GOAL.value, Kind.CARD.value)),
        occasions.c.state.in_((EXPANDING, TOLD)),
    )
    return len(set((await conn.execute(told)).scalars())) > 1


async def rewrite(
    conn: AsyncConnection,
    about: Sequence[Fixture],
    now: datetime,
    *,
    teams: Mapping[TeamKey, TeamKey] | None = None,
    people: Mapping[Person, str] | None = None,
    joined: Iterable[Joined] = (),
) -> int:
    """Keeps what is said of these matches in the words that hold now; gives how many claims changed."""
    sides = {one.key: (one.home, one.away) for one in about}
    joined = list(joined)
    ours = Ours(
        _AsItIs(teams or {}),
        _AsItIs({both.gone.key: both.kept.key for both in joined}),
        people or {},
        frozenset(both.gone.key for both in joined if both.turned),
    )

    def in_our_words(claim: Claim) -> Claim:
        return ours.claim(claim, sides[claim.about.match])

    return await claims.rewrite(conn, list(sides), in_our_words, now)


class _AsItIs(dict[Any, Any]):
    """Whatever has no other key has its own."""

    def __missing__(self, key: str) -> str:
        return key


async def join(conn: AsyncConnection, both: Joined) -> None:
    """Moves everything but claims from one match to the other, and removes the one."""
    kept, gone = both.kept.key, both.gone.key
    await merged_marks.join(conn, kept, gone)
    await merged_predictions.join(conn, kept, gone, turned=both.turned)
    await merged_occasions.join(conn, kept, gone)
    await muted.join(conn, kept, gone)
    await skipped.join(conn, kept, gone)
    await move_follows(conn, f"match:{gone}", f"match:{kept}")
    await _move_places(conn, kept, gone)
    for table, column in (
        (room_messages, room_messages.c.subject),
        (articles, articles.c.match),
        (decisions, decisions.c.match),
    ):
        await conn.execute(update(table).where(column == gone).values({column.name: kept}))
    await conn.execute(
        update(identities)
        .where(identities.c.thing == Thing.MATCH.value, identities.c.key == gone)
        .values(key=kept)
    )
    await _fill_in(conn, kept, gone)
    await conn.execute(delete(matches).where(matches.c.key == gone))


async def _move_places(conn: AsyncConnection, kept: MatchKey, gone: MatchKey) -> None:
    """A channel's own thread of the match stays the one it has."""
    there = places.alias("there")
    taken = select(there.c.kind).where(
        and_(there.c.channel == places.c.channel, there.c.kind == places.c.kind, there.c.subject == kept)
    )
    await conn.execute(update(places).where(places.c.subject == gone, ~taken.exists()).values(subject=kept))
    await conn.execute(delete(places).where(places.c.subject == gone))


async def _fill_in(conn: AsyncConnection, kept: MatchKey, gone: MatchKey) -> None:
    """What was known of the other match only: its round, its leg of a tie."""
    rows = await conn.execute(select(matches).where(matches.c.key.in_((kept, gone))))
    by_key = {row["key"]: row for row in rows.mappings()}
    more: dict[str, Any] = {}
    for names in (("stage",), ("tie", "leg")):
        if by_key[kept][names[0]] is None:
            more |= {name: by_key[gone][name] for name in names}
    if more:
        await conn.execute(update(matches).where(matches.c.key == kept).values(more))
