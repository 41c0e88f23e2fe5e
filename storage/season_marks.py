"""The fans' marks of a season, match by match."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.ballot import Role
from bot.knowledge.match import MatchKey, TeamKey
from bot.knowledge.season_marks import InMatch
from storage.fan_tables import ballots, candidates, tallies
from storage.tables import matches


def told(now: datetime) -> ColumnElement[bool]:
    """Whether a ballot's averages may be shown: it is closed, or does not hide them."""
    return ((ballots.c.closes_at <= now) | ballots.c.hidden.is_(False)) & ballots.c.off.is_(False)


def there() -> ColumnElement[bool]:
    """Whether a candidate appeared, and is not somebody else by another name."""
    return candidates.c.gone.is_(False) & candidates.c.same_as.is_(None)


async def newest_season(conn: AsyncConnection, teams: Collection[TeamKey], now: datetime) -> str | None:
    """The season of the last match of these teams that fans have rated; of any team, where none is given."""
    wanted = (
        select(matches.c.season)
        .join(ballots, ballots.c.match == matches.c.key)
        .where(ballots.c.fans > 0, told(now))
        .order_by(matches.c.day.desc())
        .limit(1)
    )
    if teams:
        wanted = wanted.where(matches.c.home.in_(teams) | matches.c.away.in_(teams))
    season: str | None = await conn.scalar(wanted)
    return season


async def of_teams(
    conn: AsyncConnection, teams: Collection[TeamKey], season: str, now: datetime
) -> list[InMatch]:
    """What fans gave the players of these teams (of all, where none is given) in each match of a season; the
    newest match first."""
    one = candidates.c
    total, fans = func.sum(tallies.c.half_steps * tallies.c.fans), func.sum(tallies.c.fans)
    wanted = (
        select(ballots.c.match, one.team, one.player, total, fans)
        .select_from(tallies)
        .join(candidates, (one.ballot == tallies.c.ballot) & (one.number == tallies.c.number))
        .join(ballots, ballots.c.id == one.ballot)
        .join(matches, matches.c.key == ballots.c.match)
        .where(matches.c.season == season, told(now), one.role == Role.PLAYER.value, there())
        .group_by(ballots.c.match, matches.c.day, one.team, one.player)
        .having(fans > 0)
        .order_by(matches.c.day.desc(), ballots.c.match, one.player)
    )
    if teams:
        ours = matches.c.home.in_(teams) | matches.c.away.in_(teams)
        wanted = wanted.where(ours, one.team.in_(teams))
    return [
        InMatch(MatchKey(match), TeamKey(team), player, steps / counted / 2, counted)
        for match, team, player, steps, counted in await conn.execute(wanted)
    ]
