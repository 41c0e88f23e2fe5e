"""The fans' marks, and their tally."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.claims import MarkOf, Scope
from bot.knowledge.match import MatchKey, TeamKey
from bot.knowledge.ratings import Tally
from storage.database import insert_into
from storage.tables import claims, marks, matches
from storage.tables import tallies as tallies_of_marks


async def give(
    conn: AsyncConnection,
    match: MatchKey,
    fan: str,
    team: TeamKey,
    player: str,
    half_steps: int,
    now: datetime,
) -> None:
    """Keeps one fan's mark for one player; a later one takes the place of the earlier."""
    whose = (marks.c.match == match, marks.c.fan == fan, marks.c.team == team, marks.c.player == player)
    before = await conn.scalar(select(marks.c.half_steps).where(*whose).with_for_update())
    statement = insert_into(conn, marks).values(
        match=match, fan=fan, team=team, player=player, half_steps=half_steps, given_at=now
    )
    await conn.execute(
        statement.on_conflict_do_update(
            index_elements=["match", "fan", "team", "player"],
            set_={"half_steps": half_steps, "given_at": now},
        )
    )
    if before == half_steps:
        return
    counts = [(half_steps, 1)] if before is None else [(half_steps, 1), (before, -1)]
    for steps, fans in counts:
        counted = insert_into(conn, tallies_of_marks).values(
            match=match, team=team, player=player, half_steps=steps, fans=fans
        )
        await conn.execute(
            counted.on_conflict_do_update(
                index_elements=["match", "team", "player", "half_steps"],
                set_={"fans": tallies_of_marks.c.fans + fans},
            )
        )


async def tallies(conn: AsyncConnection, match: MatchKey) -> dict[tuple[TeamKey, str], Tally]:
    """How many fans gave each mark, by (team, player)."""
    kept = tallies_of_marks.c
    counted = select(kept.team, kept.player, kept.half_steps, kept.fans).where(
        kept.match == match, kept.fans > 0
    )
    counts: dict[tuple[TeamKey, str], dict[int, int]] = {}
    for team, player, half_steps, fans in await conn.execute(counted):
        counts.setdefault((TeamKey(team), player), {})[half_steps] = fans
    return {who: Tally(by_mark) for who, by_mark in counts.items()}


async def given_for(
    conn: AsyncConnection, keys: Sequence[MatchKey], scope: Scope = None
) -> frozenset[MatchKey]:
    """Those of these matches for which the press or a fan has given marks."""
    press = (
        select(claims.c.match)
        .where(claims.c.match.in_(keys), claims.c.kind == MarkOf.__name__, claims.c.withdrawn_at.is_(None))
        .where(claims.c.community.is_(None) | (claims.c.community == scope))
        .distinct()
    )
    any_fan = select(marks.c.fan).where(marks.c.match == matches.c.key).exists()
    fans = select(matches.c.key).where(matches.c.key.in_(keys), any_fan)
    found = [*(await conn.execute(press)).scalars(), *(await conn.execute(fans)).scalars()]
    return frozenset(MatchKey(key) for key in found)


async def of_fan(conn: AsyncConnection, match: MatchKey, fan: str) -> dict[tuple[TeamKey, str], int]:
    """One fan's marks for a match, in half-steps, by (team, player)."""
    own = select(marks.c.team, marks.c.player, marks.c.half_steps).where(
        marks.c.match == match, marks.c.fan == fan
    )
    return {(TeamKey(team), player): steps for team, player, steps in await conn.execute(own)}
