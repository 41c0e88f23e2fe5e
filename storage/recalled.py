"""Matches that an answer names by their ids alone, because its provider told of them before."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.given import Given, Thing
from bot.knowledge.match import Match, MatchKey, Team, TeamKey
from storage import catalogue, identities
from storage.recognised_teams import ref
from storage.tables import identities as remembered


async def with_recalled(conn: AsyncConnection, given: Given) -> Given:
    """The same answer, with the matches that it has claims about and does not list, and with their sides: an
    answer about absences says who is missing in a match, and not who plays. A match that its provider never
    told of is not recalled."""
    listed = {match.key for match in given.matches}
    unlisted = {ref(given.source.key, claim.about.match): claim.about.match for claim in given.claims}
    unlisted = {name: key for name, key in unlisted.items() if key not in listed}
    if not unlisted:
        return given
    known = await identities.known(conn, given.source.key, Thing.MATCH, unlisted)
    ours = await catalogue.matches_by_key(conn, [MatchKey(key) for key, _ in known.values()])
    sides = {side.key: side for match in ours.values() for side in (match.home, match.away)}
    theirs = await _called(conn, given, sides)
    found = [
        _in_their_words(match, unlisted[name], theirs)
        for name, (key, _) in known.items()
        if (match := ours.get(MatchKey(key))) is not None
        and {match.home.key, match.away.key} <= theirs.keys()
    ]
    teams = {side.key: side for match in found for side in (match.home, match.away)}
    teams |= {team.key: team for team in given.teams}
    return replace(given, teams=tuple(teams.values()), matches=(*given.matches, *found))


def _in_their_words(match: Match, key: MatchKey, theirs: Mapping[TeamKey, Team]) -> Match:
    return replace(match, key=key, home=theirs[match.home.key], away=theirs[match.away.key], leg=None)


async def _called(conn: AsyncConnection, given: Given, sides: Mapping[TeamKey, Team]) -> dict[TeamKey, Team]:
    """What the provider calls our teams: as the answer does, where it has two names for one."""
    provider, listed = given.source.key, {team.key: team for team in given.teams}
    rows = await conn.execute(
        select(remembered.c.key, remembered.c.ref).where(
            remembered.c.provider == provider,
            remembered.c.thing == Thing.TEAM.value,
            remembered.c.key.in_(list(sides)),
        )
    )
    found: dict[TeamKey, Team] = {}
    for ours, name in rows:
        theirs = TeamKey(f"{provider}:{name}")
        if theirs in listed or ours not in found:
            found[TeamKey(ours)] = listed.get(theirs) or Team(theirs, sides[TeamKey(ours)].name)
    return found
