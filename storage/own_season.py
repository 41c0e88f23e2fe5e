"""One fan's marks of a season beside everybody's."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.match import MatchKey, TeamKey
from bot.knowledge.season_marks import OwnMark
from storage.fan_tables import ballots, candidates, marks, sheets, tallies
from storage.season_marks import there, told
from storage.tables import matches


async def last_match(conn: AsyncConnection, fan: int) -> tuple[MatchKey, str] | None:
    """The last match for which a fan gave a ballot, and its season; None before the first."""
    wanted = (
        select(matches.c.key, matches.c.season)
        .join(ballots, ballots.c.match == matches.c.key)
        .join(sheets, sheets.c.ballot == ballots.c.id)
        .where(sheets.c.fan == fan)
        .order_by(matches.c.day.desc(), ballots.c.id.desc())
        .limit(1)
    )
    found = (await conn.execute(wanted)).first()
    return (MatchKey(found.key), found.season) if found else None


async def ballots_given(conn: AsyncConnection, fan: int, season: str) -> int:
    """How many ballots a fan gave in a season."""
    wanted = (
        select(func.count())
        .select_from(sheets)
        .join(ballots, ballots.c.id == sheets.c.ballot)
        .join(matches, matches.c.key == ballots.c.match)
        .where(sheets.c.fan == fan, matches.c.season == season)
    )
    return int(await conn.scalar(wanted) or 0)


async def of_fan(conn: AsyncConnection, fan: int, season: str, now: datetime) -> list[OwnMark]:
    """A fan's marks of a season whose averages may be shown; the newest match first."""
    theirs = (
        select(ballots.c.id, ballots.c.match, matches.c.day)
        .join(sheets, sheets.c.ballot == ballots.c.id)
        .join(matches, matches.c.key == ballots.c.match)
        .where(sheets.c.fan == fan, matches.c.season == season, told(now))
        .cte("theirs")
    )
    total, fans = func.sum(tallies.c.half_steps * tallies.c.fans), func.sum(tallies.c.fans)
    crowd = (
        select(tallies.c.ballot, tallies.c.number, total.label("steps"), fans.label("fans"))
        .where(tallies.c.ballot.in_(select(theirs.c.id)))
        .group_by(tallies.c.ballot, tallies.c.number)
        .having(fans > 0)
        .subquery("crowd")
    )
    who = candidates.c
    wanted = (
        select(theirs.c.match, who.team, who.player, marks.c.half_steps, crowd.c.steps, crowd.c.fans)
        .select_from(theirs)
        .join(marks, (marks.c.ballot == theirs.c.id) & (marks.c.fan == fan))
        .join(candidates, (who.ballot == marks.c.ballot) & (who.number == marks.c.number))
        .join(crowd, (crowd.c.ballot == marks.c.ballot) & (crowd.c.number == marks.c.number))
        .where(there())
        .order_by(theirs.c.day.desc(), who.number)
    )
    return [
        OwnMark(MatchKey(match), TeamKey(team) if team else None, player, own / 2, steps / count / 2)
        for match, team, player, own, steps, count in await conn.execute(wanted)
    ]
