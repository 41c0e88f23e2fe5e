"""Which of our teams a provider means."""

import asyncio
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.given import Given, Thing
from bot.knowledge.identity import Other, Same, Teams, slug
from bot.knowledge.match import Team, TeamKey
from bot.knowledge.spelling import plain
from storage import catalogue, identities
from storage.tables import matches


async def teams_meant(
    conn: AsyncConnection, given: Given, clubs: Sequence[Team], now: datetime
) -> dict[TeamKey, TeamKey]:
    """Our keys by the provider's. Teams that are new are kept, and those known get the name they have here
    as one more."""
    provider = given.source.key
    refs = {team.key: ref(provider, team.key) for team in given.teams}
    remembered = await identities.known(conn, provider, Thing.TEAM, refs.values())
    found = {key: TeamKey(remembered[name][0]) for key, name in refs.items() if name in remembered}
    unknown = [team for team in given.teams if team.key not in found]
    if not unknown:
        return found
    kept = {team.key: team for team in await catalogue.all_teams(conn)}
    everyone = {club.key: _known_by(kept.get(club.key, club), *club.aliases) for club in clubs}
    everyone = {**kept, **everyone}
    # many names against many names take seconds, in which others want to go on
    known = await asyncio.to_thread(Teams, everyone.values())
    verdicts = await asyncio.to_thread(_verdicts, known, unknown, set(found.values()))
    doubtful = [team for team in unknown if not isinstance(verdicts[team.key], Same)]
    if doubtful:
        vouched = await _opponents_of_opponents(conn, given, {**found, **_sure(verdicts)})
        taken = {*found.values(), *_sure(verdicts).values()}
        verdicts |= await asyncio.to_thread(_verdicts, known, doubtful, taken, vouched)
    new: list[Team] = []
    for team in unknown:
        verdict = verdicts[team.key]
        ours = _same(everyone[verdict.key], team) if isinstance(verdict, Same) else _new(team, everyone)
        found[team.key] = ours.key
        everyone[ours.key] = ours
        if kept.get(ours.key) != ours:
            new.append(ours)
    await catalogue.keep(conn, teams_=new)
    await identities.keep(
        conn, provider, Thing.TEAM, {refs[team.key]: (found[team.key], None) for team in unknown}
    )
    for team in unknown:
        verdict = verdicts[team.key]
        if isinstance(verdict, Other) and verdict.nearest:
            await identities.doubt(
                conn,
                provider,
                Thing.TEAM,
                refs[team.key],
                found[team.key],
                team.name,
                verdict.nearest,
                now,
            )
    return found


def ref(provider: str, key: str) -> str:
    """What the provider itself calls it, without the provider's name in front."""
    return key.removeprefix(f"{provider}:")[:200]


def _verdicts(
    known: Teams,
    named: Iterable[Team],
    taken: Collection[TeamKey],
    vouched: Mapping[TeamKey, Collection[TeamKey]] | None = None,
) -> dict[TeamKey, Same | Other]:
    """Where two teams of one answer seem to be one of ours, neither is."""
    verdicts = {
        team.key: known.meant(
            (team.name, *team.aliases), team.country, taken, (vouched or {}).get(team.key, ())
        )
        for team in named
    }
    meant = [verdict.key for verdict in verdicts.values() if isinstance(verdict, Same)]
    return {
        key: Other((verdict.key,)) if isinstance(verdict, Same) and meant.count(verdict.key) > 1 else verdict
        for key, verdict in verdicts.items()
    }


def _sure(verdicts: Mapping[TeamKey, Same | Other]) -> dict[TeamKey, TeamKey]:
    return {key: verdict.key for key, verdict in verdicts.items() if isinstance(verdict, Same)}


async def _opponents_of_opponents(
    conn: AsyncConnection, given: Given, found: Mapping[TeamKey, TeamKey]
) -> dict[TeamKey, set[TeamKey]]:
    """Who, as far as is known, plays whom a team is said to play on a day, by the provider's keys."""
    days = given.days()
    asked: dict[tuple[TeamKey, str], set[TeamKey]] = {}
    for match in given.matches:
        day = days.get(match.key)
        for one, other in ((match.home.key, match.away.key), (match.away.key, match.home.key)):
            if one not in found and other in found and day is not None:
                asked.setdefault((found[other], day.isoformat()), set()).add(one)
    vouched: dict[TeamKey, set[TeamKey]] = {}
    wanted = list(asked)
    for start in range(0, len(wanted), identities.AT_ONCE // 4):
        part = wanted[start : start + identities.AT_ONCE // 4]
        rows = await conn.execute(
            select(matches.c.home, matches.c.away, matches.c.day).where(
                or_(
                    *(
                        (matches.c.day == day) & ((matches.c.home == team) | (matches.c.away == team))
                        for team, day in part
                    )
                )
            )
        )
        for home, away, day in rows:
            for one, other in ((home, away), (away, home)):
                for theirs in asked.get((TeamKey(one), day), ()):
                    vouched.setdefault(theirs, set()).add(TeamKey(other))
    return vouched


def _same(ours: Team, theirs: Team) -> Team:
    """Our team, which the provider's whole name means, too."""
    known = _known_by(ours, theirs.name)
    return replace(known, colour=ours.colour or theirs.colour, country=ours.country or theirs.country)


def _known_by(team: Team, *names: str) -> Team:
    """The team, known by more names."""
    known = {plain(name) for name in (team.name, *team.aliases)}
    more = {plain(name): name for name in names if plain(name) not in known}
    return replace(team, aliases=(*team.aliases, *more.values()))


def _new(team: Team, known: Mapping[TeamKey, Team]) -> Team:
    """A team of its own, under a key that nobody has."""
    key, number = slug(team.name)[:70], 1
    if key in known and team.country:
        key = f"{key}-{team.country.lower()}"
    free = key
    while TeamKey(free) in known:
        number += 1
        free = f"{key}-{number}"
    return replace(team, key=TeamKey(free))
