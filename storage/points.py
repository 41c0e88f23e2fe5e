"""The points that predictions bring: corrected with the match, and added up by month and season."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    case,
    delete,
    false,
    func,
    literal,
    null,
    select,
    true,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.dossier import Dossier
from bot.knowledge.match import MatchKey
from bot.knowledge.predictions import (
    POINTS,
    SCORER,
    Hit,
    Settled,
    begins_at_the_earliest,
    settled,
)
from storage.database import insert_into
from storage.game_tables import predictions, rounds, totals


def month(of: datetime) -> str:
    """The period of a month: "month 2026-11", in UTC."""
    return f"month {of.astimezone(UTC):%Y-%m}"


def season(name: str) -> str:
    """The period of a season: "season 2026-27"."""
    return f"season {name}"


async def settle(conn: AsyncConnection, dossier: Dossier) -> bool:
    """Gives the points of a finished match, or gives them anew after a correction; whether anything changed.

    A match that has no result any more takes its points back. These are statements over sets: how many fans
    play is the database's concern alone.
    """
    key = dossier.match.key
    before = (await conn.execute(select(rounds).where(rounds.c.match == key))).mappings().first()
    result = settled(dossier)
    if result is None:
        if before is None:
            return False
        await conn.execute(delete(rounds).where(rounds.c.match == key))
        await _give(conn, key, points=null(), exact=null())
        await add_up(conn, key, before["month"], before["season"])
        return True
    row = _round(dossier, result)
    if before is not None and all(before[name] == value for name, value in row.items()):
        return False
    statement = insert_into(conn, rounds).values(match=key, **row)
    await conn.execute(statement.on_conflict_do_update(index_elements=["match"], set_=row))
    in_time = predictions.c.made_at < row["began_at"] if row["began_at"] else true()
    await _give(
        conn,
        key,
        points=case((in_time, _points(result)), else_=null()),
        exact=case((in_time, case((_exact(result), 1), else_=0)), else_=null()),
    )
    await add_up(conn, key, row["month"], row["season"])
    if before is not None and (before["month"], before["season"]) != (row["month"], row["season"]):
        await add_up(conn, key, before["month"], before["season"])
    return True


async def _give(conn: AsyncConnection, match: MatchKey, **to: ColumnElement[Any]) -> None:
    await conn.execute(update(predictions).where(predictions.c.match == match).values(**to))


async def add_up(conn: AsyncConnection, match: MatchKey, month_: str, season_: str) -> None:
    """The totals of everybody who predicted a match, for the periods that it belongs to."""
    played = select(predictions.c.fan).where(predictions.c.match == match)
    periods = ((f"month {month_}", rounds.c.month == month_), (season(season_), rounds.c.season == season_))
    for period, within in periods:
        await _total(conn, period, within, predictions.c.fan.in_(played))
        await conn.execute(
            delete(totals).where(
                totals.c.period == period, totals.c.fan.in_(played), totals.c.fan.not_in(_counted(within))
            )
        )


async def add_up_for(conn: AsyncConnection, who: ColumnElement[bool]) -> None:
    """The totals of some fans, for every period in which they have points."""
    played = select(rounds.c.month, rounds.c.season).join(predictions, predictions.c.match == rounds.c.match)
    for month_, season_ in (await conn.execute(played.where(who).distinct())).all():
        await _total(conn, f"month {month_}", rounds.c.month == month_, who)
        await _total(conn, season(season_), rounds.c.season == season_, who)


async def _total(
    conn: AsyncConnection, period: str, within: ColumnElement[bool], who: ColumnElement[bool]
) -> None:
    p = predictions.c
    summed = (
        select(literal(period), p.fan, func.sum(p.points), func.sum(p.exact), func.count())
        .join(rounds, rounds.c.match == p.match)
        .where(within, who, p.points.is_not(None))
        .group_by(p.fan)
    )
    columns = ["period", "fan", "points", "exact", "played"]
    statement = insert_into(conn, totals).from_select(columns, summed)
    news = {name: statement.excluded[name] for name in ("points", "exact", "played")}
    await conn.execute(statement.on_conflict_do_update(index_elements=["period", "fan"], set_=news))


def _counted(within: ColumnElement[bool]) -> Select[Any]:
    """Fans who have points in a period still."""
    p = predictions.c
    return select(p.fan).join(rounds, rounds.c.match == p.match).where(within, p.points.is_not(None))


def _round(dossier: Dossier, result: Settled) -> dict[str, Any]:
    team, scorer = result.scorer or (None, None)
    began, kickoff = dossier.kickoff_at, dossier.kickoff
    day = began.astimezone(UTC).date() if began else kickoff.value.day if kickoff else None
    return {
        "home": result.score.home,
        "away": result.score.away,
        "scorer_team": team,
        "scorer": scorer,
        "began_at": begins_at_the_earliest(dossier),
        "month": f"{day:%Y-%m}" if day else "",
        "season": dossier.match.season,
    }


def _points(result: Settled) -> ColumnElement[int]:
    """`bot.knowledge.predictions.points`, as SQL."""
    p, score = predictions.c, result.score
    by, was = p.home - p.away, score.home - score.away
    outcome = by > 0 if was > 0 else by < 0 if was < 0 else by == 0
    hits: list[tuple[ColumnElement[bool], int]] = [(_exact(result), POINTS[Hit.EXACT])]
    if was:
        hits.append((by == was, POINTS[Hit.DIFFERENCE]))
    hits.append((outcome, POINTS[Hit.OUTCOME]))
    first: ColumnElement[bool] = false()
    if result.scorer is not None:
        first = and_(p.scorer_team == result.scorer[0], p.scorer == result.scorer[1])
    return case(*hits, else_=POINTS[Hit.MISS]) + case((first, SCORER), else_=0)


def _exact(result: Settled) -> ColumnElement[bool]:
    return and_(predictions.c.home == result.score.home, predictions.c.away == result.score.away)
