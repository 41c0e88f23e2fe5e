"""The dossier of a match, with what its other matches tell about it."""

from collections.abc import Sequence
from datetime import UTC, datetime, time

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.claims import Claim, Scope
from bot.knowledge.dossier import Context, Dossier, Played, Upcoming, resolve
from bot.knowledge.match import Match, MatchKey, TeamKey
from storage import catalogue, claims, fixtures, marks
from storage.tables import matches

RECENT = 5
"""How many earlier matches of a side its form is told by."""
MEETINGS = 10


class UnknownMatchError(LookupError):
    """There is no match with this key."""


async def load(conn: AsyncConnection, key: MatchKey, scope: Scope = None) -> Dossier:
    """All that is known of a match in a scope. Raises UnknownMatchError."""
    match = (await catalogue.matches_by_key(conn, [key])).get(key)
    if match is None:
        raise UnknownMatchError(key)
    said = (await claims.of_matches(conn, [key], scope))[key]
    begins = _begins(resolve(match, said, scope=scope))
    return resolve(match, said, scope=scope, context=await _context(conn, match, begins, scope))


async def _context(conn: AsyncConnection, match: Match, begins: datetime, scope: Scope) -> Context:
    sides = (match.home.key, match.away.key)
    recent = {team: await fixtures.finished(conn, team, begins, RECENT) for team in sides}
    meetings = await fixtures.finished(conn, sides[0], begins, MEETINGS, opponent=sides[1])
    following = {team: await _next_after(conn, team, match.key, begins) for team in sides}
    first_leg = await _first_leg(conn, match)
    others = {m.key: m for group in (*recent.values(), meetings, first_leg) for m in group}
    others |= {m.key: m for m in following.values() if m}
    said = await claims.of_matches(conn, list(others), scope, claims.OUTLINE)
    played = {key: _played(other, said[key], scope) for key, other in others.items()}
    return Context(
        tie=await catalogue.tie(conn, match.leg.tie) if match.leg else None,
        first_leg=next((p for m in first_leg if (p := played[m.key])), None),
        recent={team: tuple(p for m in found if (p := played[m.key])) for team, found in recent.items()},
        meetings=tuple(p for m in meetings if (p := played[m.key])),
        following={
            team: Upcoming(m, kickoff.value)
            for team, m in following.items()
            if m and (kickoff := resolve(m, said[m.key], scope=scope).kickoff)
        },
        fans=await marks.tallies(conn, match.key),
    )


async def _first_leg(conn: AsyncConnection, match: Match) -> list[Match]:
    if match.leg is None or match.leg.number != 2:
        return []
    wanted = select(matches.c.key).where(matches.c.tie == match.leg.tie, matches.c.leg == 1)
    return await catalogue.find_matches(conn, wanted)


async def _next_after(conn: AsyncConnection, team: TeamKey, key: MatchKey, begins: datetime) -> Match | None:
    soon = await fixtures.upcoming(conn, team, begins, limit=2)
    return next((match for match in soon if match.key != key), None)


def _played(match: Match, said: Sequence[Claim], scope: Scope) -> Played | None:
    dossier = resolve(match, said, scope=scope)
    if dossier.final is None:
        return None
    kickoff = dossier.kickoff.value if dossier.kickoff else None
    return Played(
        match=match,
        on=(kickoff.at.date() if kickoff.at else kickoff.day) if kickoff else None,
        result=dossier.final,
        lineups={team: lineup.value for team, lineup in dossier.confirmed.items()},
        notes=tuple(note.value.text for _, note in dossier.notes),
        source=dossier.result.source if dossier.result else None,
    )


def _begins(dossier: Dossier) -> datetime:
    """When the match starts, as near as it is known; a far future where it is not known at all."""
    if dossier.kickoff_at is not None:
        return dossier.kickoff_at
    day = dossier.kickoff.value.day if dossier.kickoff else None
    return datetime.combine(day, time(), UTC) if day else datetime(9999, 1, 1, tzinfo=UTC)
