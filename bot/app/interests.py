"""What is worth asking providers about: what channels follow, and what the operator names."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.given import Thing
from bot.knowledge.match import CompetitionKey, MatchKey, TeamKey
from bot.sources.leagues import League, leagues
from bot.sources.phases import GIVEN_UP, Fixture
from bot.sources.questions import Interest
from bot.sources.running_seasons import is_left_out, leagues_of, seasons
from storage import awaited, catalogue
from storage.awaited import Awaited, Told
from storage.database import Database

AS_OF = timedelta(minutes=5)
"""How old what is followed may be; what changes it in this process says so."""
BEHIND = GIVEN_UP + timedelta(days=1)
AHEAD = timedelta(days=4)
PAST_SEASONS = 2
"""How many seasons that are over are worth having, for form and earlier meetings."""


@dataclass(frozen=True, slots=True)
class _Followed:
    targets: Sequence[str]
    competitions: Sequence[League]


class Interests:
    """`named` are competitions that are kept up to date whether a channel follows them or not."""

    def __init__(self, database: Database, named: Sequence[CompetitionKey] = ()) -> None:
        self._database = database
        self._named = named
        self._followed: _Followed | None = None
        self._as_of: datetime | None = None

    def changed(self) -> None:
        """Somebody follows something else now."""
        self._followed = None

    async def of(self, provider: str, now: datetime, country: str | None = None) -> Interest:
        """All of it, in the words of one provider; nothing where none of it is of the country."""
        async with self._database.read() as conn:
            followed = await self._what_is_followed(conn, now)
            if country is not None and all(one.country != country for one in followed.competitions):
                return Interest((), (), (), {}, {})
            near = await awaited.around(conn, followed.targets, (now - BEHIND).date(), (now + AHEAD).date())
            keys = [one.key for one in near]
            sides = {one.key: (one.home, one.away) for one in near}
            teams = {side for both in sides.values() for side in both}
            match_refs = await awaited.refs(conn, provider, Thing.MATCH, keys)
            team_refs = await awaited.refs(conn, provider, Thing.TEAM, teams)
            told = await awaited.told(conn, keys)
        running = [(league, year) for league in followed.competitions for year in seasons(league, now)]
        return Interest(
            competitions=running,
            past=_past(followed.competitions, now),
            fixtures=[_fixture(one, provider, match_refs.get(one.key), told[one.key]) for one in near],
            teams={TeamKey(team): ref for team, ref in team_refs.items()},
            sides={str(key): both for key, both in sides.items()},
        )

    async def _what_is_followed(self, conn: AsyncConnection, now: datetime) -> _Followed:
        if self._followed is None or self._as_of is None or now - self._as_of > AS_OF:
            self._followed, self._as_of = await self._look_it_up(conn, now), now
        return self._followed

    async def _look_it_up(self, conn: AsyncConnection, now: datetime) -> _Followed:
        targets = await awaited.targets(conn)
        by_kind: dict[str, set[str]] = {"team": set(), "competition": set(), "match": set()}
        for target in targets:
            kind, _, key = target.partition(":")
            by_kind.setdefault(kind, set()).add(key)
        wanted = {CompetitionKey(key) for key in by_kind["competition"]} | set(self._named)
        wanted |= set(await awaited.competitions_of(conn, {MatchKey(key) for key in by_kind["match"]}))
        found = {key: league for key, league in leagues().items() if key in wanted}
        found |= await _of_teams(conn, {TeamKey(key) for key in by_kind["team"]}, now)
        return _Followed(targets, list(found.values()))


async def _of_teams(
    conn: AsyncConnection, keys: Collection[TeamKey], now: datetime
) -> dict[CompetitionKey, League]:
    """Where these teams play, or may still come to play this season."""
    teams = [team for team in await catalogue.all_teams(conn) if team.key in keys]
    if not teams:
        return {}
    names = {league.season(year) for league in leagues().values() for year in seasons(league, now)}
    there = await awaited.entries(conn, names)
    plays = {key: {one for one, playing in there.items() if key in playing} for key in keys}
    may = leagues_of(teams, plays)
    return {key: league for key, league in may.items() if not is_left_out(league, keys, there)}


def _past(followed: Iterable[League], now: datetime) -> list[tuple[League, int]]:
    return [
        (league, seasons(league, now)[0] - ago) for league in followed for ago in range(1, PAST_SEASONS + 1)
    ]


def _fixture(one: Awaited, provider: str, ref: str | None, told: Told) -> Fixture:
    return Fixture(
        one.key,
        one.competition,
        one.season,
        one.kickoff_at,
        one.day,
        one.status,
        refs={provider: ref} if ref is not None else {},
        final=told.final,
        lined_up=told.lined_up,
    )
