"""The other matches that tell something about one: form, meetings, the first leg, what comes after."""

from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, RowMapping, Select, bindparam, literal_column, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.match import Match, MatchKey, Status, TeamKey
from storage.fixtures import OVER
from storage.tables import matches

RECENT = 10
"""How many earlier matches of a side its form is told by."""
MEETINGS = 40
"""Twenty years of a league, or all there is."""


class Neighbours(NamedTuple):
    """Keys of other matches, newest first; `following` is each side's next match, soonest."""

    recent: dict[TeamKey, list[MatchKey]]
    meetings: list[MatchKey]
    following: dict[TeamKey, MatchKey]
    first_leg: MatchKey | None

    @property
    def keys(self) -> list[MatchKey]:
        """Each once."""
        groups = (*self.recent.values(), self.meetings, self.following.values())
        found = dict.fromkeys(key for group in groups for key in group)
        if self.first_leg:
            found[self.first_leg] = None
        return list(found)


async def of(conn: AsyncConnection, match: Match, begins: datetime) -> Neighbours:
    """The neighbours of a match that begins at an instant, in one query."""
    home, away, leg = match.home.key, match.away.key, match.leg
    rows = (
        await conn.execute(
            _NEIGHBOURS,
            {
                "key": match.key,
                "home": home,
                "away": away,
                "begins": begins,
                "day": begins.date().isoformat(),
                "tie": leg.tie if leg and leg.number == 2 else None,
            },
        )
    ).mappings()
    by_role: dict[str, list[MatchKey]] = {}
    for row in sorted(rows, key=_when, reverse=True):
        by_role.setdefault(row["role"], []).append(MatchKey(row["key"]))
    return Neighbours(
        recent={home: by_role.get("recent home", []), away: by_role.get("recent away", [])},
        meetings=by_role.get("meeting", []),
        following={
            team: found[0]
            for team, role in ((home, "following home"), (away, "following away"))
            if (found := by_role.get(role))
        },
        first_leg=next(iter(by_role.get("first leg", [])), None),
    )


def _when(row: RowMapping) -> tuple[str, datetime, str]:
    return (row["day"] or "", row["kickoff_at"] or datetime.min.replace(tzinfo=UTC), row["key"])


def _plays(side: str) -> ColumnElement[bool]:
    return (matches.c.home == bindparam(side)) | (matches.c.away == bindparam(side))


def _before(*sides: str, limit: int) -> Select[Any]:
    """Finished matches of these sides that began earlier; on another day where the hour is not known."""
    kickoff, day = matches.c.kickoff_at, matches.c.day
    return (
        _chosen(*(_plays(side) for side in sides))
        .where(matches.c.status == Status.FINISHED.value, day <= bindparam("day"))
        .where((kickoff < bindparam("begins")) | (day < bindparam("day")))
        .order_by(day.desc(), kickoff.desc(), matches.c.key)
        .limit(limit)
    )


def _after(side: str) -> Select[Any]:
    """A side's next match, among those that are not over."""
    kickoff, day = matches.c.kickoff_at, matches.c.day
    return (
        _chosen(_plays(side))
        .where(matches.c.status.not_in(OVER), day >= bindparam("day"))
        .where((kickoff > bindparam("begins")) | (kickoff.is_(None) & (day > bindparam("day"))))
        .order_by(day, kickoff, matches.c.key)
        .limit(1)
    )


def _chosen(*conditions: ColumnElement[bool]) -> Select[Any]:
    columns = (matches.c.key, matches.c.day, matches.c.kickoff_at)
    return select(*columns).where(matches.c.key != bindparam("key"), *conditions)


def _as(role: str, chosen: Select[Any]) -> Select[Any]:
    """SQLite sorts and limits the parts of a union only where each is a query of its own."""
    return select(literal_column(f"'{role}'").label("role"), chosen.subquery(role.replace(" ", "_")))


_NEIGHBOURS = union_all(
    _as("recent home", _before("home", limit=RECENT)),
    _as("recent away", _before("away", limit=RECENT)),
    _as("meeting", _before("home", "away", limit=MEETINGS)),
    _as("following home", _after("home")),
    _as("following away", _after("away")),
    _as("first leg", _chosen(matches.c.tie == bindparam("tie"), matches.c.leg == 1)),
)
