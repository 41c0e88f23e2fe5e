"""What is followed and near in time, for whoever asks providers about it."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.claims import Claim, LineupOf, ResultOf, StatusOf, StatusValue
from bot.knowledge.given import Thing
from bot.knowledge.match import CompetitionKey, MatchKey, Status, TeamKey
from bot.knowledge.team_news import Lineup
from storage import claims
from storage.identities import AT_ONCE
from storage.tables import follows, identities, matches

_TELLING = tuple(kind.__name__ for kind in (StatusOf, ResultOf, LineupOf))


class Awaited(NamedTuple):
    """A match as the calendar has it."""

    key: MatchKey
    competition: CompetitionKey
    season: str
    home: TeamKey
    away: TeamKey
    kickoff_at: datetime | None
    day: date | None
    status: Status


class Told(NamedTuple):
    """How far each source has told a match: when it said that it is over, and who has told both line-ups."""

    final: dict[str, datetime]
    lined_up: frozenset[str]


async def targets(conn: AsyncConnection) -> list[str]:
    """Everything that some channel follows ("team:liverpool")."""
    found = await conn.execute(select(follows.c.target).distinct().order_by(follows.c.target))
    return list(found.scalars())


async def around(conn: AsyncConnection, of: Sequence[str], first: date, last: date) -> list[Awaited]:
    """The matches that these follow targets mean, on the days from `first` to `last`; none without any. There
    may be more targets than a query takes, so that they are looked for among the matches of these days."""
    if not of:
        return []
    targets = set(of)
    columns = ("key", "competition", "season", "home", "away", "kickoff_at", "day", "status")
    wanted = (
        select(*(matches.c[name] for name in columns))
        .where(matches.c.day >= first.isoformat(), matches.c.day <= last.isoformat())
        .order_by(matches.c.day, matches.c.kickoff_at, matches.c.key)
    )
    return [
        Awaited(
            MatchKey(row.key),
            CompetitionKey(row.competition),
            row.season,
            TeamKey(row.home),
            TeamKey(row.away),
            row.kickoff_at,
            date.fromisoformat(row.day),
            Status(row.status),
        )
        for row in await conn.execute(wanted)
        if targets
        & {
            f"team:{row.home}",
            f"team:{row.away}",
            f"competition:{row.competition}",
            f"match:{row.key}",
        }
    ]


async def competitions_of(
    conn: AsyncConnection, keys: Collection[MatchKey]
) -> dict[CompetitionKey, set[str]]:
    """The competitions of these matches, with the seasons."""
    found: dict[CompetitionKey, set[str]] = {}
    wanted = sorted(keys)
    for start in range(0, len(wanted), AT_ONCE):
        some = matches.c.key.in_(wanted[start : start + AT_ONCE])
        rows = await conn.execute(select(matches.c.competition, matches.c.season).where(some).distinct())
        for competition, season in rows:
            found.setdefault(CompetitionKey(competition), set()).add(season)
    return found


async def entries(conn: AsyncConnection, seasons: Collection[str]) -> dict[CompetitionKey, set[TeamKey]]:
    """Who plays in what, as far as matches of these seasons are known."""
    found: dict[CompetitionKey, set[TeamKey]] = {}
    for side in (matches.c.home, matches.c.away):
        rows = await conn.execute(
            select(matches.c.competition, side).where(matches.c.season.in_(sorted(seasons))).distinct()
        )
        for competition, team in rows:
            found.setdefault(CompetitionKey(competition), set()).add(TeamKey(team))
    return found


async def refs(conn: AsyncConnection, provider: str, thing: Thing, keys: Collection[str]) -> dict[str, str]:
    """What a provider calls these things, by our keys."""
    found: dict[str, str] = {}
    wanted = sorted(keys)
    for start in range(0, len(wanted), AT_ONCE):
        rows = await conn.execute(
            select(identities.c.key, identities.c.ref)
            .where(identities.c.provider == provider, identities.c.thing == thing.value)
            .where(identities.c.key.in_(wanted[start : start + AT_ONCE]))
            .order_by(identities.c.ref)
        )
        found.update({row.key: row.ref for row in rows})
    return found


async def told(conn: AsyncConnection, keys: Sequence[MatchKey]) -> dict[MatchKey, Told]:
    """How far each of these matches was told, by each source."""
    found: dict[MatchKey, Told] = {}
    for start in range(0, len(keys), AT_ONCE):
        said = await claims.of_matches(conn, keys[start : start + AT_ONCE], kinds=_TELLING)
        found |= {key: Told(_finals(some), _lined_up(some)) for key, some in said.items()}
    return found


def _finals(said: Sequence[Claim]) -> dict[str, datetime]:
    """By source: when it said that the match is over. Its newest word on the status counts, or its result
    where it never says a status."""
    statuses: dict[str, Claim] = {}
    results: dict[str, Claim] = {}
    for claim in sorted(said, key=lambda claim: claim.said_at):
        if isinstance(claim.about, StatusOf):
            statuses[claim.source.key] = claim
        elif isinstance(claim.about, ResultOf):
            results.setdefault(claim.source.key, claim)
    over = {source: claim for source, claim in results.items() if source not in statuses}
    over |= {
        source: claim
        for source, claim in statuses.items()
        if isinstance(claim.value, StatusValue) and claim.value.status is Status.FINISHED
    }
    return {source: claim.said_at for source, claim in over.items()}


def _lined_up(said: Sequence[Claim]) -> frozenset[str]:
    teams: dict[str, set[TeamKey]] = {}
    for claim in said:
        about, value = claim.about, claim.value
        if isinstance(about, LineupOf) and about.confirmed and isinstance(value, Lineup) and value.complete:
            teams.setdefault(claim.source.key, set()).add(about.team)
    return frozenset(source for source, sides in teams.items() if len(sides) == 2)
