"""Fans' predictions, what they brought, and the tables of who is ahead."""

from collections.abc import Sequence
from dataclasses import dataclass
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
    or_,
    select,
    true,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.dossier import Dossier
from bot.knowledge.forecast import ENOUGH, Forecast, Scorer
from bot.knowledge.match import MatchKey, Score, TeamKey
from bot.knowledge.predictions import (
    POINTS,
    SCORER,
    Hit,
    Prediction,
    Settled,
    settled,
)
from storage.database import insert_into
from storage.fan_tables import fans
from storage.game_tables import predictions, regulars, rounds, totals


@dataclass(frozen=True, slots=True)
class Made:
    """One fan's prediction of a match. `points` is None until the match is settled, and for one that came
    too late."""

    match: MatchKey
    prediction: Prediction
    made_at: datetime
    points: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """One row of a table: `name` is what the fan is called, empty where no platform told it."""

    fan: int
    name: str
    points: int
    exact: int
    played: int


@dataclass(frozen=True, slots=True)
class Board:
    """The best of a period, one's own row and place, and how many play."""

    best: Sequence[Standing]
    own: Standing | None
    place: int | None
    """One more than there are fans with more points, or as many and more exact scores."""
    fans: int


def month(of: datetime) -> str:
    """The period of a month: "month 2026-11", in UTC."""
    return f"month {of.astimezone(UTC):%Y-%m}"


def season(name: str) -> str:
    """The period of a season: "season 2026-27"."""
    return f"season {name}"


async def predict(
    conn: AsyncConnection,
    match: MatchKey,
    fan: int,
    said: Prediction,
    now: datetime,
    channel: int | None = None,
) -> None:
    """Keeps one fan's prediction; a later one takes the place of the earlier. `channel` is where it was made:
    from then on the fan stands in that channel's table."""
    team, scorer = said.scorer or (None, None)
    values = {
        "home": said.score.home,
        "away": said.score.away,
        "scorer_team": team,
        "scorer": scorer,
        "made_at": now,
    }
    statement = insert_into(conn, predictions).values(match=match, fan=fan, **values)
    await conn.execute(statement.on_conflict_do_update(index_elements=["match", "fan"], set_=values))
    if channel is not None:
        joined = insert_into(conn, regulars).values(channel=channel, fan=fan)
        await conn.execute(joined.on_conflict_do_nothing())


async def of_fan(conn: AsyncConnection, match: MatchKey, fan: int) -> Made | None:
    """A fan's prediction of a match; None without one."""
    p = predictions.c
    wanted = select(p.match, p.home, p.away, p.scorer_team, p.scorer, p.made_at, p.points)
    row = (await conn.execute(wanted.where(p.match == match, p.fan == fan))).first()
    if row is None:
        return None
    return Made(
        MatchKey(row.match),
        Prediction(Score(row.home, row.away), _scorer(row.scorer_team, row.scorer)),
        row.made_at,
        row.points,
    )


async def forecast(conn: AsyncConnection, match: MatchKey) -> Forecast:
    """How many predict what."""
    p = predictions.c
    scores = select(p.home, p.away, func.count()).where(p.match == match).group_by(p.home, p.away)
    scorers = (
        select(p.scorer_team, p.scorer, func.count())
        .where(p.match == match, p.scorer.is_not(None))
        .group_by(p.scorer_team, p.scorer)
    )
    return Forecast(
        {(home, away): n for home, away, n in await conn.execute(scores)},
        {(TeamKey(team), player): n for team, player, n in await conn.execute(scorers)},
    )


async def is_crowd(conn: AsyncConnection, match: MatchKey) -> bool:
    """Whether enough fans have predicted a match to speak of a crowd."""
    some = select(predictions.c.fan).where(predictions.c.match == match).limit(ENOUGH).subquery()
    return await conn.scalar(select(func.count()).select_from(some)) == ENOUGH


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


async def board(
    conn: AsyncConnection, period: str, fan: int | None, channel: int | None = None, best: int = 10
) -> Board:
    """The table of a period ("month 2026-11"), everywhere or among those who play in one channel."""
    here = totals.c.period == period
    if channel is not None:
        here &= totals.c.fan.in_(select(regulars.c.fan).where(regulars.c.channel == channel))
    wanted = (
        select(totals.c.fan, fans.c.name, totals.c.points, totals.c.exact, totals.c.played)
        .join(fans, fans.c.id == totals.c.fan)
        .where(here)
    )
    order = (totals.c.points.desc(), totals.c.exact.desc(), totals.c.played, totals.c.fan)
    top = [Standing(*row) for row in await conn.execute(wanted.order_by(*order).limit(best))]
    count = await conn.scalar(select(func.count()).select_from(totals).where(here))
    own = place = None
    if fan is not None:
        row = (await conn.execute(wanted.where(totals.c.fan == fan))).first()
        own = Standing(*row) if row else None
    if own is not None:
        ahead = or_(
            totals.c.points > own.points,
            and_(totals.c.points == own.points, totals.c.exact > own.exact),
        )
        above = await conn.scalar(select(func.count()).select_from(totals).where(here, ahead))
        place = int(above or 0) + 1
    return Board(top, own, place, int(count or 0))


async def export(conn: AsyncConnection, fan: int) -> list[dict[str, Any]]:
    """Everything that a fan predicted, in plain words, the latest first."""
    p = predictions.c
    wanted = select(p.match, p.home, p.away, p.scorer, p.made_at, p.points).where(p.fan == fan)
    return [
        {
            "match": row.match,
            "score": f"{row.home}-{row.away}",
            "first_scorer": row.scorer,
            "made_at": row.made_at.isoformat(),
            "points": row.points,
        }
        for row in await conn.execute(wanted.order_by(p.made_at.desc()))
    ]


async def forget(conn: AsyncConnection, fan: int) -> int:
    """Everything that a fan predicted, and their place in every table; gives how many predictions it was."""
    gone = await conn.execute(delete(predictions).where(predictions.c.fan == fan))
    for table in (totals, regulars):
        await conn.execute(delete(table).where(table.c.fan == fan))
    return gone.rowcount


async def merge_fans(conn: AsyncConnection, stays: int, goes: int) -> None:
    """Two accounts turn out to be one person's. Of two predictions of a match the later one stands."""
    theirs, other = predictions.alias("theirs"), predictions.alias("other")
    both = (
        select(theirs.c.match, theirs.c.made_at < other.c.made_at)
        .join(other, and_(other.c.match == theirs.c.match, other.c.fan == goes))
        .where(theirs.c.fan == stays)
    )
    for match, other_is_newer in (await conn.execute(both)).all():
        loser = stays if other_is_newer else goes
        await conn.execute(
            delete(predictions).where(predictions.c.fan == loser, predictions.c.match == match)
        )
    await conn.execute(update(predictions).where(predictions.c.fan == goes).values(fan=stays))
    places = select(regulars.c.channel, literal(stays)).where(regulars.c.fan == goes)
    await conn.execute(
        insert_into(conn, regulars).from_select(["channel", "fan"], places).on_conflict_do_nothing()
    )
    for table in (totals, regulars):
        await conn.execute(delete(table).where(table.c.fan == goes))
    await _add_up_for(conn, predictions.c.fan == stays)


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


async def _add_up_for(conn: AsyncConnection, who: ColumnElement[bool]) -> None:
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
        "began_at": began,
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


def _scorer(team: str | None, player: str | None) -> Scorer | None:
    return (TeamKey(team), player) if team and player else None
