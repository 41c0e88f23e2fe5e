"""Which of our matches a provider means."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.given import Given, Thing
from bot.knowledge.match import Leg, Match, MatchKey, Status, TeamKey, TieKey
from storage import catalogue, identities
from storage.recognised_teams import ref
from storage.tables import matches

MOVED = timedelta(days=3)
"""Two matches of the same two sides at the same ground, this close, are one that was moved or mistold."""


class _Candidate:
    """A match that is known, as far as it takes to see whether it is meant."""

    def __init__(self, key: str, competition: str, season: str, day: str | None, status: str) -> None:
        self.key = MatchKey(key)
        self.of = (competition, season)
        self.day = date.fromisoformat(day) if day else None
        self.to_come = status in (Status.SCHEDULED.value, Status.POSTPONED.value)


async def matches_meant(
    conn: AsyncConnection,
    given: Given,
    teams: Mapping[TeamKey, TeamKey],
    ties: Mapping[TieKey, TieKey],
    now: datetime,
) -> dict[MatchKey, MatchKey]:
    """Our keys by the provider's. New ones are kept; of those known, what was not known of them."""
    provider, days = given.source.key, given.days()
    theirs = {match.key: _in_our_words(match, teams, ties) for match in given.matches}
    refs = {key: ref(provider, key) for key in theirs}
    remembered = await identities.known(conn, provider, Thing.MATCH, refs.values())
    found = {key: MatchKey(remembered[name][0]) for key, name in refs.items() if name in remembered}
    unknown = {key: match for key, match in theirs.items() if key not in found}
    if unknown:
        candidates = await _candidates(conn, unknown.values())
        taken, keys = set(found.values()), {one.key for some in candidates.values() for one in some}
        for key, match in unknown.items():
            day = days.get(key)
            there = [
                one for one in candidates.get((match.home.key, match.away.key), ()) if one.key not in taken
            ]
            found[key] = _meant(match, day, there) or _new_key(match, day, keys)
            taken.add(found[key])
            keys.add(found[key])
        await identities.keep(conn, provider, Thing.MATCH, {refs[key]: (found[key], None) for key in unknown})
    await _keep(conn, [replace(match, key=found[key]) for key, match in theirs.items()])
    return found


async def _candidates(
    conn: AsyncConnection, wanted: Iterable[Match]
) -> dict[tuple[TeamKey, TeamKey], list[_Candidate]]:
    """Every known match of the same two sides at the same ground."""
    grounds = sorted({match.home.key for match in wanted})
    found: dict[tuple[TeamKey, TeamKey], list[_Candidate]] = {}
    for start in range(0, len(grounds), identities.AT_ONCE):
        columns = (matches.c.key, matches.c.competition, matches.c.season, matches.c.day, matches.c.status)
        rows = await conn.execute(
            select(matches.c.home, matches.c.away, *columns).where(
                matches.c.home.in_(grounds[start : start + identities.AT_ONCE])
            )
        )
        for home, away, *rest in rows:
            found.setdefault((TeamKey(home), TeamKey(away)), []).append(_Candidate(*rest))
    return found


def _meant(match: Match, day: date | None, there: Sequence[_Candidate]) -> MatchKey | None:
    """The one within a few days; or else the only one of this season's competition that is still to come, of
    which only the date was wrong. None where it is new, or several would do."""
    near = [one for one in there if one.day and day and abs(one.day - day) <= MOVED]
    if not near:
        season = [one for one in there if one.of == (match.competition.key, match.season)]
        near = [one for one in season if one.to_come or one.day is None or day is None]
    return near[0].key if len(near) == 1 else None


def _new_key(match: Match, day: date | None, taken: set[MatchKey]) -> MatchKey:
    """A name and no more, such as "atalanta-liverpool-2024-04-18": the day in it is the one first told."""
    key = f"{match.home.key[:50]}-{match.away.key[:50]}-{day or match.season}"
    free, number = MatchKey(key), 1
    while free in taken:
        number += 1
        free = MatchKey(f"{key}-{number}")
    return free


def _in_our_words(match: Match, teams: Mapping[TeamKey, TeamKey], ties: Mapping[TieKey, TieKey]) -> Match:
    leg = Leg(ties[match.leg.tie], match.leg.number) if match.leg and match.leg.tie in ties else None
    return replace(
        match,
        home=replace(match.home, key=teams[match.home.key]),
        away=replace(match.away, key=teams[match.away.key]),
        leg=leg,
    )


async def _keep(conn: AsyncConnection, wanted: Sequence[Match]) -> None:
    """Keeps what is new, and what is new about those known; what was known of them stands."""
    before = await catalogue.matches_by_key(conn, [match.key for match in wanted])
    news = [
        replace(known, stage=known.stage or match.stage, leg=known.leg or match.leg)
        if (known := before.get(match.key))
        else match
        for match in wanted
    ]
    await catalogue.keep(conn, matches_=[match for match in news if before.get(match.key) != match])
